package dev.onset.exec.aggregate;

import java.util.Arrays;

import dev.onset.exec.column.Batch;

/**
 * Statistics of pairs (y, x), of which neither is NULL: one state, several results. Co-moments by Welford's recurrence, parts
 * merged by Chan et al. (1983).
 */
final class RegressionAccumulator extends RowwiseAccumulator {

    /** Which statistic; NULL where it is not defined. */
    enum Statistic {
        COVAR_POP, COVAR_SAMP,
        /** Pearson's correlation; NULL if one side is constant. */
        CORR,
        /** Slope of the least-squares line of y over x; NULL if x is constant. */
        REGR_SLOPE, REGR_INTERCEPT, REGR_COUNT,
        /** Sums of squares and products of the differences from the means. */
        REGR_SXX, REGR_SYY, REGR_SXY, REGR_AVGX, REGR_AVGY,
        /** The square of the correlation; 1 where y alone is constant, NULL where x is. */
        REGR_R2
    }

    private final int yArgument;
    private final int xArgument;
    private final Statistic statistic;
    private final DoubleInput yInput = new DoubleInput();
    private final DoubleInput xInput = new DoubleInput();
    private long[] counts = {};
    private double[] meanY = {};
    private double[] meanX = {};
    private double[] squaresY = {};
    private double[] squaresX = {};
    private double[] products = {};
    private int size;

    RegressionAccumulator(int yArgument, int xArgument, Statistic statistic) {
        this.yArgument = yArgument;
        this.xArgument = xArgument;
        this.statistic = statistic;
    }

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Capacity.of(groups, counts.length));
            meanY = Arrays.copyOf(meanY, counts.length);
            meanX = Arrays.copyOf(meanX, counts.length);
            squaresY = Arrays.copyOf(squaresY, counts.length);
            squaresX = Arrays.copyOf(squaresX, counts.length);
            products = Arrays.copyOf(products, counts.length);
        }
        size = groups;
    }

    @Override
    void begin(Batch batch) {
        yInput.read(batch.column(yArgument), batch.size());
        xInput.read(batch.column(xArgument), batch.size());
    }

    @Override
    void addRow(int group, int row) {
        if (yInput.isNull(row) || xInput.isNull(row)) {
            return;
        }
        double y = yInput.values()[row];
        double x = xInput.values()[row];
        long count = ++counts[group];
        double deltaY = y - meanY[group];
        double deltaX = x - meanX[group];
        meanY[group] += deltaY / count;
        meanX[group] += deltaX / count;
        squaresY[group] += deltaY * (y - meanY[group]);
        squaresX[group] += deltaX * (x - meanX[group]);
        products[group] += deltaX * (y - meanY[group]);
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        RegressionAccumulator other = (RegressionAccumulator) later;
        for (int group = 0; group < other.size; group++) {
            long added = other.counts[group];
            if (added == 0) {
                continue;
            }
            int target = targets[group];
            double total = (double) counts[target] + added;
            double share = added / total;
            double weight = counts[target] * share;
            double deltaY = counts[target] == 0 ? 0 : other.meanY[group] - meanY[target];
            double deltaX = counts[target] == 0 ? 0 : other.meanX[group] - meanX[target];
            meanY[target] = counts[target] == 0 ? other.meanY[group] : meanY[target] + deltaY * share;
            meanX[target] = counts[target] == 0 ? other.meanX[group] : meanX[target] + deltaX * share;
            squaresY[target] += other.squaresY[group] + deltaY * deltaY * weight;
            squaresX[target] += other.squaresX[group] + deltaX * deltaX * weight;
            products[target] += other.products[group] + deltaX * deltaY * weight;
            counts[target] += added;
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        for (int group = 0; group < groups; group++) {
            writeResult(group, output, at + group);
        }
    }

    private void writeResult(int group, SlotColumn output, int slot) {
        long count = counts[group];
        switch (statistic) {
            case REGR_COUNT -> output.setLong(slot, count);
            case REGR_SXX, REGR_SYY, REGR_SXY, REGR_AVGX, REGR_AVGY -> {
                if (count > 0) {
                    output.setDouble(slot, switch (statistic) {
                        case REGR_SXX -> squaresX[group];
                        case REGR_SYY -> squaresY[group];
                        case REGR_SXY -> products[group];
                        case REGR_AVGX -> meanX[group];
                        default -> meanY[group];
                    });
                }
            }
            case REGR_R2 -> {
                if (count > 0 && squaresX[group] != 0) {
                    output.setDouble(slot, squaresY[group] == 0
                            ? 1
                            : products[group] * products[group] / (squaresX[group] * squaresY[group]));
                }
            }
            case COVAR_POP -> {
                if (count > 0) {
                    output.setDouble(slot, products[group] / count);
                }
            }
            case COVAR_SAMP -> {
                if (count > 1) {
                    output.setDouble(slot, products[group] / (count - 1));
                }
            }
            case CORR -> {
                if (count > 0 && squaresX[group] != 0 && squaresY[group] != 0) {
                    output.setDouble(slot, products[group] / (Math.sqrt(squaresX[group]) * Math.sqrt(squaresY[group])));
                }
            }
            case REGR_SLOPE -> {
                if (count > 0 && squaresX[group] != 0) {
                    output.setDouble(slot, products[group] / squaresX[group]);
                }
            }
            case REGR_INTERCEPT -> {
                if (count > 0 && squaresX[group] != 0) {
                    output.setDouble(slot, meanY[group] - products[group] / squaresX[group] * meanX[group]);
                }
            }
        }
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0, size, 0);
        for (double[] state : new double[][]{meanY, meanX, squaresY, squaresX, products}) {
            Arrays.fill(state, 0, size, 0);
        }
        size = 0;
    }
}
