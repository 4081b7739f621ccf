package dev.onset.exec.physical;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.exec.expression.RowLimit;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;

/** Some rows of the input in its order. What comes after them is not read; parts after them are not opened. */
final class LimitRowSource implements RowSource {

    private final RowSource input;
    private final @Nullable Expression offset;
    private final @Nullable Expression limit;
    private @Nullable QueryContext context;
    private RowLimit range = RowLimit.NONE;

    LimitRowSource(RowSource input, @Nullable Expression offset, @Nullable Expression limit) {
        this.input = input;
        this.offset = offset;
        this.limit = limit;
    }

    @Override
    public List<Field> fields() {
        return input.fields();
    }

    @Override
    public void prepare(QueryContext context) {
        this.context = context;
        range = RowLimit.of(offset, limit, context);
        if (range.limit() > 0) {
            input.prepare(context);
        }
    }

    @Override
    public int partCount() {
        return range.limit() > 0 ? 1 : 0;
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        return new LimitOperator(input, range, context);
    }

    @Override
    public String describe() {
        return "Limit" + (limit == null ? "" : " " + ExpressionText.of(limit, List.of()))
                + (offset == null ? "" : " offset " + ExpressionText.of(offset, List.of()));
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }

    private static final class LimitOperator implements Operator {
        private final PartsInOrder parts;
        private final BatchCompactor compactor = new BatchCompactor();
        private long toSkip;
        private long left;

        LimitOperator(RowSource input, RowLimit range, QueryContext context) {
            this.parts = new PartsInOrder(input, context);
            this.toSkip = range.offset();
            this.left = range.limit();
        }

        @Override
        public @Nullable Batch next() {
            while (left > 0) {
                Batch batch = parts.next();
                if (batch == null) {
                    return null;
                }
                if (toSkip >= batch.size()) {
                    toSkip -= batch.size();
                    continue;
                }
                int from = (int) toSkip;
                int count = (int) Math.min(left, batch.size() - from);
                toSkip = 0;
                left -= count;
                return count == batch.size() ? batch : compactor.compact(batch, range(from, count), count);
            }
            return null;
        }

        private static int[] range(int from, int count) {
            int[] rows = new int[count];
            for (int i = 0; i < count; i++) {
                rows[i] = from + i;
            }
            return rows;
        }

        @Override
        public void close() {
            parts.close();
        }
    }
}
