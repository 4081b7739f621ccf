package dev.onset.exec.window;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MaterializedRows;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.WindowCall;

/**
 * Window functions. Where all partitions lie within clusters of the input, as with PARTITION BY run_id over a scan, rows stream
 * by, some clusters at a time; otherwise all rows are read to memory. The order of the rows is the input's either way.
 */
public final class WindowRowSource implements RowSource {

    private static final int ROWS_A_PART = 1 << 16;

    private final Plan.Window plan;
    private final RowSource input;
    private final int clusterColumn;
    private @Nullable QueryContext context;
    private @Nullable MaterializedRows rows;

    public WindowRowSource(Plan.Window plan, RowSource input) {
        this.plan = plan;
        this.input = input;
        this.clusterColumn = IntStream.range(0, input.fields().size())
                .filter(column -> isInAllPartitionKeys(column) && input.isClustered(column)).findFirst().orElse(-1);
    }

    private boolean isInAllPartitionKeys(int column) {
        return plan.calls().stream().allMatch(call -> call.partitionKeys().contains(column));
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        if (column < input.fields().size() && isInAllPartitionKeys(column)) {
            input.restrict(column, values);
        }
    }

    @Override
    public boolean isClustered(int column) {
        return clusterColumn >= 0 && column < input.fields().size() && input.isClustered(column);
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        input.prepare(queryContext);
        if (clusterColumn < 0) {
            MaterializedRows all = MaterializedRows.of(input, queryContext, describe());
            try (WindowComputation computation = new WindowComputation(plan, queryContext, true)) {
                rows = new MaterializedRows(computation.compute(all.columns(), all.size(), null, -1), all.size());
            }
        }
    }

    @Override
    public int partCount() {
        return rows == null ? input.partCount() : Math.ceilDiv(rows.size(), ROWS_A_PART);
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        if (rows != null) {
            int start = part * ROWS_A_PART;
            return new RowReader(rows.columns(), start, Math.min(rows.size(), start + ROWS_A_PART),
                    context.settings().batchSize());
        }
        return new ClusterWindowOperator(input.open(part), input.fields(), clusterColumn,
                new WindowComputation(plan, context, false), context);
    }

    @Override
    public String describe() {
        String functions = plan.calls().stream().map(WindowRowSource::name).distinct()
                .collect(Collectors.joining(", "));
        String orderings = Ordering.of(plan.calls()).stream().map(this::describe).collect(Collectors.joining("; "));
        return (clusterColumn < 0 ? "Window " : "Clustered window ") + functions + " over (" + orderings + ")";
    }

    private static String name(WindowCall call) {
        return switch (call.function()) {
            case WindowCall.Positional function -> function.name();
            case WindowCall.Aggregated(AggregateCall.Standard function) -> function.name();
            case WindowCall.Aggregated(AggregateCall.Curve(var function)) -> function.signature().name();
            case WindowCall.Smoothing(var function) -> function.signature().name();
        };
    }

    private String describe(Ordering ordering) {
        String partition = ordering.partitionKeys().stream().map(key -> input.fields().get(key).name())
                .collect(Collectors.joining(", "));
        String order = ordering.order().stream()
                .map(key -> input.fields().get(key.column()).name() + (key.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        return (partition.isEmpty() ? "" : "partition by " + partition)
                + (partition.isEmpty() || order.isEmpty() ? "" : " ") + (order.isEmpty() ? "" : "order by " + order);
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }
}
