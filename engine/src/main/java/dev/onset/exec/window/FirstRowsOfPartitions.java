package dev.onset.exec.window;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.ScalarOperator;
import dev.onset.plan.SortKey;
import dev.onset.plan.WindowCall;
import dev.onset.plan.WindowCall.Positional;

/**
 * Leaves rows out, before a window ranks them, that a condition on the rank will drop: what is behind the first rows of its
 * partition in its own part of the input is behind them in all of it. Most rows are then neither kept nor sorted. The rows that
 * are left keep their order.
 */
public final class FirstRowsOfPartitions implements RowSource {

    /** With more rows a partition, leaving the others out is not worth the trouble. */
    private static final long MOST_ROWS = 10_000;

    private final RowSource input;
    private final List<Integer> partitionKeys;
    private final List<SortKey> order;
    private final int rows;
    private final boolean ties;
    private @Nullable QueryContext context;

    private FirstRowsOfPartitions(RowSource input, WindowCall rank, int rows) {
        this.input = input;
        this.partitionKeys = rank.partitionKeys();
        this.order = rank.order();
        this.rows = rows;
        this.ties = rank.function() == Positional.RANK;
    }

    /**
     * The input of a window without rows that cannot pass a condition on its results; the input itself where that cannot be
     * told.
     *
     * @param projected the columns of the condition over those of the window; none: they are the same
     */
    public static RowSource of(RowSource input, Plan.Window window, List<Expression> projected,
            Expression condition) {
        WindowCall first = window.calls().getFirst();
        for (WindowCall call : window.calls()) {
            boolean ranks = call.function() == Positional.ROW_NUMBER || call.function() == Positional.RANK;
            if (!ranks || !call.order().equals(first.order()) || call.order().isEmpty()
                    || !new HashSet<>(call.partitionKeys()).equals(new HashSet<>(first.partitionKeys()))) {
                return input;
            }
        }
        int width = window.input().fields().size();
        WindowCall rank = null;
        long fewest = MOST_ROWS + 1;
        for (int i = 0; i < window.calls().size(); i++) {
            long most = mostRows(condition, width + i, projected);
            if (most < fewest) {
                fewest = most;
                rank = window.calls().get(i);
            }
        }
        return rank == null ? input : new FirstRowsOfPartitions(input, rank, (int) Math.max(0, fewest));
    }

    /** The largest value of a column for which the condition can hold; a large number if there is none. */
    private static long mostRows(Expression condition, int column, List<Expression> projected) {
        if (condition instanceof ColumnReference && !projected.isEmpty()) {
            return mostRows(resolved(condition, projected), column, List.of());
        }
        if (!(condition instanceof Call(ScalarOperator operator, List<Expression> arguments, var _))) {
            return Long.MAX_VALUE;
        }
        return switch (operator) {
            case AND ->
                    arguments.stream().mapToLong(argument -> mostRows(argument, column, projected)).min().orElseThrow();
            case EQUALS -> Math.min(limit(arguments.get(0), arguments.get(1), column, projected),
                    limit(arguments.get(1), arguments.get(0), column, projected));
            case LESS_OR_EQUAL -> limit(arguments.get(0), arguments.get(1), column, projected);
            case GREATER_OR_EQUAL -> limit(arguments.get(1), arguments.get(0), column, projected);
            case LESS -> below(limit(arguments.get(0), arguments.get(1), column, projected));
            case GREATER -> below(limit(arguments.get(1), arguments.get(0), column, projected));
            default -> Long.MAX_VALUE;
        };
    }

    private static long below(long limit) {
        return limit == Long.MAX_VALUE ? limit : limit - 1;
    }

    private static long limit(Expression rank, Expression bound, int column, List<Expression> projected) {
        return resolved(rank, projected) instanceof ColumnReference(int read, var _) && read == column
                && bound instanceof Literal(Object value, var _) && value instanceof Long number && number <= MOST_ROWS
                        ? Math.max(0, number)
                        : Long.MAX_VALUE;
    }

    private static Expression resolved(Expression expression, List<Expression> projected) {
        return expression instanceof ColumnReference(int column, var _) && !projected.isEmpty()
                ? projected.get(column)
                : expression;
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
    public boolean isClustered(int column) {
        return input.isClustered(column);
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        input.prepare(queryContext);
    }

    @Override
    public int partCount() {
        return input.partCount();
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        return new FirstRowsOperator(input.open(part), input.fields(), partitionKeys, order, rows, ties, describe(),
                context);
    }

    @Override
    public String describe() {
        String keys = partitionKeys.stream().map(key -> fields().get(key).name()).collect(Collectors.joining(", "));
        String by = order.stream().map(key -> fields().get(key.column()).name() + (key.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        return (rows == 1 ? "First row" : "First " + rows + " rows") + (ties ? " and ties" : "")
                + (keys.isEmpty() ? "" : " of each " + keys) + " by " + by;
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }
}
