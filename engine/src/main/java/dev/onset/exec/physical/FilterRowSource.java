package dev.onset.exec.physical;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.exec.expression.ExpressionTraits;
import dev.onset.exec.expression.Pool;
import dev.onset.exec.expression.Predicate;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;

/** The rows for which a condition is TRUE. */
final class FilterRowSource implements RowSource {

    private final RowSource input;
    private final Expression condition;
    private @Nullable QueryContext context;
    private @Nullable Pool<Predicate> predicates;

    FilterRowSource(RowSource input, Expression condition) {
        this.input = input;
        this.condition = condition;
    }

    @Override
    public List<Field> fields() {
        return input.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        input.restrict(column, values);
    }

    @Override
    public void need(int[] columns) {
        input.need(IntStream.concat(IntStream.of(columns), IntStream.of(ExpressionTraits.columns(condition))).sorted()
                .distinct().toArray());
    }

    @Override
    public boolean isClustered(int column) {
        return input.isClustered(column);
    }

    @Override
    public void prepare(QueryContext context) {
        this.context = context;
        ExpressionCompiler compiler = new ExpressionCompiler(context);
        Pool<Predicate> pool = new Pool<>(() -> compiler.compilePredicate(condition));
        pool.giveBack(pool.take());
        predicates = pool;
        input.prepare(context);
    }

    @Override
    public int partCount() {
        return input.partCount();
    }

    @Override
    public Operator open(int part) {
        if (context == null || predicates == null) {
            throw new IllegalStateException("not prepared");
        }
        return new FilterOperator(input.open(part), context, predicates);
    }

    @Override
    public String describe() {
        return "Filter " + ExpressionText.of(condition, fields());
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }

    private static final class FilterOperator implements Operator {
        private final Operator input;
        private final QueryContext context;
        private final Pool<Predicate> predicates;
        private final Predicate predicate;
        private final BatchCompactor compactor = new BatchCompactor();
        private int[] selection = {};

        FilterOperator(Operator input, QueryContext context, Pool<Predicate> predicates) {
            this.input = input;
            this.context = context;
            this.predicates = predicates;
            this.predicate = predicates.take();
        }

        @Override
        public @Nullable Batch next() {
            for (Batch batch = input.next(); batch != null; batch = input.next()) {
                context.checkCancelled();
                selection = selection.length >= batch.size() ? selection : new int[batch.size()];
                int count = predicate.select(batch, selection);
                if (count == batch.size()) {
                    return batch;
                }
                if (count > 0) {
                    return compactor.compact(batch, selection, count);
                }
            }
            return null;
        }

        @Override
        public void close() {
            predicates.giveBack(predicate);
            input.close();
        }
    }
}
