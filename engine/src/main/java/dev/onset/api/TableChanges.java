package dev.onset.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.sql.command.Command;
import dev.onset.sql.command.Command.Name;
import dev.onset.sql.command.LiteralRows;

/** INSERT, UPDATE and DELETE on the tables that a session made and those that the archive keeps. A statement changes all of its rows or none. */
final class TableChanges {

    private final Session session;

    TableChanges(Session session) {
        this.session = session;
    }

    static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    /** A change of a table, of the session or of the archive: all of it or nothing. */
    private <T> T change(Name name, Function<ScratchTable, T> change) {
        boolean stored = session.keeps(name);
        if (stored) {
            session.checkArchiveMayChange("change a table", name.position());
        }
        return stored
                ? session.onset().stored().change(name.text(), change)
                : change.apply(session.tables().get(name, session::catalog));
    }

    List<Field> fields(Name name) {
        List<Field> stored = name.schema().isEmpty() && session.tables().find(name) == null
                ? session.onset().stored().fields(name.text())
                : null;
        return stored == null ? session.tables().get(name, session::catalog).fields() : stored;
    }

    /** Adds rows with the columns of the table: all, or none and an error of category DATA. */
    void append(Name name, RowBuffer rows) {
        change(name, table -> {
            table.append(rows);
            return table;
        });
    }

    /** What the columns of the query of an INSERT must be. */
    List<DataType> types(Command.Insert insert) {
        List<Field> fields = fields(insert.table());
        return insert.columns().isEmpty()
                ? fields.stream().map(Field::type).toList()
                : positions(insert.columns(), fields, insert.table().qualified()).stream()
                        .map(position -> fields.get(position).type()).toList();
    }

    List<DataType> types(Command.Update update) {
        List<Field> fields = fields(update.table());
        List<DataType> types = new ArrayList<>();
        positions(update.columns(), fields, update.table().qualified())
                .forEach(position -> types.add(fields.get(position).type()));
        types.add(DataType.BOOLEAN);
        return types;
    }

