package dev.onset.exec.aggregate;

import dev.onset.exec.column.Batch;

/** GROUPING: for each argument one bit, the first one highest, set where the grouping set leaves the key out. */
final class GroupingAccumulator implements Accumulator {

    private final long bits;

    GroupingAccumulator(long bits) {
        this.bits = bits;
    }

    @Override
    public void grow(int groups) {}

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {}

    @Override
    public void addRange(Batch batch, int group, int from, int to) {}

    @Override
    public void merge(Accumulator later, int[] targets) {}

    @Override
    public void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        for (int group = 0; group < groups; group++) {
            output.setLong(at + group, bits);
        }
    }

    @Override
    public void clear() {}
}
