package dev.onset.functions.statistics;

import java.util.Arrays;

/**
 * The median of the slopes of all pairs of points (Theil 1950, Sen 1968), exact, without looking at all pairs.
 *
 * <p>How many slopes are below some t is the number of inversions of y − t·x, which a merge sort counts. Bisection on t
 * brackets the median between two slopes with few others between them; those few are then listed and selected from.
 */
public final class TheilSen {

    /** Up to here all pairs are fewer than the counting would cost. */
    private static final int FEW_POINTS = 64;
    private static final long LISTED_PER_POINT = 8;
    /** A bracket as narrow as rounding holds one slope only, however many pairs share it. */
    private static final double NARROW = 1e-14;

    private final double[] x;
    private final double[] y;
    private final double[] shifted;
    private final double[] work;

    private TheilSen(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.shifted = new double[x.length];
        this.work = new double[x.length];
    }

    /**
     * The median slope; of an even number of slopes the mean of the middle two.
     *
     * @param x strictly increasing, at least two, finite
     * @param y finite
     */
    public static double slope(double[] x, double[] y) {
        return new TheilSen(x, y).median();
    }

    private double median() {
        long pairs = (long) x.length * (x.length - 1) / 2;
        if (x.length <= FEW_POINTS) {
            double[] slopes = allSlopes((int) pairs);
            Arrays.sort(slopes);
            int half = slopes.length / 2;
            return slopes.length % 2 == 1 ? slopes[half] : slopes[half - 1] + (slopes[half] - slopes[half - 1]) / 2;
        }
        double upper = select(pairs / 2);
        double lower = pairs % 2 == 1 ? upper : select(pairs / 2 - 1);
        return lower + (upper - lower) / 2;
    }

    private double[] allSlopes(int pairs) {
        double[] slopes = new double[pairs];
        int count = 0;
        for (int j = 1; j < x.length; j++) {
            for (int i = 0; i < j; i++) {
                slopes[count++] = slope(i, j);
            }
        }
        return slopes;
    }

    private double slope(int i, int j) {
        return (y[j] - y[i]) / (x[j] - x[i]);
    }

    /** The slope of a rank, counted from 0. */
    private double select(long rank) {
        // Equal values are common, and bisection would creep towards their slope of zero forever.
        long negative = countBelow(0);
        double reach = steepest();
        double low = -reach;
        double high = reach;
        long below = 0;
        long upTo = (long) x.length * (x.length - 1) / 2;
        if (rank < negative) {
            high = 0;
            upTo = negative;
        } else {
            long rising = upTo - countFallingOrLevel();
            if (rank < upTo - rising) {
                return 0;
            }
            low = 0;
            below = upTo - rising;
        }
        while (upTo - below > LISTED_PER_POINT * x.length) {
            double middle = low + (high - low) / 2;
            if (high - low <= NARROW * Math.max(Math.abs(low), Math.abs(high)) || middle == low || middle == high) {
                return middle;
            }
            long count = countBelow(middle);
            if (count <= rank) {
                low = middle;
                below = count;
            } else {
                high = middle;
                upTo = count;
            }
        }
        double[] listed = slopesBetween(low, high, (int) (upTo - below));
        Arrays.sort(listed);
        return listed[Math.clamp(listed.length - (upTo - rank), 0, listed.length - 1)];
    }

    /** A bound for all slopes: neighbours have the steepest ones. */
    private double steepest() {
        double steepest = 0;
        for (int i = 1; i < x.length; i++) {
            steepest = Math.max(steepest, Math.abs(slope(i - 1, i)));
        }
        return steepest * (1 + 1e-12);
    }

    /** How many slopes are below t: so many pairs are out of order in y − t·x. */
    private long countBelow(double t) {
        shift(t);
        return Inversions.count(shifted, work);
    }

    private long countFallingOrLevel() {
        // In −y reversed in value, rising pairs are the inversions.
        for (int i = 0; i < y.length; i++) {
            shifted[i] = -y[i];
        }
        return (long) x.length * (x.length - 1) / 2 - Inversions.count(shifted, work);
    }

    private void shift(double t) {
        for (int i = 0; i < x.length; i++) {
            // Relative to the first point, so that large steps do not cost the digits of y.
            shifted[i] = (y[i] - y[0]) - t * (x[i] - x[0]);
        }
    }

    /** The slopes in [low, high): the pairs whose order in y − t·x changes from the one t to the other. */
    private double[] slopesBetween(double low, double high, int expected) {
        shift(low);
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        double[] atLow = shifted.clone();
        Arrays.sort(order, (a, b) -> Double.compare(atLow[a], atLow[b]));
        shift(high);
        double[] slopes = new double[expected];
        int count = 0;
        // An insertion sort by the order at high: each exchange is one of the pairs.
        int[] sorted = new int[x.length];
        for (int n = 0; n < x.length; n++) {
            int point = order[n];
            int place = n;
            while (place > 0 && before(point, sorted[place - 1])) {
                int other = sorted[place - 1];
                if (count == slopes.length) {
                    slopes = Arrays.copyOf(slopes, 2 * count + 1);
                }
                slopes[count++] = slope(Math.min(point, other), Math.max(point, other));
                sorted[place] = other;
                place--;
            }
            sorted[place] = point;
        }
        return Arrays.copyOf(slopes, count);
    }

    private boolean before(int a, int b) {
        return shifted[a] < shifted[b];
    }
}
