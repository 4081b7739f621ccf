package dev.onset.cli.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.onset.api.InstalledFunctions;
import dev.onset.api.QueryResult;
import dev.onset.api.Row;
import dev.onset.api.Session;
import dev.onset.error.OnsetException;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.Catalog;
import dev.onset.plan.Field;
import dev.onset.plan.Schema;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/** The names that can be typed, as of the archive's last commit; looked up when they are first asked for. */
final class CatalogNames {

    /** Runs are offered up to this number. */
    private static final int MOST_VALUES = 5_000;

    private static final List<String> STANDARD_FUNCTIONS = List.of("abs", "any_value", "arg_max", "arg_min", "avg",
            "ceil", "coalesce", "concat", "corr", "count", "dense_rank", "exp", "first_value", "floor", "greatest",
            "lag", "last_value", "lead", "least", "length", "list", "ln", "log10", "lower", "max", "median", "min",
            "mod", "nullif", "ntile", "percent_rank", "percentile_cont", "power", "rank", "regr_slope", "round",
            "row_number", "sign", "sqrt", "stddev", "string_agg", "substring", "sum", "trim", "upper", "var_pop",
            "variance");

    private final Session session;
    private final Map<String, List<String>> values = new HashMap<>();
    private long version = Long.MIN_VALUE;
    private Map<String, List<String>> columns = Map.of();
    private List<String> otherNames = List.of();
    private @Nullable Map<String, String> functions;

    CatalogNames(Session session) {
        this.session = session;
    }

    private synchronized void refresh() {
        Catalog catalog = session.catalog();
        if (catalog.version() == version) {
            return;
        }
        version = catalog.version();
        values.clear();
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Table table : catalog.tables()) {
            found.put(table.name(), table.fields().stream().map(Field::name).toList());
        }
        for (View view : catalog.views()) {
            found.put(view.name(), viewColumns(quoted(view.name())));
        }
        for (Schema schema : catalog.schemas()) {
            schema.tables().forEach(table -> found.put(table.qualifiedName(),
                    table.fields().stream().map(Field::name).toList()));
            schema.views().forEach(view -> found.put(Schema.qualified(schema.name(), view.name()),
                    viewColumns(quoted(schema.name()) + "." + quoted(view.name()))));
        }
        columns = found;
        // Only these must be looked at when a word with a slash or a dot is typed.
        otherNames = found.values().stream().flatMap(Collection::stream)
                .filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*")).distinct().toList();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private List<String> viewColumns(String view) {
        try {
            return session.prepare("SELECT * FROM " + view).fields().stream().map(Field::name).toList();
        } catch (OnsetException e) {
            return List.of(); // a view that cannot be planned any more
        }
    }

    Set<String> tables() {
        refresh();
        return columns.keySet();
    }

    /** The columns of some tables; of no table, those of all. */
    Set<String> columns(Collection<String> tables) {
        refresh();
        Set<String> names = new TreeSet<>();
        columns.forEach((table, ofTable) -> {
            if (tables.isEmpty() ? !table.contains(".") : tables.contains(table)) {
                names.addAll(ofTable);
            }
        });
        return names;
    }

    /** Whether a column that needs quotes begins so. */
    boolean beginsColumn(String text) {
        refresh();
        String lower = text.toLowerCase(Locale.ROOT);
        return !text.isEmpty() && otherNames.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(lower));
    }

    /** By name, each with how it is called; empty for the standard ones. */
    synchronized Map<String, String> functions() {
        Map<String, String> known = functions;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (String name : STANDARD_FUNCTIONS) {
                known.put(name, "");
            }
            FunctionRegistry registry = InstalledFunctions.registry();
            for (var function : registry.all()) {
                known.put(function.signature().name(), function.signature().toString());
            }
            for (var function : registry.windows()) {
                known.put(function.signature().name(), function.signature() + " OVER (…)");
            }
            for (var function : registry.tables()) {
                known.put(function.signature().name(), function.signature().toString());
            }
            functions = known;
        }
        return known;
    }

    boolean isFunction(String name) {
        return functions().containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** What a query of one column gives, kept until the archive changes. */
    List<String> values(String sql) {
        refresh();
        synchronized (this) {
            return values.computeIfAbsent(sql, query -> {
                Set<String> found = new HashSet<>();
                try (QueryResult result = session.query(query + " LIMIT " + MOST_VALUES)) {
                    for (Row row : result.rows()) {
                        String text = row.getText(0);
                        if (text != null) {
                            found.add(text);
                        }
                    }
                } catch (OnsetException e) {
                    return List.of();
                }
                List<String> sorted = new ArrayList<>(found);
                sorted.sort(null);
                return sorted;
            });
        }
    }
}
