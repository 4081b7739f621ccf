package dev.onset.exec;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;

/**
 * All rows of a source in memory, in the order of its parts.
 *
 * @param columns flat
 */
public record MaterializedRows(List<Column> columns, int size) {

    public MaterializedRows {
        columns = List.copyOf(columns);
    }

    /** What one thread does with a part: reads it to its end and keeps what it wants. */
    public interface PartReader {
        void read(Operator operator, RowBuffer rows);
    }

    /** Reads all rows of a prepared source, its parts on all threads. */
    public static MaterializedRows of(RowSource source, QueryContext context) {
        return of(source, context, (operator, rows) -> {
            for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                context.checkCancelled();
                rows.append(batch);
            }
        });
    }

    /** Reads a prepared source, its parts on all threads, each with a reader that may leave rows out. */
    public static MaterializedRows of(RowSource source, QueryContext context, PartReader reader) {
        List<Field> fields = source.fields();
        @Nullable
        RowBuffer[] parts = new RowBuffer[source.partCount()];
        context.forEachPart(parts.length, part -> {
            RowBuffer rows = new RowBuffer(fields);
            try (Operator operator = source.open(part)) {
                reader.read(operator, rows);
            }
            parts[part] = rows;
        });
        return concatenate(fields, Arrays.asList(parts));
    }

    private static MaterializedRows concatenate(List<Field> fields, List<@Nullable RowBuffer> parts) {
        RowBuffer all = null;
        for (int part = 0; part < parts.size(); part++) {
            RowBuffer rows = parts.get(part);
            if (rows != null && rows.size() > 0) {
                if (all == null) {
                    all = rows;
                } else {
                    all.append(rows);
                }
                parts.set(part, null);
            }
        }
        RowBuffer result = all == null ? new RowBuffer(fields) : all;
        return new MaterializedRows(result.columns(), result.size());
    }

    /** Reads the rows from the first to the last. */
    public Operator read(int batchSize) {
        return new RowReader(columns, 0, size, batchSize);
    }
}
