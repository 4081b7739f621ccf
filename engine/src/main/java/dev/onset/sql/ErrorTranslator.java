package dev.onset.sql;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Category;
import dev.onset.error.OnsetException.Position;
import dev.onset.plan.Catalog;
import dev.onset.plan.Field;
import dev.onset.plan.Table;

/** Calcite's complaints about a statement in plain words, with the nearest right name. */
final class ErrorTranslator {

    private static final Pattern NO_TABLE = Pattern.compile("(?:Object|Table) '(.+?)' not found.*");
    private static final Pattern NO_COLUMN = Pattern.compile("Column '(.+?)' not found in (?:any table|table '.*')");
    private static final Pattern AMBIGUOUS = Pattern.compile("Column '(.+?)' is ambiguous");
    private static final Pattern CANNOT_APPLY = Pattern
            .compile("(?s)Cannot apply '(.+?)' to arguments of type '(.+?)'\\. Supported form\\(s\\): .*");
    private static final Pattern NOT_GROUPED = Pattern.compile("Expression '(.+?)' is not being grouped");
    private static final Pattern ARGUMENT_COUNT = Pattern
            .compile("Invalid number of arguments to function '(.+?)'\\. Was expecting (\\d+) arguments");
    private static final Pattern UNKNOWN_TYPE = Pattern.compile("Unknown (?:datatype name|identifier) '(.+?)'");

    private ErrorTranslator() {}

    static OnsetException translate(CalciteContextException e, SqlNode statement, Catalog catalog) {
        Position position = new Position(e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn());
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String text = cause.getMessage() == null ? "" : cause.getMessage();
        return known(text, position, statement, catalog, cause);
    }

    private static OnsetException known(String text, @Nullable Position position, SqlNode statement, Catalog catalog,
            Throwable cause) {
        Matcher matcher = NO_COLUMN.matcher(text);
        if (matcher.matches()) {
            String name = matcher.group(1);
            return new OnsetException(Category.UNKNOWN_NAME,
                    "There is no column " + name + hint(name, statement, catalog), position, cause);
        }
        matcher = NO_TABLE.matcher(text);
        if (matcher.matches()) {
            String name = matcher.group(1);
            List<String> tables = catalog.tables().stream().map(Table::name).toList();
            String near = Suggestions.didYouMean(name, tables);
            return new OnsetException(Category.UNKNOWN_NAME, "There is no table " + name
                    + (near.isEmpty() ? "; the tables are " + String.join(", ", tables) : near), position, cause);
        }
        matcher = AMBIGUOUS.matcher(text);
        if (matcher.matches()) {
            return new OnsetException(Category.UNKNOWN_NAME, "The column " + matcher.group(1)
                    + " exists in several tables here; write which one, as in t." + matcher.group(1), position, cause);
        }
        matcher = NOT_GROUPED.matcher(text);
        if (matcher.matches()) {
            return new OnsetException(Category.TYPE, matcher.group(1)
                    + " is neither in GROUP BY nor inside an aggregate function", position, cause);
        }
        matcher = CANNOT_APPLY.matcher(text);
        if (matcher.matches()) {
            return new OnsetException(Category.TYPE, matcher.group(1).toLowerCase(Locale.ROOT)
                    + " cannot take " + arguments(matcher.group(2)), position, cause);
        }
        matcher = ARGUMENT_COUNT.matcher(text);
        if (matcher.matches()) {
            return new OnsetException(Category.ARGUMENT, matcher.group(1).toLowerCase(Locale.ROOT)
                    + " needs " + matcher.group(2) + " arguments", position, cause);
        }
        matcher = UNKNOWN_TYPE.matcher(text);
        if (matcher.matches()) {
            return new OnsetException(Category.UNKNOWN_NAME, "There is no type " + matcher.group(1), position, cause);
        }
        return new OnsetException(Category.TYPE, text, position, cause);
    }

    /** {@code '<VARCHAR> + <INTEGER>'} or {@code 'ABS(<VARCHAR>)'}: the types alone. */
    private static String arguments(String form) {
        Matcher types = Pattern.compile("<([^<>]+(?:<[^<>]*>)?)>").matcher(form);
        return types.results().map(result -> result.group(1).replaceAll("\\(\\d+(, \\d+)?\\)", "")
                .replace("CHAR ", "CHAR").replaceAll("^CHAR$", "VARCHAR"))
                .reduce((a, b) -> a + " and " + b).orElse(form);
    }

    private static String hint(String name, SqlNode statement, Catalog catalog) {
        Set<String> used = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        statement.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlIdentifier identifier) {
                if (!identifier.isStar()) {
                    used.add(identifier.names.getLast());
                }
                return null;
            }
        });
        for (Table table : catalog.tables()) {
            if (used.stream().anyMatch(table.name()::equalsIgnoreCase)) {
                table.fields().stream().map(Field::name).forEach(names::add);
            }
        }
        String near = Suggestions.didYouMean(name, names);
        if (near.isEmpty()) {
            used.remove(name);
            near = Suggestions.didYouMean(name, used);
        }
        return near.isEmpty() ? elsewhere(name, catalog.tables()) : near;
    }

    private static String elsewhere(String name, Collection<Table> tables) {
        for (Table table : tables) {
            if (table.fields().stream().map(Field::name).anyMatch(name::equalsIgnoreCase)) {
                return "; the table " + table.name() + " has one";
            }
        }
        return "";
    }
}
