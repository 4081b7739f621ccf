package dev.onset.sql.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException.Position;
import dev.onset.error.Suggestions;
import dev.onset.plan.Catalog;
import dev.onset.plan.Field;
import dev.onset.plan.Table;
import dev.onset.sql.syntax.SourceText;

/** What somebody who named a column that is not there most probably meant. */
final class ColumnHints {

    private static final int LEAST_PREFIX = 3;

    private final SqlNode statement;
    private final SourceText source;
    private final Catalog catalog;
    /** What the statement names, in its order. */
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> aliases = new LinkedHashSet<>();
    /** What FROM calls tables and sub-queries, with the name of the table. */
    private final Map<String, String> sources = new LinkedHashMap<>();
    /** Whether it is an argument of a table function. */
    private boolean argument;

    ColumnHints(SqlNode statement, SourceText source, Catalog catalog) {
        this.statement = statement;
        this.source = source;
        this.catalog = catalog;
    }

    String noColumn(String name, Position position) {
        collectNames(name);
        String text = source.text(new SqlParserPos(position.line(), position.column(), position.endLine(),
                position.endColumn()));
        boolean quoted = text != null && text.startsWith("\"");
        boolean ofResult = !quoted && results(statement).stream().anyMatch(name::equalsIgnoreCase)
                && aliases.stream().anyMatch(name::equalsIgnoreCase);
        String near = ofResult ? elsewhere(name, position) : near(name);
        if (near.isEmpty() && quoted) {
            near = "; double quotes hold names, texts stand in single quotes: '" + name + "'";
        }
        if (near.isEmpty()) {
            near = withSlash(name, position);
        }
        if (near.isEmpty()) {
            near = elsewhere(name, position);
        }
        return "There is no column " + name + near;
    }

    private void collectNames(String name) {
        statement.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlIdentifier identifier) {
                if (!identifier.isStar() && !identifier.names.getLast().equalsIgnoreCase(name)) {
                    used.add(identifier.names.getLast());
                }
                return null;
            }

