package dev.onset.exec.aggregate;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * Groups by a key whose rows lie together, as those of a cluster do, and perhaps by more: the groups of a cluster are complete when the
 * next cluster begins, so that there is only ever one cluster in memory, and a group by cluster alone needs no hashing.
 */
final class ClusteredAggregate implements RowSource {

    private final Plan.Aggregate plan;
    private final RowSource input;
    private final int clusterColumn;
    private final int clusterOutput;
    private final List<Integer> otherKeys;
    private final @Nullable CurvePlan curves;
    private @Nullable QueryContext context;
    private AtomicReferenceArray<Results> parts = new AtomicReferenceArray<>(0);

    /** @param clusterColumn the group key whose rows lie together */
    ClusteredAggregate(Plan.Aggregate plan, RowSource input, int clusterColumn) {
        this.plan = plan;
        this.input = input;
        this.clusterColumn = clusterColumn;
        this.clusterOutput = plan.groupKeys().indexOf(clusterColumn);
        this.otherKeys = plan.groupKeys().stream().filter(key -> key != clusterColumn).toList();
        this.curves = CurvePlan.of(plan);
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        GroupKeys.restrict(plan, input, column, values);
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        input.prepare(queryContext);
        AtomicReferenceArray<Results> results = new AtomicReferenceArray<>(input.partCount());
        CurvePlan curvePlan = curves;
        try (Pool<CurveRows> pool = new Pool<>(() -> new CurveRows(Objects.requireNonNull(curvePlan)))) {
            queryContext.forEachPart(input.partCount(), part -> results.set(part, readPart(queryContext, part, pool)));
        }
        parts = results;
    }

    private Results readPart(QueryContext queryContext, int part, Pool<CurveRows> pool) {
        GroupingState state = new GroupingState(plan, otherKeys, curves);
        Results results = new Results(plan.fields());
        String cluster = null;
        try (MemoryBudget.Account account = queryContext.memory().account(describe());
                Operator operator = input.open(part)) {
            for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                queryContext.checkCancelled();
                Column clusters = batch.column(clusterColumn);
                int row = 0;
                while (row < batch.size()) {
                    String current = clusters.textAt(row);
                    if (cluster != null && !cluster.equals(current)) {
                        finishCluster(state, cluster, results, pool);
                    }
                    cluster = current;
                    int end = endOfCluster(clusters, row, batch.size());
                    state.add(batch, row, end);
                    row = end;
                }
                account.use(state.bytes());
            }
        }
        if (cluster != null) {
            finishCluster(state, cluster, results, pool);
        }
        return results;
    }

    private static int endOfCluster(Column clusters, int start, int size) {
        if (clusters instanceof DictionaryColumn coded) {
            return coded.endOfSame(start, size);
        }
        int row = start + 1;
        String cluster = clusters.textAt(start);
        while (row < size && cluster.equals(clusters.textAt(row))) {
            row++;
        }
        return row;
    }

    private void finishCluster(GroupingState state, String cluster, Results results, Pool<CurveRows> pool) {
        int at = results.rows();
        int groups = state.size();
        SlotColumn[] outputs = results.columns();
        state.write(outputs, null);
        results.added(groups);
        for (int group = 0; group < groups; group++) {
            outputs[clusterOutput].setReference(at + group, cluster);
        }
        RowCollector collected = state.curveRows();
        if (collected != null) {
            RowCollector.ByGroup byGroup = collected.byGroup(groups);
            CurveRows rows = pool.borrow();
            for (int group = 0; group < groups; group++) {
                rows.evaluate(collected, byGroup.rows(), byGroup.starts()[group], byGroup.starts()[group + 1], outputs,
                        at + group);
            }
            pool.giveBack(rows);
        }
        state.clear();
    }

    @Override
    public int partCount() {
        return parts.length();
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        Results results = parts.get(part);
        return results.read(0, results.rows(), context.settings().batchSize());
    }

    @Override
    public String describe() {
        return "ClusteredAggregate " + Descriptions.of(plan);
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }
}
