package dev.onset.exec.aggregate;

import java.util.Arrays;

import dev.onset.exec.column.Batch;

/** COUNT: the rows, or those in which none of the arguments is NULL. */
final class CountAccumulator implements Accumulator {

    private final int[] arguments;
    private final NullInput[] inputs;
    private long[] counts = {};
    private int size;

    CountAccumulator(int[] arguments) {
        this.arguments = arguments.clone();
        this.inputs = new NullInput[arguments.length];
        Arrays.setAll(inputs, i -> new NullInput());
    }

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Capacity.of(groups, counts.length));
        }
        size = groups;
    }

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        begin(batch);
        for (int row = from; row < to; row++) {
            int group = groups[row];
            if (group >= 0 && allGiven(row)) {
                counts[group]++;
            }
        }
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        begin(batch);
        if (inputs.length == 0) {
            counts[group] += to - from;
        } else if (inputs.length == 1) {
            counts[group] += inputs[0].countGiven(from, to);
        } else {
            for (int row = from; row < to; row++) {
                counts[group] += allGiven(row) ? 1 : 0;
            }
        }
    }

    private void begin(Batch batch) {
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].read(batch.column(arguments[i]), batch.size());
        }
    }

    private boolean allGiven(int row) {
        for (NullInput input : inputs) {
            if (input.isNull(row)) {
                return false;
            }
        }
        return true;
    }

    /** Adds rows that need not be looked at. */
    void addRows(int group, long rows) {
        counts[group] += rows;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        CountAccumulator other = (CountAccumulator) later;
        for (int group = 0; group < other.size; group++) {
            counts[targets[group]] += other.counts[group];
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        for (int group = 0; group < groups; group++) {
            output.setLong(at + group, counts[group]);
        }
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0, size, 0);
        size = 0;
    }
}
