package dev.onset.exec.aggregate;

import java.util.Arrays;

import dev.onset.exec.column.Batch;

/**
 * STDDEV_POP, STDDEV_SAMP, VAR_POP and VAR_SAMP. NaN if a value is not finite; the sample forms are NULL below two values.
 *
 * <p>Sums of the distances from the first value of a group and part, and of their squares, in four lanes as {@link
 * DoubleSumAccumulator} keeps them; parts are merged by Chan et al. (1983). The first value is one of those whose variance is
 * wanted, so a sum of squares is at most n times the one around the mean: it costs few digits, and no division a row.
 */
final class VarianceAccumulator implements Accumulator {

    private static final int LANES = 4;

    private final int argument;
    private final boolean sample;
    private final boolean root;
    private final DoubleInput input = new DoubleInput();
    /** What merged parts came to. */
    private long[] counts = {};
    private double[] means = {};
    private double[] squares = {};
    /** The part that rows are added to. */
    private long[] added = {};
    private double[] first = {};
    private double[] distanceLanes = {};
    private double[] squareLanes = {};
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
            added = Arrays.copyOf(added, counts.length);
            first = Arrays.copyOf(first, counts.length);
            distanceLanes = Arrays.copyOf(distanceLanes, LANES * counts.length);
            squareLanes = Arrays.copyOf(squareLanes, LANES * counts.length);
        }
        size = groups;
    }

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        input.read(batch.column(argument), batch.size());
        double[] values = input.values();
        for (int row = from; row < to; row++) {
            if (groups[row] >= 0 && !input.isNull(row)) {
                addValue(groups[row], values[row]);
            }
        }
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        input.read(batch.column(argument), batch.size());
        double[] values = input.values();
        int row = from;
        if (input.validity() == null) {
            for (; row < to && (added[group] == 0 || added[group] % LANES != 0); row++) {
                addValue(group, values[row]);
            }
            row = addWholeLanes(values, group, row, to);
        }
        for (; row < to; row++) {
            if (!input.isNull(row)) {
                addValue(group, values[row]);
            }
        }
    }

    private int addWholeLanes(double[] values, int group, int from, int to) {
        int at = group * LANES;
        double origin = first[group];
        double distance0 = distanceLanes[at];
        double distance1 = distanceLanes[at + 1];
        double distance2 = distanceLanes[at + 2];
        double distance3 = distanceLanes[at + 3];
        double square0 = squareLanes[at];
        double square1 = squareLanes[at + 1];
        double square2 = squareLanes[at + 2];
        double square3 = squareLanes[at + 3];
        int row = from;
        for (; row + LANES <= to; row += LANES) {
            double value0 = values[row] - origin;
            double value1 = values[row + 1] - origin;
            double value2 = values[row + 2] - origin;
            double value3 = values[row + 3] - origin;
            distance0 += value0;
            distance1 += value1;
            distance2 += value2;
            distance3 += value3;
            square0 += value0 * value0;
            square1 += value1 * value1;
            square2 += value2 * value2;
            square3 += value3 * value3;
        }
        added[group] += row - from;
        distanceLanes[at] = distance0;
        distanceLanes[at + 1] = distance1;
        distanceLanes[at + 2] = distance2;
        distanceLanes[at + 3] = distance3;
        squareLanes[at] = square0;
        squareLanes[at + 1] = square1;
        squareLanes[at + 2] = square2;
        squareLanes[at + 3] = square3;
        return row;
    }

    private void addValue(int group, double value) {
        long known = added[group]++;
        if (known == 0) {
            first[group] = value;
        }
        int lane = group * LANES + (int) (known % LANES);
        double distance = value - first[group];
        distanceLanes[lane] += distance;
        squareLanes[lane] += distance * distance;
    }

    /** Merges what was added since the last time. */
    private void settle() {
        for (int group = 0; group < size; group++) {
            long n = added[group];
            if (n > 0) {
                int at = group * LANES;
                double distance = sum(distanceLanes, at) / n;
                double around = sum(squareLanes, at) - n * distance * distance;
                include(group, n, first[group] + distance, Math.max(0, around));
                added[group] = 0;
                Arrays.fill(distanceLanes, at, at + LANES, 0);
                Arrays.fill(squareLanes, at, at + LANES, 0);
            }
        }
    }

    private static double sum(double[] lanes, int at) {
        return (lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]);
    }

    private void include(int group, long n, double mean, double around) {
        long known = counts[group];
        if (known == 0) {
            means[group] = mean;
            squares[group] = around;
        } else {
            double total = (double) known + n;
            double delta = mean - means[group];
            means[group] += delta * (n / total);
            squares[group] += around + delta * delta * (known * (n / total));
        }
        counts[group] = known + n;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        VarianceAccumulator other = (VarianceAccumulator) later;
        settle();
        other.settle();
        for (int group = 0; group < other.size; group++) {
            if (other.counts[group] > 0) {
                include(targets[group], other.counts[group], other.means[group], other.squares[group]);
            }
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        settle();
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
        settle();
        Arrays.fill(counts, 0, size, 0);
        Arrays.fill(means, 0, size, 0);
        Arrays.fill(squares, 0, size, 0);
        size = 0;
    }
}
