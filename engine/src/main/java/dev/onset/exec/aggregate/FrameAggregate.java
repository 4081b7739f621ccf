package dev.onset.exec.aggregate;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Any aggregate, standard or over curves, over groups of rows that the caller numbers: the frames of a window. */
public final class FrameAggregate implements AutoCloseable {

    private final @Nullable Accumulator accumulator;
    private final @Nullable CurveAccumulator curves;
    private final @Nullable CurveRows functions;
    private final AggregateCall call;

    /** @param fields of the rows */
    public FrameAggregate(AggregateCall call, List<Field> fields) {
        this.call = call;
        CurvePlan plan = CurvePlan.of(new Plan.Aggregate(new Plan.Values(List.of(), fields), List.of(),
                List.of(List.of()), List.of(call), List.of(new Field("", call.type(), true))));
        curves = plan == null ? null : new CurveAccumulator(plan, fields);
        functions = plan == null ? null : new CurveRows(plan);
        accumulator = plan == null ? new Accumulators(fields, List.of()).create(call) : null;
    }

    /** The columns that are read, ascending. */
    public int[] columns() {
        TreeSet<Integer> columns = new TreeSet<>(call.arguments());
        call.order().forEach(key -> columns.add(key.column()));
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Adds the rows {@code [0, count)}; {@code groups[row]} is below {@code groupCount}. */
    public void add(Batch batch, int[] groups, int count, int groupCount) {
        if (accumulator != null) {
            accumulator.grow(groupCount);
            accumulator.add(batch, groups, 0, count);
        } else if (curves != null) {
            curves.add(batch, groups, 0, count);
        }
    }

    /** Adds the rows {@code [from, to)} to one group. */
    public void addRange(Batch batch, int group, int from, int to) {
        if (accumulator != null) {
            accumulator.grow(group + 1);
            accumulator.addRange(batch, group, from, to);
        } else if (curves != null) {
            curves.addRange(batch, group, from, to);
        }
    }

    /** The results of the groups {@code [0, groupCount)}, also of those without a row. */
    public Column results(int groupCount) {
        SlotColumn results = new SlotColumn(call.type());
        if (accumulator != null) {
            accumulator.grow(groupCount);
            accumulator.write(groupCount, results);
        } else if (curves != null && functions != null) {
            results.grow(groupCount);
            RowCollector.ByGroup byGroup = curves.rows().byGroup(groupCount);
            SlotColumn[] outputs = {results};
            IntStream.range(0, groupCount).forEach(group -> functions.evaluate(curves.rows(), byGroup.rows(),
                    byGroup.starts()[group], byGroup.starts()[group + 1], outputs, group));
        }
        return results.slice(0, groupCount);
    }

    /** About how much memory is taken by what grows with the rows. */
    public long bytes() {
        return accumulator != null ? accumulator.bytes() : curves == null ? 0 : curves.rows().bytes();
    }

    /** Forgets all rows. */
    public void clear() {
        if (accumulator != null) {
            accumulator.clear();
        } else if (curves != null) {
            curves.clear();
        }
    }

    @Override
    public void close() {
        if (functions != null) {
            functions.close();
        }
    }
}
