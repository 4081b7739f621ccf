package dev.onset.exec.aggregate;

import java.util.Arrays;

import dev.onset.exec.column.Batch;

/** MIN and MAX of DOUBLE. NaN is the largest number: MAX of a group with a NaN is NaN, MIN only if there is nothing else. */
final class DoubleExtremeAccumulator implements Accumulator {

    private final int argument;
    private final boolean largest;
    private final DoubleInput input = new DoubleInput();
    private double[] extremes = {};
    private boolean[] seen = {};
    private int size;

    DoubleExtremeAccumulator(int argument, boolean largest) {
        this.argument = argument;
        this.largest = largest;
    }

    @Override
    public void grow(int groups) {
        if (groups > seen.length) {
            seen = Arrays.copyOf(seen, Capacity.of(groups, seen.length));
            extremes = Arrays.copyOf(extremes, seen.length);
        }
        size = groups;
    }

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        input.read(batch.column(argument), batch.size());
        double[] values = input.values();
        for (int row = from; row < to; row++) {
            int group = groups[row];
            if (group >= 0 && !input.isNull(row)) {
                addValue(group, values[row]);
            }
        }
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        input.read(batch.column(argument), batch.size());
        double[] values = input.values();
        int row = from;
        if (input.validity() == null) {
            addValue(group, values[row++]);
            double extreme = extremes[group];
            extremes[group] = largest ? largest(values, row, to, extreme) : smallest(values, row, to, extreme);
            return;
        }
        for (; row < to; row++) {
            if (!input.isNull(row)) {
                addValue(group, values[row]);
            }
        }
    }

    private static double largest(double[] values, int from, int to, double known) {
        double extreme = known;
        for (int row = from; row < to; row++) {
            extreme = larger(extreme, values[row]);
        }
        return extreme;
    }

    private static double smallest(double[] values, int from, int to, double known) {
        double extreme = known;
        for (int row = from; row < to; row++) {
            extreme = smaller(extreme, values[row]);
        }
        return extreme;
    }

    /** Adds one value. */
    void addValue(int group, double value) {
        if (!seen[group]) {
            seen[group] = true;
            extremes[group] = value;
        } else {
            extremes[group] = largest ? larger(extremes[group], value) : smaller(extremes[group], value);
        }
    }

    private static double smaller(double best, double value) {
        return value < best || Double.isNaN(best) ? value : best;
    }

    private static double larger(double best, double value) {
        return value > best || Double.isNaN(value) ? value : best;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        DoubleExtremeAccumulator other = (DoubleExtremeAccumulator) later;
        for (int group = 0; group < other.size; group++) {
            if (other.seen[group]) {
                addValue(targets[group], other.extremes[group]);
            }
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        for (int group = 0; group < groups; group++) {
            if (seen[group]) {
                output.setDouble(at + group, extremes[group]);
            }
        }
    }

    @Override
    public void clear() {
        Arrays.fill(seen, 0, size, false);
        size = 0;
    }
}