    static List<Integer> positions(List<Name> names, List<Field> fields, String table) {
        List<Integer> positions = new ArrayList<>();
        for (Name name : names) {
            int found = -1;
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).name().equalsIgnoreCase(name.text())) {
                    found = i;
                }
            }
            if (found < 0 || positions.contains(found)) {
                throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, found < 0
                        ? "The table " + table + " has no column " + name.text() + "; it has "
                                + String.join(", ", fields.stream().map(Field::name).toList())
                        : "The column " + name.text() + " is named twice", name.position(), null);
            }
            positions.add(found);
        }
        return positions;
    }

    Outcome insert(Command.Insert insert, QueryOptions options, List<@Nullable Object> parameters) {
        RowBuffer rows = new RowBuffer(fields(insert.table()));
        collect(insert, options, parameters, rows);
        add(insert, rows);
        return new Outcome.Done("Inserted " + rows(rows.size()) + " into " + insert.table().qualified(), rows.size());
    }

    /**
     * The same INSERT with one set of parameters after the other, in one change: all of it or nothing.
     *
     * @return how many rows each has added
     */
    long[] insertAll(Command.Insert insert, QueryOptions options, List<List<@Nullable Object>> parameters) {
        RowBuffer rows = new RowBuffer(fields(insert.table()));
        long[] counts = new long[parameters.size()];
        for (int i = 0; i < counts.length; i++) {
            int before = rows.size();
            collect(insert, options, parameters.get(i), rows);
            counts[i] = (long) rows.size() - before;
        }
        add(insert, rows);
        return counts;
    }

    /** Computes the rows of an INSERT, with the columns of the table. */
    private void collect(Command.Insert insert, QueryOptions options, List<@Nullable Object> parameters,
            RowBuffer rows) {
        List<Field> fields = fields(insert.table());
        List<Integer> positions = positions(insert.columns(), fields, insert.table().qualified());
        List<DataType> types = types(insert);
        List<Column> others = defaults(insert.table(), positions, fields, options);
        List<List<@Nullable Object>> literals = parameters.isEmpty() ? LiteralRows.read(insert.query(), types) : null;
        if (literals != null) {
            for (List<@Nullable Object> row : literals) {
                rows.append(placed(constants(row, types), positions, others));
            }
        } else {
            try (QueryResult result = session.run(insert.query(), types, options, parameters)) {
                for (Batch batch = result.next(); batch != null; batch = result.next()) {
                    rows.append(placed(batch, positions, others));
                }
            }
        }
    }

    private void add(Command.Insert insert, RowBuffer rows) {
        if (insert.replace()) {
            change(insert.table(), table -> {
                table.put(rows);
                return table;
            });
        } else {
            append(insert.table(), rows);
        }
    }

    /** Types of the parameters of an INSERT, which one of plain literals has none of. */
    List<DataType> parameters(Command.Insert insert) {
        List<DataType> types = types(insert);
        return LiteralRows.read(insert.query(), types) != null ? List.of() : session.parameters(insert.query(), types);
    }

    private static Batch constants(List<@Nullable Object> row, List<DataType> types) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(new ConstantColumn(types.get(i), row.get(i)));
        }
        return new Batch(1, columns);
    }

    private static Batch placed(Batch batch, List<Integer> positions, List<Column> others) {
        return positions.isEmpty() ? batch : spread(batch, positions, others);
    }

    /** The columns of a batch at their places in the table, and constants in the others. */
    static Batch spread(Batch batch, List<Integer> positions, List<Column> others) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            int source = positions.indexOf(i);
            columns.add(source < 0 ? others.get(i) : batch.column(source));
        }
        return new Batch(batch.size(), columns);
    }

    /** By column what it gets where a statement gives it no value: its DEFAULT, or NULL. */
    List<Column> defaults(Name name, List<Integer> given, List<Field> fields, QueryOptions options) {
        ScratchTable own = session.tables().find(name);
        List<Column> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String query = own == null || given.isEmpty() || given.contains(i) ? null : own.defaultOf(i);
            values.add(query == null
                    ? new ConstantColumn(fields.get(i).type(), null)
                    : value(query, fields.get(i).type(), options));
        }
        return values;
    }

    /** The one value of a query, as a value of a type. */
    Column value(String query, DataType type, QueryOptions options) {
        try (QueryResult result = session.run(query, List.of(type), options, List.of())) {
            Batch batch = result.next();
            return new ConstantColumn(type, batch == null ? null : batch.column(0).objectAt(0));
        }
    }

    Outcome delete(Command.Delete delete, QueryOptions options, List<@Nullable Object> parameters) {
        return change(delete.table(), table -> delete(table, delete, options, parameters));
    }

    private Outcome delete(ScratchTable table, Command.Delete delete, QueryOptions options,
            List<@Nullable Object> parameters) {
        Batch all = new Batch(table.contents().size(), table.contents().columns());
        RowBuffer kept = new RowBuffer(table.fields());
        if (delete.query() != null) {
            int row = 0;
            try (QueryResult result = session.run(delete.query(), List.of(DataType.BOOLEAN), options, parameters)) {
                for (Batch batch = result.next(); batch != null; batch = result.next()) {
                    int[] selected = new int[batch.size()];
                    int count = 0;
                    for (int i = 0; i < batch.size(); i++, row++) {
                        if (!batch.column(0).booleanAt(i)) {
                            selected[count++] = row;
                        }
                    }
                    kept.append(all, selected, count);
                }
            }
        }
        table.replace(kept);
        int deleted = all.size() - kept.size();
        return new Outcome.Done("Deleted " + rows(deleted) + " from " + table.qualifiedName(), deleted);
    }

    Outcome update(Command.Update update, QueryOptions options, List<@Nullable Object> parameters) {
        return change(update.table(), table -> update(table, update, options, parameters));
    }

    private Outcome update(ScratchTable table, Command.Update update, QueryOptions options,
            List<@Nullable Object> parameters) {
        List<Integer> positions = positions(update.columns(), table.fields(), table.qualifiedName());
        List<Column> old = table.contents().columns();
        RowBuffer rows = new RowBuffer(table.fields());
        int row = 0;
        int changed = 0;
        try (QueryResult result = session.run(update.query(), types(update), options, parameters)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                Column condition = batch.column(positions.size());
                for (int i = 0; i < batch.size(); i++, row++) {
                    boolean hit = condition.booleanAt(i);
                    changed += hit ? 1 : 0;
                    List<Column> values = new ArrayList<>();
                    for (int column = 0; column < old.size(); column++) {
                        int source = hit ? positions.indexOf(column) : -1;
                        values.add(new ConstantColumn(table.fields().get(column).type(), source < 0
                                ? old.get(column).objectAt(row)
                                : batch.column(source).objectAt(i)));
                    }
                    rows.append(new Batch(1, values));
                }
            }
        }
        table.replace(rows);
        return new Outcome.Done("Changed " + rows(changed) + " of " + table.qualifiedName(), changed);
    }
}
