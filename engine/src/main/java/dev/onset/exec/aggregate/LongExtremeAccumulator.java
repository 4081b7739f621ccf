package dev.onset.exec.aggregate;

import java.util.Arrays;

import dev.onset.exec.column.Batch;

/** MIN and MAX of whole numbers, dates, times and intervals. */
final class LongExtremeAccumulator implements Accumulator {

    private final int argument;
    private final boolean largest;
    private final LongInput input = new LongInput();
    private long[] extremes = {};
    private boolean[] seen = {};
    private int size;

    LongExtremeAccumulator(int argument, boolean largest) {
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
        long[] values = input.values();
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
        long[] values = input.values();
        for (int row = from; row < to; row++) {
            if (!input.isNull(row)) {
                addValue(group, values[row]);
            }
        }
    }

    /** Adds one value. */
    void addValue(int group, long value) {
        if (!seen[group]) {
            seen[group] = true;
            extremes[group] = value;
        } else {
            extremes[group] = largest ? Math.max(extremes[group], value) : Math.min(extremes[group], value);
        }
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        LongExtremeAccumulator other = (LongExtremeAccumulator) later;
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
                output.setLong(at + group, extremes[group]);
            }
        }
    }

    @Override
    public void clear() {
        Arrays.fill(seen, 0, size, false);
        size = 0;
    }
}
