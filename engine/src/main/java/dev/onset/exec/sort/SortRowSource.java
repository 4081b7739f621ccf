package dev.onset.exec.sort;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MaterializedRows;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.expression.RowLimit;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.SortKey;

/**
 * Orders all rows, equal ones as they come. With a limit that is not too large it keeps no more rows of each part than the
 * result can need.
 */
public final class SortRowSource implements RowSource {

    /** Above this many rows, cutting again and again costs more than keeping all. */
    static final long LARGEST_TOP = 1 << 16;

    private final RowSource input;
    private final List<SortKey> keys;
    private final @Nullable Expression offset;
    private final @Nullable Expression limit;
    private @Nullable QueryContext context;
    private @Nullable MaterializedRows rows;
    private int[] order = {};
    private int start;
    private int end;

    /** @param keys at least one */
    public SortRowSource(RowSource input, List<SortKey> keys, @Nullable Expression offset, @Nullable Expression limit) {
        this.input = input;
        this.keys = List.copyOf(keys);
        this.offset = offset;
        this.limit = limit;
    }

    @Override
    public List<Field> fields() {
        return input.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        if (offset == null && limit == null) {
            input.restrict(column, values);
        }
    }

    @Override
    public void prepare(QueryContext context) {
        this.context = context;
        RowLimit range = RowLimit.of(offset, limit, context);
        if (range.limit() == 0) {
            return;
        }
        input.prepare(context);
        long needed = range.end();
        AtomicLong lastKept = new AtomicLong(Long.MAX_VALUE);
        MaterializedRows all = needed <= LARGEST_TOP
                ? MaterializedRows.of(input, context, name(),
                        (operator, kept, account) -> new TopRows(input.fields(), keys, (int) needed, lastKept, context)
                                .read(operator, kept))
                : MaterializedRows.of(input, context, name());
        // a prefix and a number of each row, twice
        context.memory().account(name()).use(2L * (Long.BYTES + Integer.BYTES) * all.size());
        rows = all;
        order = RowSorter.sort(all.columns(), keys, all.size(), context);
        start = (int) Math.min(range.offset(), all.size());
        end = (int) Math.min(needed, all.size());
    }

    @Override
    public int partCount() {
        return end > start ? 1 : 0;
    }

    @Override
    public Operator open(int part) {
        if (context == null || rows == null) {
            throw new IllegalStateException("not prepared");
        }
        return new RowReader(rows.columns(), order, start, end, context.settings().batchSize());
    }

    @Override
    public String describe() {
        return name();
    }

    private String name() {
        String by = keys.stream().map(key -> fields().get(key.column()).name() + (key.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        return (limit == null ? "Sort by " : "Top rows by ") + by;
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }
}
