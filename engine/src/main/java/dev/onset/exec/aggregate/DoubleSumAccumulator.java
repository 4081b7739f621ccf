package dev.onset.exec.aggregate;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

import dev.onset.exec.column.Batch;

/**
 * SUM, SUM0 and AVG of DOUBLE.
 *
 * <p>The value that is k-th in its group and part is added to lane {@code k mod 4}; lanes of parts are added lane by lane,
 * and (0 + 1) + (2 + 3) is the sum. So the result is exactly defined, and four additions run at once.
 */
final class DoubleSumAccumulator implements Accumulator {

    private static final int LANES = 4;

    private final int argument;
    private final SumKind kind;
    private final DoubleInput input = new DoubleInput();
    private double[] lanes = {};
    private long[] counts = {};
    private int size;

    DoubleSumAccumulator(int argument, SumKind kind) {
        this.argument = argument;
        this.kind = kind;
    }

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Capacity.of(groups, counts.length));
            lanes = Arrays.copyOf(lanes, counts.length * LANES);
        }
        size = groups;
    }

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        input.read(batch.column(argument), batch.size());
        double[] values = input.values();
        if (input.validity() == null) {
            addAll(values, groups, from, to);
            return;
        }
        for (int row = from; row < to; row++) {
            int group = groups[row];
            if (group >= 0 && !input.isNull(row)) {
                addValue(group, values[row]);
            }
        }
    }

    private void addAll(double[] values, int[] groups, int from, int to) {
        double[] sums = lanes;
        long[] ofGroup = counts;
        for (int row = from; row < to; row++) {
            int group = groups[row];
            if (group >= 0) {
                long count = ofGroup[group];
                ofGroup[group] = count + 1;
                sums[group * LANES + (int) (count & (LANES - 1))] += values[row];
            }
        }
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        input.read(batch.column(argument), batch.size());
        double[] values = input.values();
        int row = from;
        if (input.validity() == null) {
            for (; row < to && counts[group] % LANES != 0; row++) {
                addValue(group, values[row]);
            }
            int at = group * LANES;
            double lane0 = lanes[at];
            double lane1 = lanes[at + 1];
            double lane2 = lanes[at + 2];
            double lane3 = lanes[at + 3];
            int whole = row + (to - row) / LANES * LANES;
            counts[group] += whole - row;
            for (; row < whole; row += LANES) {
                lane0 += values[row];
                lane1 += values[row + 1];
                lane2 += values[row + 2];
                lane3 += values[row + 3];
            }
            lanes[at] = lane0;
            lanes[at + 1] = lane1;
            lanes[at + 2] = lane2;
            lanes[at + 3] = lane3;
        }
        for (; row < to; row++) {
            if (!input.isNull(row)) {
                addValue(group, values[row]);
            }
        }
    }

    /** Adds values where they lie in memory, as if they were rows without NULLs. */
    void addCurve(int group, MemorySegment base, long offset, int length) {
        int i = 0;
        for (; i < length && counts[group] % LANES != 0; i++) {
            addValue(group, base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * i));
        }
        int at = group * LANES;
        double lane0 = lanes[at];
        double lane1 = lanes[at + 1];
        double lane2 = lanes[at + 2];
        double lane3 = lanes[at + 3];
        int whole = i + (length - i) / LANES * LANES;
        counts[group] += whole - i;
        for (; i < whole; i += LANES) {
            long position = offset + 8L * i;
            lane0 += base.get(ValueLayout.JAVA_DOUBLE, position);
            lane1 += base.get(ValueLayout.JAVA_DOUBLE, position + 8);
            lane2 += base.get(ValueLayout.JAVA_DOUBLE, position + 16);
            lane3 += base.get(ValueLayout.JAVA_DOUBLE, position + 24);
        }
        lanes[at] = lane0;
        lanes[at + 1] = lane1;
        lanes[at + 2] = lane2;
        lanes[at + 3] = lane3;
        for (; i < length; i++) {
            addValue(group, base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * i));
        }
    }

    private void addValue(int group, double value) {
        lanes[group * LANES + (int) (counts[group]++ & (LANES - 1))] += value;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        DoubleSumAccumulator other = (DoubleSumAccumulator) later;
        for (int group = 0; group < other.size; group++) {
            int target = targets[group];
            counts[target] += other.counts[group];
            for (int lane = 0; lane < LANES; lane++) {
                lanes[target * LANES + lane] += other.lanes[group * LANES + lane];
            }
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        for (int group = 0; group < groups; group++) {
            int lane = group * LANES;
            double sum = (lanes[lane] + lanes[lane + 1]) + (lanes[lane + 2] + lanes[lane + 3]);
            if (counts[group] > 0) {
                output.setDouble(at + group, kind == SumKind.AVERAGE ? sum / counts[group] : sum);
            } else if (kind == SumKind.SUM_OR_ZERO) {
                output.setDouble(at + group, 0);
            }
        }
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0, size, 0);
        Arrays.fill(lanes, 0, size * LANES, 0);
        size = 0;
    }
}
