package dev.onset.exec.aggregate;

import java.util.Arrays;

import dev.onset.exec.column.Batch;

/**
 * SKEWNESS, KURTOSIS and KURTOSIS_POP, as DuckDB defines them: the sample forms are corrected for their bias (Joanes and Gill 1998) and
 * NULL below three and four values; NULL where all values are equal; NaN if a value is not finite. A normal distribution has 0.
 *
 * <p>Central moments by the recurrences of Pébay (2008), for rows and for parts alike.
 */
final class ShapeAccumulator extends RowwiseAccumulator {

    /** What is computed. */
    enum Statistic {
        SKEWNESS, KURTOSIS, KURTOSIS_POP
    }

    private final int argument;
    private final Statistic statistic;
    private final DoubleInput input = new DoubleInput();
    private long[] counts = {};
    private double[] means = {};
    /** Sums of the second, third and fourth powers of the distances from the mean. */
    private double[] second = {};
    private double[] third = {};
    private double[] fourth = {};
    private int size;

    ShapeAccumulator(int argument, Statistic statistic) {
        this.argument = argument;
        this.statistic = statistic;
    }

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Capacity.of(groups, counts.length));
            means = Arrays.copyOf(means, counts.length);
            second = Arrays.copyOf(second, counts.length);
            third = Arrays.copyOf(third, counts.length);
            fourth = Arrays.copyOf(fourth, counts.length);
        }
        size = groups;
    }

    @Override
    void begin(Batch batch) {
        input.read(batch.column(argument), batch.size());
    }

    @Override
    void addRow(int group, int row) {
        if (!input.isNull(row)) {
            include(group, 1, input.values()[row], 0, 0, 0);
        }
    }

    private void include(int group, long added, double mean, double addedSecond, double addedThird,
            double addedFourth) {
        double known = counts[group];
        double total = known + added;
        double delta = mean - means[group];
        double step = delta / total;
        double product = delta * step * known * added;
        fourth[group] += addedFourth + product * step * step * (known * known - known * added + (double) added * added)
                + 6 * step * step * (known * known * addedSecond + (double) added * added * second[group])
                + 4 * step * (known * addedThird - added * third[group]);
        third[group] += addedThird + product * step * (known - added)
                + 3 * step * (known * addedSecond - added * second[group]);
        second[group] += addedSecond + product;
        means[group] += step * added;
        counts[group] += added;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        ShapeAccumulator other = (ShapeAccumulator) later;
        for (int group = 0; group < other.size; group++) {
            if (other.counts[group] > 0) {
                include(targets[group], other.counts[group], other.means[group], other.second[group],
                        other.third[group], other.fourth[group]);
            }
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        for (int group = 0; group < groups; group++) {
            double n = counts[group];
            int fewest = switch (statistic) {
                case SKEWNESS -> 3;
                case KURTOSIS -> 4;
                case KURTOSIS_POP -> 2;
            };
            if (n >= fewest && second[group] != 0) {
                output.setDouble(at + group, result(group, n));
            }
        }
    }

    private double result(int group, double n) {
        double variance = second[group] / n;
        double peak = fourth[group] / n / (variance * variance) - 3;
        return switch (statistic) {
            case SKEWNESS -> Math.sqrt(n * (n - 1)) / (n - 2) * (third[group] / n) / (variance * Math.sqrt(variance));
            case KURTOSIS -> (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * peak + 6);
            case KURTOSIS_POP -> peak;
        };
    }

    @Override
    public void clear() {
        for (double[] values : new double[][]{means, second, third, fourth}) {
            Arrays.fill(values, 0, size, 0);
        }
        Arrays.fill(counts, 0, size, 0);
        size = 0;
    }
}
