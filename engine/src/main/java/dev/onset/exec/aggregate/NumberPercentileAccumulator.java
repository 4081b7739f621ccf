package dev.onset.exec.aggregate;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.functions.statistics.OrderStatistics;
import dev.onset.plan.DataType;

/**
 * MEDIAN, PERCENTILE_CONT and PERCENTILE_DISC of numbers that are not NULL, by selection instead of sorting; NaN is the largest
 * number. The fraction of a group is that of its first row.
 *
 * <p>With the n values in order, CONT interpolates linearly at position {@code fraction · (n − 1)}; DISC is the first value
 * whose share of the values up to it is at least the fraction.
 */
final class NumberPercentileAccumulator implements Accumulator {

    /** In place of the fraction's column: the fraction is one half. */
    static final int MEDIAN = -1;

    private static final int GROUPS_A_TASK = 16;
    private static final double UNKNOWN = Double.NEGATIVE_INFINITY;

    /**
     * What is asked of the values.
     *
     * @param name of the function, for messages
     * @param continuous whether to interpolate
     */
    record Kind(String name, boolean continuous, boolean descending) {}

    private final Kind kind;
    private final int fractionColumn;
    private final GroupedValues values;
    private final boolean ownsValues;
    /** NaN: NULL. */
    private double[] fractions = {};
    private int groupCount;

    /**
     * @param fractionColumn or {@link #MEDIAN}
     * @param values the numbers, shared with other percentiles of the same column
     * @param ownsValues whether this one adds to them
     */
    NumberPercentileAccumulator(Kind kind, int fractionColumn, GroupedValues values, boolean ownsValues) {
        this.kind = kind;
        this.fractionColumn = fractionColumn;
        this.values = values;
        this.ownsValues = ownsValues;
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
        groupCount = Math.max(groupCount, groups);
        int known = fractions.length;
        if (groups > known) {
            fractions = Arrays.copyOf(fractions, Capacity.of(groups, known));
            Arrays.fill(fractions, known, fractions.length, fractionColumn == MEDIAN ? 0.5 : UNKNOWN);
        }
    }

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        if (fractionColumn != MEDIAN) {
            Column column = batch.column(fractionColumn);
            for (int row = from; row < to; row++) {
                int group = groups[row];
                if (group >= 0 && fractions[group] == UNKNOWN) {
                    fractions[group] = fraction(column, row);
                }
            }
        }
        if (ownsValues) {
            values.add(batch, groups, from, to);
        }
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        if (fractions[group] == UNKNOWN && from < to) {
            fractions[group] = fraction(batch.column(fractionColumn), from);
        }
        if (ownsValues) {
            values.addRange(batch, group, from, to);
        }
    }

    private double fraction(Column column, int row) {
        if (column.isNull(row)) {
            return Double.NaN;
        }
        double fraction = column.type().layout() == DataType.Layout.LONG ? column.longAt(row) : column.doubleAt(row);
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    kind.name + ": the fraction is " + fraction + ", but must be from 0 to 1");
        }
        return fraction;
    }

    @Override
    public void endPart() {
        if (ownsValues) {
            values.arrangeOwn();
        }
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        NumberPercentileAccumulator other = (NumberPercentileAccumulator) later;
        for (int group = 0; group < other.groupCount; group++) {
            if (fractions[targets[group]] == UNKNOWN) {
                fractions[targets[group]] = other.fractions[group];
            }
        }
        if (ownsValues) {
            values.merge(other.values, targets);
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        writeAll(groups, output, null);
    }

    @Override
    public void write(int groups, SlotColumn output, QueryContext context) {
        writeAll(groups, output, context);
    }

    private void writeAll(int groups, SlotColumn output, @Nullable QueryContext context) {
        int at = output.size();
        output.grow(at + groups);
        if (ownsValues) {
            values.arrange(context);
        }
        // Neighbouring slots share words of the bitmap, so the results of threads go through an array.
        double[] results = new double[groups];
        int tasks = Math.ceilDiv(groups, GROUPS_A_TASK);
        if (context == null) {
            compute(results, 0, groups);
        } else {
            context.forEachPart(tasks, task -> compute(results, task * GROUPS_A_TASK,
                    Math.min(groups, (task + 1) * GROUPS_A_TASK)));
        }
        boolean whole = output.type().layout() == DataType.Layout.LONG;
        for (int group = 0; group < groups; group++) {
            if (values.start(group) == values.end(group) || Double.isNaN(fractions[group])) {
                continue;
            }
            if (whole) {
                output.setLong(at + group, Math.round(results[group]));
            } else {
                output.setDouble(at + group, results[group]);
            }
        }
    }

    private void compute(double[] results, int fromGroup, int toGroup) {
        for (int group = fromGroup; group < toGroup; group++) {
            if (values.start(group) < values.end(group) && !Double.isNaN(fractions[group])) {
                results[group] = percentile(values.start(group), values.end(group), fractions[group]);
            }
        }
    }

    private double percentile(int from, int to, double fraction) {
        long[] keys = values.keys();
        int count = to - from;
        if (!kind.continuous) {
            int index = Math.max(0, (int) Math.ceil(fraction * count) - 1);
            return OrderStatistics.value(OrderStatistics.select(keys, from, to,
                    kind.descending ? to - 1 - index : from + index));
        }
        double position = (kind.descending ? 1 - fraction : fraction) * (count - 1);
        int below = (int) Math.floor(position);
        double share = position - below;
        double low = OrderStatistics.value(OrderStatistics.select(keys, from, to, from + below));
        if (share == 0) {
            return low;
        }
        double high = OrderStatistics.value(OrderStatistics.least(keys, from + below + 1, to));
        return low == high ? low : low + (high - low) * share;
    }

    @Override
    public long bytes() {
        return ownsValues ? values.bytes() : 0;
    }

    @Override
    public void clear() {
        Arrays.fill(fractions, 0, Math.min(fractions.length, groupCount), fractionColumn == MEDIAN ? 0.5 : UNKNOWN);
        groupCount = 0;
        if (ownsValues) {
            values.clear();
        }
    }
}
