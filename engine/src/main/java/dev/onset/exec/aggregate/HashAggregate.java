package dev.onset.exec.aggregate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowCounter;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * Groups through a hash table. Each part of the input gets a state of its own; the states are merged in the order of the
 * parts, so that results do not depend on which thread was faster.
 */
final class HashAggregate implements RowSource {

    private static final int ROWS_A_PART = 16 * 1024;
    private static final int CURVE_GROUPS_A_TASK = 32;

    private final Plan.Aggregate plan;
    private final RowSource input;
    private final @Nullable CurvePlan curves;
    private final boolean onlyRowsCount;
    private @Nullable QueryContext context;
    private Results results;

    HashAggregate(Plan.Aggregate plan, RowSource input) {
        this.plan = plan;
        this.input = input;
        this.curves = CurvePlan.of(plan);
        this.results = new Results(plan.fields());
        this.onlyRowsCount = plan.groupKeys().isEmpty() && plan.groupingSets().size() == 1
                && plan.calls().stream().allMatch(call -> call.function() == AggregateCall.Standard.COUNT
                        && call.arguments().isEmpty() && call.filter() < 0);
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    /** The states of the grouping sets, one each. */
    private List<GroupingState> newStates() {
        return plan.groupingSets().stream().map(keys -> new GroupingState(plan, keys, curves)).toList();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        GroupKeys.restrict(plan, input, column, values);
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        input.prepare(queryContext);
        List<GroupingState> total = readAll(queryContext);
        results = new Results(plan.fields());
        for (GroupingState state : total) {
            if (state.hasNoKeys()) {
                state.needOneGroup();
            }
            int at = results.rows();
            state.write(results.columns(), queryContext);
            results.added(state.size());
            evaluateCurves(queryContext, state, at);
        }
    }

    private List<GroupingState> readAll(QueryContext queryContext) {
        int parts = input.partCount();
        if (parts == 0) {
            return newStates();
        }
        var merger = new PartMerger(queryContext.memory().account(describe()));
        queryContext.forEachPart(parts, part -> {
            MemoryBudget.Account account = queryContext.memory().account(describe());
            merger.finished(part, new PartState(readPart(queryContext, part, account), account));
        });
        return merger.total;
    }

    private static long bytes(List<GroupingState> states) {
        long bytes = 0;
        for (GroupingState state : states) {
            bytes += state.bytes();
        }
        return bytes;
    }

    private record PartState(List<GroupingState> states, MemoryBudget.Account account) {}

    private List<GroupingState> readPart(QueryContext queryContext, int part, MemoryBudget.Account account) {
        List<GroupingState> states = newStates();
        try (Operator operator = input.open(part)) {
            if (onlyRowsCount && operator instanceof RowCounter counter) {
                states.getFirst().addRows(counter.countRows());
                return states;
            }
            for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                queryContext.checkCancelled();
                for (GroupingState state : states) {
                    state.add(batch, 0, batch.size());
                }
                account.use(bytes(states));
            }
        }
        states.forEach(GroupingState::endPart);
        return states;
    }

    /** Merges the states of parts in order, each as soon as those before it are merged. */
    private static final class PartMerger {
        private final Map<Integer, PartState> waiting = new HashMap<>();
        private final MemoryBudget.Account account;
        private List<GroupingState> total = List.of();
        private int next;

        PartMerger(MemoryBudget.Account account) {
            this.account = account;
        }

        synchronized void finished(int part, PartState states) {
            waiting.put(part, states);
            for (PartState later = waiting.remove(next); later != null; later = waiting.remove(next)) {
                if (next == 0) {
                    total = later.states;
                } else {
                    for (int i = 0; i < total.size(); i++) {
                        total.get(i).merge(later.states.get(i));
                    }
                }
                account.use(bytes(total));
                later.account.close();
                next++;
            }
        }
    }

    private void evaluateCurves(QueryContext queryContext, GroupingState state, int at) {
        RowCollector collected = state.curveRows();
        CurvePlan curvePlan = curves;
        if (collected == null || curvePlan == null) {
            return;
        }
        int groups = state.size();
        RowCollector.ByGroup byGroup = collected.byGroup(groups);
        int tasks = Math.ceilDiv(groups, CURVE_GROUPS_A_TASK);
        List<Results> ofTasks = IntStream.range(0, tasks).mapToObj(task -> new Results(plan.fields())).toList();
        try (Pool<CurveRows> pool = new Pool<>(() -> new CurveRows(curvePlan))) {
            queryContext.forEachPart(tasks, task -> {
                CurveRows rows = pool.borrow();
                int start = task * CURVE_GROUPS_A_TASK;
                int end = Math.min(groups, start + CURVE_GROUPS_A_TASK);
                SlotColumn[] outputs = ofTasks.get(task).columns();
                for (CurvePlan.Call call : curvePlan.calls()) {
                    outputs[call.output()].grow(end - start);
                }
                for (int group = start; group < end; group++) {
                    rows.evaluate(collected, byGroup.rows(), byGroup.starts()[group], byGroup.starts()[group + 1],
                            outputs, group - start);
                }
                pool.giveBack(rows);
            });
        }
        for (CurvePlan.Call call : curvePlan.calls()) {
            for (int group = 0; group < groups; group++) {
                results.columns()[call.output()].set(at + group,
                        ofTasks.get(group / CURVE_GROUPS_A_TASK).columns()[call.output()], group % CURVE_GROUPS_A_TASK);
            }
        }
    }

    @Override
    public int partCount() {
        return Math.ceilDiv(results.rows(), ROWS_A_PART);
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        int start = part * ROWS_A_PART;
        return results.read(start, Math.min(results.rows(), start + ROWS_A_PART), context.settings().batchSize());
    }

    @Override
    public String describe() {
        return "HashAggregate " + Descriptions.of(plan);
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }
}
