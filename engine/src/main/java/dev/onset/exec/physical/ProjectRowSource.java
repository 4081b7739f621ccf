package dev.onset.exec.physical;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.expression.Evaluator;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.exec.expression.ExpressionTraits;
import dev.onset.exec.expression.Pool;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Field;

/** Computes a column for each expression. */
final class ProjectRowSource implements RowSource {

    private final RowSource input;
    private final List<Expression> expressions;
    private final List<Field> fields;
    private @Nullable Pool<List<Evaluator>> evaluators;

    ProjectRowSource(RowSource input, List<Expression> expressions, List<Field> fields) {
        this.input = input;
        this.expressions = expressions;
        this.fields = fields;
        input.need(expressions.stream().flatMapToInt(expression -> IntStream.of(ExpressionTraits.columns(expression)))
                .sorted().distinct().toArray());
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public void restrict(int column, Set<String> values) {
        if (expressions.get(column) instanceof ColumnReference reference) {
            input.restrict(reference.column(), values);
        }
    }

    @Override
    public boolean isClustered(int column) {
        return expressions.get(column) instanceof ColumnReference reference && input.isClustered(reference.column());
    }

    @Override
    public void prepare(QueryContext context) {
        ExpressionCompiler compiler = new ExpressionCompiler(context);
        Pool<List<Evaluator>> pool = new Pool<>(() -> expressions.stream().map(compiler::compile).toList());
        pool.giveBack(pool.take());
        evaluators = pool;
        input.prepare(context);
    }

    @Override
    public int partCount() {
        return input.partCount();
    }

    @Override
    public Operator open(int part) {
        if (evaluators == null) {
            throw new IllegalStateException("not prepared");
        }
        return new ProjectOperator(input.open(part), evaluators);
    }

    @Override
    public String describe() {
        return expressions.stream().map(expression -> ExpressionText.of(expression, input.fields()))
                .collect(Collectors.joining(", ", "Project ", ""));
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }

    private static final class ProjectOperator implements Operator {
        private final Operator input;
        private final Pool<List<Evaluator>> pool;
        private final List<Evaluator> evaluators;

        ProjectOperator(Operator input, Pool<List<Evaluator>> pool) {
            this.input = input;
            this.pool = pool;
            this.evaluators = pool.take();
        }

        @Override
        public @Nullable Batch next() {
            Batch batch = input.next();
            if (batch == null) {
                return null;
            }
            List<Column> columns = new ArrayList<>(evaluators.size());
            for (Evaluator evaluator : evaluators) {
                columns.add(evaluator.evaluate(batch));
            }
            return new Batch(batch.size(), columns);
        }

        @Override
        public void close() {
            pool.giveBack(evaluators);
            input.close();
        }
    }
}
