package dev.onset.exec.window;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Column;
import dev.onset.exec.sort.RowSorter;
import dev.onset.functions.cancellation.Cancellation;
import dev.onset.plan.Plan;
import dev.onset.plan.WindowCall;

/** Computes all calls of a window node over rows in memory, partitions on all threads or on the caller's alone. */
final class WindowComputation implements AutoCloseable {

    private static final int ROWS_A_TASK = 1 << 16;
    /** Its number, its partition, its place in the order, its peers and its frame. */
    private static final int BYTES_A_ROW = 32;
    private static final int BYTES_A_RESULT = 9;

    private final Plan.Window plan;
    private final List<Ordering> orderings;
    private final QueryContext context;
    private final boolean parallel;
    private final MemoryBudget.Account account;

    WindowComputation(Plan.Window plan, QueryContext context, boolean parallel) {
        this.plan = plan;
        this.orderings = Ordering.of(plan.calls());
        this.context = context;
        this.parallel = parallel;
        this.account = context.memory().account("Window");
    }

    /**
     * The columns with the results behind them.
     *
     * @param clusters for each row the number of its cluster, ascending, where clusterColumn stands for them; null: there is none
     */
    List<Column> compute(List<Column> columns, int size, long @Nullable [] clusters, int clusterColumn) {
        List<WindowCall> calls = plan.calls();
        account.use((long) size * (BYTES_A_ROW + calls.size() * BYTES_A_RESULT));
        WindowResult[] results = calls.stream().map(call -> new WindowResult(call.type(), size))
                .toArray(WindowResult[]::new);
        for (Ordering ordering : orderings) {
            List<Integer> keys = ordering.partitionKeys().stream()
                    .filter(key -> clusters == null || key != clusterColumn).toList();
            List<Partition> partitions = Partitioner.partition(columns, keys, clusters, size, context);
            evaluate(columns, ordering, partitions, results);
        }
        List<Column> all = new ArrayList<>(columns);
        for (WindowResult result : results) {
            all.add(result.column());
        }
        return all;
    }

    private void evaluate(List<Column> columns, Ordering ordering, List<Partition> partitions, WindowResult[] results) {
        if (!parallel) {
            evaluateTask(columns, ordering, partitions, results, false);
            return;
        }
        List<List<Partition>> tasks = tasks(partitions);
        if (tasks.size() == 1) {
            evaluateTask(columns, ordering, partitions, results, true);
            return;
        }
        context.forEachPart(tasks.size(),
                task -> evaluateTask(columns, ordering, tasks.get(task), results, false));
    }

    private static List<List<Partition>> tasks(List<Partition> partitions) {
        List<List<Partition>> tasks = new ArrayList<>();
        int rows = ROWS_A_TASK;
        for (Partition partition : partitions) {
            if (rows >= ROWS_A_TASK) {
                tasks.add(new ArrayList<>());
                rows = 0;
            }
            tasks.getLast().add(partition);
            rows += partition.size();
        }
        return tasks;
    }

    /** @param parallelSort whether all threads of the query sort a partition, or this one alone */
    private void evaluateTask(List<Column> columns, Ordering ordering, List<Partition> partitions,
            WindowResult[] results, boolean parallelSort) {
        List<WindowEvaluator> evaluators = new Evaluators(columns, plan.input().fields(), context)
                .createAll(plan.calls(), ordering.calls(), results);
        try {
            for (Partition partition : partitions) {
                context.checkCancelled();
                boolean untouched = RowSorter.sortRange(columns, ordering.order(), partition.rows(), partition.start(),
                        partition.end(), context, parallelSort);
                Partition ordered = partition.ordered(untouched);
                Cancellation.run(context::checkCancelled,
                        () -> evaluators.forEach(evaluator -> evaluator.evaluate(ordered)));
            }
            evaluators.forEach(WindowEvaluator::finish);
        } finally {
            evaluators.forEach(WindowEvaluator::close);
        }
    }

    @Override
    public void close() {
        account.close();
    }
}
