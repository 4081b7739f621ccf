package dev.onset.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException.Position;
import dev.onset.error.Suggestions;
import dev.onset.plan.Catalog;
import dev.onset.plan.Field;
import dev.onset.plan.Table;

/** What somebody who named a column that is not there most probably meant. */
final class ColumnHints {

    private static final int LEAST_PREFIX = 3;

    private final SqlNode statement;
    private final SourceText source;
    private final Catalog catalog;
    /** What the statement names, in its order. */
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> aliases = new LinkedHashSet<>();

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
        String near = near(name);
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
                return super.visit(call);
            }
        });
    }

    private List<Table> tables() {
        return Stream.concat(catalog.tables().stream(), catalog.hidden().stream())
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
