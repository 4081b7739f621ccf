package dev.onset.functions.smoothing;

import java.util.Arrays;

/**
 * Means weighted by a bell curve in time linear in the number of points, however wide the bell is: Greengard and Strain's
 * fast Gauss transform in one dimension.
 *
 * <p>The steps are divided into cells of half a sigma. With c the middle of a point's cell, b = (x_j − c)/sigma and
 * a = (x_i − t)/sigma the places of a source and a target in their cells, and D = (t − c)/sigma,
 *
 * <pre>exp(−(D + a − b)²/2) = Σ_n Σ_m he_{n+m}(D) · bⁿ/n! · (−a)ᵐ/m!,   he_k(x) = He_k(x)·exp(−x²/2)</pre>
 *
 * with Hermite's polynomials He_k. So the points of a cell become {@link #TERMS} moments, and all that a cell receives
 * becomes a polynomial. Since |a| and |b| are at most a quarter, the terms left out are below 10⁻¹³ of the sum of |y|.
 */
final class FastGaussianSums {

    /** In sigmas: exp(−8.6²/2) is 10⁻¹⁶. */
    static final double REACH = 8.6;

    private static final int TERMS = 14;
    /** In sigmas. */
    private static final double CELL = 0.5;
    private static final int CELLS_IN_REACH = (int) Math.ceil(REACH / CELL) + 1;

    private FastGaussianSums() {}

    /**
     * @param x ascending, finite
     * @param y finite
     * @param sigma positive, of the bell
     */
    static double[] means(double[] x, double[] y, double sigma) {
        double[][] hermite = hermiteFunctions();
        int n = x.length;
        int[] starts = new int[n + 1];
        long[] cells = new long[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            long cell = cellOf(x[i] - x[0], sigma);
            if (count == 0 || cells[count - 1] != cell) {
                starts[count] = i;
                cells[count++] = cell;
            }
        }
        starts[count] = n;

        double[] values = new double[count * TERMS];
        double[] weights = new double[count * TERMS];
        double[] powers = new double[TERMS];
        for (int c = 0; c < count; c++) {
            for (int i = starts[c]; i < starts[c + 1]; i++) {
                scaledPowers(placeInCell(x[i] - x[0], cells[c], sigma), powers);
                for (int k = 0; k < TERMS; k++) {
                    values[c * TERMS + k] += powers[k] * y[i];
                    weights[c * TERMS + k] += powers[k];
                }
            }
        }

        double[] means = new double[n];
        double[] value = new double[TERMS];
        double[] weight = new double[TERMS];
        int from = 0;
        for (int c = 0; c < count; c++) {
            while (cells[from] < cells[c] - CELLS_IN_REACH) {
                from++;
            }
            receive(cells, values, c, from, count, hermite, value);
            receive(cells, weights, c, from, count, hermite, weight);
            for (int i = starts[c]; i < starts[c + 1]; i++) {
                scaledPowers(-placeInCell(x[i] - x[0], cells[c], sigma), powers);
                double sum = 0;
                double all = 0;
                for (int k = 0; k < TERMS; k++) {
                    sum += powers[k] * value[k];
                    all += powers[k] * weight[k];
                }
                means[i] = sum / all;
            }
        }
        return means;
    }

    /** The polynomial of a cell: for each power the sum over the moments of all cells in reach. */
    private static void receive(long[] cells, double[] moments, int cell, int from, int count, double[][] hermite,
            double[] polynomial) {
        Arrays.fill(polynomial, 0);
        for (int source = from; source < count && cells[source] <= cells[cell] + CELLS_IN_REACH; source++) {
            double[] functions = hermite[(int) (cells[cell] - cells[source]) + CELLS_IN_REACH];
            for (int m = 0; m < TERMS; m++) {
                double sum = 0;
                for (int k = 0; k < TERMS; k++) {
                    sum += functions[m + k] * moments[source * TERMS + k];
                }
                polynomial[m] += sum;
            }
        }
    }

    private static long cellOf(double distance, double sigma) {
        return (long) Math.floor(distance / (CELL * sigma));
    }

    private static double placeInCell(double distance, long cell, double sigma) {
        return distance / sigma - (cell + 0.5) * CELL;
    }

    /** aᵏ/k! */
    private static void scaledPowers(double a, double[] powers) {
        powers[0] = 1;
        for (int k = 1; k < TERMS; k++) {
            powers[k] = powers[k - 1] * a / k;
        }
    }

    /** he_k of every distance between two cells. */
    private static double[][] hermiteFunctions() {
        double[][] functions = new double[2 * CELLS_IN_REACH + 1][2 * TERMS - 1];
        for (int cell = 0; cell < functions.length; cell++) {
            double x = (cell - CELLS_IN_REACH) * CELL;
            double[] he = functions[cell];
            he[0] = Math.exp(-x * x / 2);
            he[1] = x * he[0];
            for (int k = 1; k + 1 < he.length; k++) {
                he[k + 1] = x * he[k] - k * he[k - 1];
            }
        }
        return functions;
    }
}
