package dev.onset.exec.aggregate;

import java.util.Arrays;

import dev.onset.exec.column.Batch;

/**
 * STDDEV_POP, STDDEV_SAMP, VAR_POP and VAR_SAMP by Welford's recurrence, parts merged by Chan et al. (1983). NaN if a value
 * is not finite; the sample forms are NULL below two values.
 */
final class VarianceAccumulator extends RowwiseAccumulator {

    private final int argument;
    private final boolean sample;
    private final boolean root;
    private final DoubleInput input = new DoubleInput();
    private long[] counts = {};
    private double[] means = {};
    private double[] squares = {};
    private int size;

    VarianceAccumulator(int argument, boolean sample, boolean root) {
        this.argument = argument;
        this.sample = sample;
        this.root = root;
    }

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Capacity.of(groups, counts.length));
            means = Arrays.copyOf(means, counts.length);
            squares = Arrays.copyOf(squares, counts.length);
        }
        size = groups;
    }

    @Override
    void begin(Batch batch) {
        input.read(batch.column(argument), batch.size());
    }

    @Override
    void addRow(int group, int row) {
        if (input.isNull(row)) {
            return;
        }
        double value = input.values()[row];
        long count = ++counts[group];
        double delta = value - means[group];
        double mean = means[group] + delta / count;
        means[group] = mean;
        squares[group] += delta * (value - mean);
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        VarianceAccumulator other = (VarianceAccumulator) later;
        for (int group = 0; group < other.size; group++) {
            long added = other.counts[group];
            if (added == 0) {
                continue;
            }
            int target = targets[group];
            long known = counts[target];
            if (known == 0) {
                means[target] = other.means[group];
                squares[target] = other.squares[group];
            } else {
                double total = (double) known + added;
                double delta = other.means[group] - means[target];
                means[target] += delta * (added / total);
                squares[target] += other.squares[group] + delta * delta * (known * (added / total));
            }
            counts[target] = known + added;
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        for (int group = 0; group < groups; group++) {
            long divisor = sample ? counts[group] - 1 : counts[group];
            if (divisor > 0) {
                double variance = squares[group] / divisor;
                output.setDouble(at + group, root ? Math.sqrt(variance) : variance);
            }
        }
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0, size, 0);
        Arrays.fill(means, 0, size, 0);
        Arrays.fill(squares, 0, size, 0);
        size = 0;
    }
}
