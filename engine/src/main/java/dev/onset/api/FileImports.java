package dev.onset.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.FileRead;
import dev.onset.plan.Plan;
import dev.onset.plan.Table;
import dev.onset.sql.command.Command;

/** Adds the rows of files to tables: all of them, or none and an error that names file, row and column. */
final class FileImports {

    private final Session session;
    private final TableChanges changes;

    FileImports(Session session, TableChanges changes) {
        this.session = session;
        this.changes = changes;
    }

    Outcome copy(Command.CopyFrom copy, QueryOptions options) {
        List<Field> fields = changes.fields(copy.table());
        List<Integer> targets = copy.columns().isEmpty()
                ? IntStream.range(0, fields.size()).boxed().toList()
                : TableChanges.positions(copy.columns(), fields, copy.table().qualified());
        if (!session.settings().externalFiles()) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "Statements may not read files here: the setting external_files is off");
        }
        Table file = session.catalog().files().describe(CopyOptions.read(copy.file(), copy.options()));
        List<Field> wanted = targets.stream().map(fields::get).toList();
        List<String> sources = sources(copy, wanted, file);
        RowBuffer rows = new RowBuffer(fields);
        List<Column> others = changes.defaults(copy.table(), targets, fields, options);
        try (QueryResult result = session.run(scan(file, wanted, sources), options)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                rows.append(TableChanges.spread(batch, targets, others));
            }
        }
        changes.append(copy.table(), rows);
        return new Outcome.Done("Copied " + TableChanges.rows(rows.size()) + " into " + copy.table().qualified(),
                rows.size());
    }

    /** The names in the file of the columns wanted: the same ones; where the file has none of them, those in its order. */
    private static List<String> sources(Command.CopyFrom copy, List<Field> wanted, Table file) {
        List<String> sources = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Field field : wanted) {
            file.fields().stream().map(Field::name).filter(field.name()::equalsIgnoreCase).findFirst()
                    .ifPresentOrElse(sources::add, () -> missing.add(field.name()));
        }
        if (missing.isEmpty()) {
            return sources;
        }
        List<String> all = file.fields().stream().map(Field::name).toList();
        if (!sources.isEmpty()) {
            throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, "'" + copy.file() + "' has no column "
                    + missing.getFirst() + Suggestions.didYouMean(missing.getFirst(), all) + "; it has "
                    + String.join(", ", all) + "; COPY " + copy.table().qualified()
                    + " (COLUMNS) FROM fills some of them",
                    copy.table().position(), null);
        }
        if (all.size() != wanted.size()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "'" + copy.file() + "' has " + all.size()
                    + (all.size() == 1 ? " column" : " columns") + " (" + String.join(", ", all) + "), and "
                    + wanted.size() + " are to be filled", copy.table().position(), null);
        }
        return all;
    }

    private static Plan scan(Table file, List<Field> wanted, List<String> sources) {
        FileRead read = file.files();
        if (read == null) {
            throw new IllegalStateException("no table of files");
        }
        Map<String, Object> options = new TreeMap<>(read.options());
        if (read.function().equals("read_csv")) {
            Map<String, String> types = new TreeMap<>();
            for (int i = 0; i < wanted.size(); i++) {
                if (wanted.get(i).type() != DataType.MAP && wanted.get(i).type() != DataType.ARRAY) {
                    types.put(sources.get(i), wanted.get(i).type().name());
                }
            }
            options.put("types", types);
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            fields.add(new Field(sources.get(i), wanted.get(i).type(), true));
        }
        Table typed = new Table(file.name(), fields, file.rowCount(),
                new FileRead(read.function(), read.files(), options, read.columnTypes()));
        return new Plan.Scan(typed, IntStream.range(0, fields.size()).boxed().toList(), null);
    }
}
