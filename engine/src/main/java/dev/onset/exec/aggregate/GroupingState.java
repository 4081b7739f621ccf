package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** The groups of one grouping set and the states of all calls: what one part of the input, or all of it, came to. */
final class GroupingState {

    /** Rows of one group that lie behind each other are handed on together if there are about so many. */
    private static final int WORTH_A_RANGE = 16;
    /** The state of one accumulator for one group. */
    private static final int BYTES_A_GROUP = 40;

    private final Plan.Aggregate plan;
    private final List<Integer> keys;
    private final int[] keyColumns;
    private final GroupTable table;
    private final List<Accumulator> accumulators = new ArrayList<>();
    private final @Nullable CurveAccumulator curves;
    private int[] groups = {};
    private int oneGroup;

    /** @param keys the columns of the input that are grouped by; none: there is one group */
    GroupingState(Plan.Aggregate plan, List<Integer> keys, @Nullable CurvePlan curvePlan) {
        this.plan = plan;
        this.keys = keys;
        this.keyColumns = keys.stream().mapToInt(Integer::intValue).toArray();
        List<Field> fields = plan.input().fields();
        this.table = new GroupTable(keys.stream().map(key -> fields.get(key).type()).toList());
        Accumulators factory = new Accumulators(fields, keys);
        for (AggregateCall call : plan.calls()) {
            if (call.function() instanceof AggregateCall.Standard) {
                accumulators.add(factory.create(call));
            }
        }
        this.curves = curvePlan == null ? null : new CurveAccumulator(curvePlan, fields);
    }

    boolean hasNoKeys() {
        return keyColumns.length == 0;
    }

    int size() {
        return keyColumns.length == 0 ? oneGroup : table.size();
    }

    /** Makes sure that the only group is there, also over no rows. */
    void needOneGroup() {
        oneGroup = 1;
        grow(1);
    }

    private void grow(int size) {
        for (Accumulator accumulator : accumulators) {
            accumulator.grow(size);
        }
    }

    /** Adds the rows {@code [from, to)}. */
    void add(Batch batch, int from, int to) {
        if (keyColumns.length == 0) {
            needOneGroup();
            addRange(batch, 0, from, to);
            return;
        }
        if (from == to) {
            return;
        }
        if (groups.length < to) {
            groups = new int[to];
        }
        int changes = table.assign(batch, keyColumns, from, to, groups);
        grow(table.size());
        if ((changes + 1) * WORTH_A_RANGE > to - from) {
            for (Accumulator accumulator : accumulators) {
                accumulator.add(batch, groups, from, to);
            }
            if (curves != null) {
                curves.add(batch, groups, from, to);
            }
            return;
        }
        if (changes == 0) {
            addRange(batch, groups[from], from, to);
            return;
        }
        int start = from;
        for (int row = from + 1; row <= to; row++) {
            if (row == to || groups[row] != groups[start]) {
                addRange(batch, groups[start], start, row);
                start = row;
            }
        }
    }

    /** Adds so many rows that nothing is known of; for a state of counts of rows without keys. */
    void addRows(long rows) {
        needOneGroup();
        for (Accumulator accumulator : accumulators) {
            ((CountAccumulator) accumulator).addRows(0, rows);
        }
    }

    private void addRange(Batch batch, int group, int from, int to) {
        for (Accumulator accumulator : accumulators) {
            accumulator.addRange(batch, group, from, to);
        }
        if (curves != null) {
            curves.addRange(batch, group, from, to);
        }
    }

    /** Says that all rows of the part were added. */
    void endPart() {
        accumulators.forEach(Accumulator::endPart);
    }

    /** Adds what a later part came to. */
    void merge(GroupingState later) {
        int[] targets;
        if (keyColumns.length == 0) {
            targets = new int[1];
            oneGroup |= later.oneGroup;
        } else {
            targets = table.merge(later.table);
        }
        grow(size());
        for (int i = 0; i < accumulators.size(); i++) {
            accumulators.get(i).merge(later.accumulators.get(i), targets);
        }
        if (curves != null && later.curves != null) {
            curves.merge(later.curves, targets);
        }
    }

    /** About how much memory it takes. */
    long bytes() {
        long bytes = table.bytes() + (long) size() * accumulators.size() * BYTES_A_GROUP;
        for (Accumulator accumulator : accumulators) {
            bytes += accumulator.bytes();
        }
        return curves == null ? bytes : bytes + curves.rows().bytes();
    }

    /** The rows that curve functions wait for, or null if there are none. */
    @Nullable
    RowCollector curveRows() {
        return curves == null ? null : curves.rows();
    }

    /**
     * Writes the results behind what the outputs hold: a column for each of the plan's group keys (NULL where the grouping
     * set leaves it out), then one for each call. Those of curve functions are NULL so far.
     *
     * @param context whose threads may help; null: none
     */
    void write(SlotColumn[] outputs, @Nullable QueryContext context) {
        int size = size();
        for (int key = 0; key < plan.groupKeys().size(); key++) {
            int index = keys.indexOf(plan.groupKeys().get(key));
            if (index >= 0) {
                outputs[key].appendAll(table.key(index), size);
            } else {
                outputs[key].grow(outputs[key].size() + size);
            }
        }
        int accumulator = 0;
        for (int call = 0; call < plan.calls().size(); call++) {
            SlotColumn output = outputs[plan.groupKeys().size() + call];
            if (plan.calls().get(call).function() instanceof AggregateCall.Standard) {
                Accumulator state = accumulators.get(accumulator++);
                if (context == null) {
                    state.write(size, output);
                } else {
                    state.write(size, output, context);
                }
            } else {
                output.grow(output.size() + size);
            }
        }
    }

    /** Forgets all groups. */
    void clear() {
        oneGroup = 0;
        table.clear();
        for (Accumulator accumulator : accumulators) {
            accumulator.clear();
        }
        if (curves != null) {
            curves.clear();
        }
    }
}
