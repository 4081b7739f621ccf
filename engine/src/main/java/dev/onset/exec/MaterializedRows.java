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
        void read(Operator operator, RowBuffer rows, MemoryBudget.Account account);
    }

    /**
     * Reads all rows of a prepared source, its parts on all threads.
     *
     * @param keeper what an error calls the operator that keeps the rows, if there is no memory for them
     */
    public static MaterializedRows of(RowSource source, QueryContext context, String keeper) {
        return of(source, context, keeper, (operator, rows, account) -> {
            for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                context.checkCancelled();
                rows.append(batch);
                account.use(rows.bytes());
            }
        });
    }

    /** Reads a prepared source, its parts on all threads, each with a reader that may leave rows out. */
    public static MaterializedRows of(RowSource source, QueryContext context, String keeper, PartReader reader) {
        List<Field> fields = source.fields();
        @Nullable
        Part[] parts = new Part[source.partCount()];
        context.forEachPart(parts.length, part -> {
            Part kept = new Part(new RowBuffer(fields), context.memory().account(keeper));
            try (Operator operator = source.open(part)) {
                reader.read(operator, kept.rows, kept.account);
            }
            kept.account.use(kept.rows.bytes());
            parts[part] = kept;
        });
        return concatenate(fields, Arrays.asList(parts), context);
    }

    private record Part(RowBuffer rows, MemoryBudget.Account account) {}

    private static MaterializedRows concatenate(List<Field> fields, List<@Nullable Part> parts,
            QueryContext context) {
        Part all = null;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part == null) {
                continue;
            }
            if (part.rows.size() > 0) {
                context.checkCancelled();
                if (all == null) {
                    all = part;
                } else {
                    all.rows.append(part.rows);
                    all.account.use(all.rows.bytes());
                    part.account.close();
                }
            }
            parts.set(i, null);
        }
        RowBuffer result = all == null ? new RowBuffer(fields) : all.rows;
        return new MaterializedRows(result.columns(), result.size());
    }

    /** Reads the rows from the first to the last. */
    public Operator read(int batchSize) {
        return new RowReader(columns, 0, size, batchSize);
    }
}
