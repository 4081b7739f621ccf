package dev.onset.exec.scan;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowCounter;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.exec.expression.Predicate;
import dev.onset.plan.Expression;

/** The rows of a reader for which what pruning left of the scan's condition is true. */
final class ConditionedReader implements Operator, RowCounter {

    private final Operator reader;
    private final Predicate predicate;
    private final QueryContext context;
    private final BatchCompactor compactor = new BatchCompactor();
    private final int[] selected;

    ConditionedReader(Operator reader, Expression condition, QueryContext context) {
        this.reader = reader;
        this.predicate = new ExpressionCompiler(context).compilePredicate(condition);
        this.context = context;
        this.selected = new int[context.settings().batchSize()];
    }

    static Operator of(Operator reader, @Nullable Expression condition, QueryContext context) {
        return condition == null
                ? reader
                : new ConditionedReader(reader, condition, context);
    }

    @Override
    public @Nullable Batch next() {
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            int count = predicate.select(batch, selected);
            if (count == batch.size()) {
                return batch;
            }
            if (count > 0) {
                return compactor.compact(batch, selected, count);
            }
            context.checkCancelled();
        }
        return null;
    }

    @Override
    public long countRows() {
        long rows = 0;
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            context.checkCancelled();
            rows += predicate.select(batch, selected);
        }
        return rows;
    }

    @Override
    public void close() {
        reader.close();
    }
}