            @Override
            public @Nullable Void visit(SqlCall call) {
                if (call.getKind() == SqlKind.AS && call.operand(1) instanceof SqlIdentifier alias) {
                    aliases.add(alias.getSimple());
                }
                if (call instanceof SqlSelect select) {
                    collectSources(select.getFrom());
                }
                argument |= call.getKind() == SqlKind.COLLECTION_TABLE && call.operand(0) instanceof SqlCall function
                        && function.getOperandList().stream().anyMatch(
                                operand -> operand instanceof SqlIdentifier identifier
                                        && identifier.names.getLast().equalsIgnoreCase(name));
                return super.visit(call);
            }
        });
    }

    private void collectSources(@Nullable SqlNode from) {
        switch (from) {
            case SqlJoin join -> {
                collectSources(join.getLeft());
                collectSources(join.getRight());
            }
            case SqlIdentifier table -> sources.put(table.names.getLast(), String.join(".", table.names));
            case SqlCall call when call.getKind() == SqlKind.AS && call.operand(1) instanceof SqlIdentifier alias ->
                    sources.put(alias.getSimple(), call.operand(0) instanceof SqlIdentifier table
                            ? String.join(".", table.names)
                            : "");
            case null, default -> {
            }
        }
    }

    /** Which names the columns of the result have. */
    private static List<String> results(SqlNode statement) {
        SqlNode query = statement instanceof SqlOrderBy ordered ? ordered.query : statement;
        query = query instanceof SqlWith with ? with.body : query;
        List<String> results = new ArrayList<>();
        if (!(query instanceof SqlSelect select)) {
            return results;
        }
        for (SqlNode column : select.getSelectList()) {
            if (column instanceof SqlCall call && call.getKind() == SqlKind.AS
                    && call.operand(1) instanceof SqlIdentifier alias) {
                results.add(alias.getSimple());
            } else if (column instanceof SqlIdentifier identifier && !identifier.isStar()) {
                results.add(identifier.names.getLast());
            }
        }
        return results;
    }

    /** Of a name that could be several columns. */
    String ambiguous(String name) {
        collectNames(name);
        // Which names are those of a sub-query's inside is not known here.
        boolean plain = !sources.containsValue("");
        List<String> having = sources.entrySet().stream().filter(_ -> plain).filter(source -> catalog.allTables()
                .filter(table -> isCalled(table, source.getValue()))
                .anyMatch(table -> table.fields().stream().anyMatch(field -> field.name().equalsIgnoreCase(name))))
                .map(source -> source.getKey() + "." + name).toList();
        if (having.size() < 2 && results(statement).stream().filter(name::equalsIgnoreCase).count() > 1) {
            return "Several columns of the result are called " + name + "; give them names of their own"
                    + (statement instanceof SqlOrderBy ? ", or write the position, as in ORDER BY 1" : "");
        }
        return "The column " + name + " exists in several tables here; write which one, as in "
                + (having.size() < 2 ? "t." + name : having.get(0) + " or " + having.get(1));
    }

    private boolean isCalled(Table table, String written) {
        return table.qualifiedName().equalsIgnoreCase(written)
                || (table.schema().equalsIgnoreCase(catalog.currentSchema()) && table.name().equalsIgnoreCase(written));
    }

    private List<Table> tables() {
        return catalog.allTables()
                .filter(table -> used.stream().anyMatch(table.name()::equalsIgnoreCase)).toList();
    }

    private String near(String name) {
        Set<String> columns = new LinkedHashSet<>();
        for (Table table : tables()) {
            table.fields().stream().map(Field::name).filter(field -> !field.equalsIgnoreCase(name))
                    .forEach(columns::add);
        }
        String near = Suggestions.didYouMean(name, columns);
        if (!near.isEmpty()) {
            return near;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> longer = columns.stream().filter(column -> lower.length() >= LEAST_PREFIX
                && column.toLowerCase(Locale.ROOT).startsWith(lower)).toList();
        if (!longer.isEmpty()) {
            return "; did you mean " + longer.getFirst() + "?";
        }
        List<String> others = new ArrayList<>(used);
        others.removeIf(other -> catalog.tables().stream().anyMatch(table -> table.name().equalsIgnoreCase(other)));
        return Suggestions.didYouMean(name, others);
    }

    /** {@code train/loss} is a division unless it stands in quotes. */
    private String withSlash(String name, Position position) {
        for (Table table : tables()) {
            for (Field field : table.fields()) {
                String column = field.name();
                if (column.indexOf('/') > 0 && column.toLowerCase(Locale.ROOT)
                        .startsWith(name.toLowerCase(Locale.ROOT) + "/")) {
                    String there = source.text(new SqlParserPos(position.line(), position.column(), position.line(),
                            position.column() + column.length() - 1));
                    if (column.equalsIgnoreCase(there)) {
                        return "; a name with a slash stands in double quotes: \"" + column + "\"";
                    }
                }
            }
        }
        return "";
    }

    private String elsewhere(String name, Position position) {
        String brackets = source.text(new SqlParserPos(position.line(), position.column(), position.line(),
                position.endColumn() + 2));
        if ((name + "['").equalsIgnoreCase(brackets)) {
            return "; metrics are columns of history, as in SELECT \"eval/loss\", and params and tags are maps of runs";
        }
        if (!argument && sources.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            return "; " + name + " is a table: its columns are " + name + ".*, or one as in " + name + ".NAME";
        }
        if (aliases.stream().anyMatch(name::equalsIgnoreCase)) {
            return " here; SELECT, which names it, comes after WHERE: repeat the expression, or use a subquery";
        }
        if (catalog.tables().stream().anyMatch(table -> table.name().equalsIgnoreCase(name))) {
            return "; " + name + " is a table: an argument that is one is written TABLE " + name;
        }
        for (Table table : catalog.tables()) {
            if (table.fields().stream().map(Field::name).anyMatch(name::equalsIgnoreCase)) {
                return "; the table " + table.name() + " has one";
            }
        }
        return "";
    }
}
