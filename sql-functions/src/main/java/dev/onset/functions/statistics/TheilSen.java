package dev.onset.functions.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

import dev.onset.functions.cancellation.Cancellation;

/**
 * The median of the slopes of all pairs of points (Theil 1950, Sen 1968), exact, without looking at all pairs.
 *
 * <p>How many slopes are below some t is the number of inversions of y − t·x, which a merge sort counts. A sample says
 * where to look first; then the median is bracketed ever more narrowly, by interpolation and where that fails by bisection,
 * until few slopes are left in between, which are listed and selected from.
 */
public final class TheilSen {

    /** Up to here all pairs are fewer than the counting would cost. */
    private static final int FEW_POINTS = 64;
    private static final long LISTED_PER_POINT = 2;
    private static final int LEAST_SAMPLE = 5000;
    private static final int LARGEST_SAMPLE = 500_000;
    /**
     * How far from where a slope should be the pivots lie, as a share of the bracket: at first, and when they were always
     * right, as the slopes of a narrow bracket are spread ever more evenly.
     */
    private static final double MARGIN = 0.05;
    private static final double LEAST_MARGIN = 1e-4;
    /** Three standard deviations of the median's place in a sample, for a sample of one. */
    private static final double SURE = 1.5;
    /** A bracket as narrow as rounding holds one slope only, however many pairs share it. */
    private static final double NARROW = 1e-14;

    private final double[] x;
    private final double[] y;
    private final double[] shifted;
    private final double[] work;
    /** The slopes among which the last one was selected, ascending, and the rank of the first of them. */
    private double[] listed = new double[0];
    private long listedFrom;

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
        double lower = pairs % 2 == 1 ? upper : previous(pairs / 2);
        return lower + (upper - lower) / 2;
    }

    /** The slope of the rank before one that was just selected: mostly among those that were listed for it. */
    private double previous(long rank) {
        return rank - 1 >= listedFrom && rank - 1 < listedFrom + listed.length ? listed[(int) (rank - 1 - listedFrom)]
                : select(rank - 1);
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
        double[] pivots = sampled((double) rank / pairs());
        double margin = MARGIN;
        while (upTo - below > LISTED_PER_POINT * x.length) {
            long before = upTo - below;
            boolean moved = false;
            for (double pivot : pivots) {
                if (pivot > low && pivot < high) {
                    moved = true;
                    long count = countBelow(pivot);
                    if (count <= rank) {
                        low = pivot;
                        below = count;
                    } else {
                        high = pivot;
                        upTo = count;
                    }
                }
            }
            double width = high - low;
            double middle = low + width / 2;
            boolean bisected = pivots.length == 1;
            if (width <= NARROW * Math.max(Math.abs(low), Math.abs(high)) || (bisected && !moved)) {
                return middle;
            }
            if ((upTo - below) * 2 > before && !bisected) {
                pivots = new double[]{middle};
                margin = MARGIN;
            } else {
                // Where the slope is if they are spread evenly: a little below and a little above that.
                double guess = low + width * ((double) (rank - below) / (upTo - below));
                pivots = new double[]{guess - margin * width, guess + margin * width};
                margin = Math.max(LEAST_MARGIN, margin / 10);
            }
        }
        listed = slopesBetween(low, high, (int) (upTo - below));
        Arrays.sort(listed);
        listedFrom = upTo - listed.length;
        return listed[Math.clamp(rank - listedFrom, 0, listed.length - 1)];
    }

    private long pairs() {
        return (long) x.length * (x.length - 1) / 2;
    }

    /** Two slopes between which probably lies the one that such a share of all is below, by a sample that is always the same. */
    private double[] sampled(double share) {
        SplittableRandom random = new SplittableRandom(x.length);
        double[] sample = new double[Math.clamp(x.length / 10, LEAST_SAMPLE, LARGEST_SAMPLE)];
        for (int k = 0; k < sample.length; k++) {
            int i = random.nextInt(x.length - 1);
            int j = random.nextInt(x.length - 1);
            sample[k] = slope(Math.min(i, j), Math.max(i, j) + 1);
        }
        Arrays.sort(sample);
        int place = (int) (share * sample.length);
        int apart = (int) (SURE * Math.sqrt(sample.length));
        return new double[]{sample[Math.max(0, place - apart)], sample[Math.min(sample.length - 1, place + apart)]};
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
        int[] order = sortedBy(shifted);
        shift(high);
        double[] slopes = new double[expected];
        int count = 0;
        // An insertion sort by the order at high: each exchange is one of the pairs.
        int[] sorted = new int[x.length];
        for (int n = 0; n < x.length; n++) {
            Cancellation.checkAt(n);
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

    /** The indices of keys in ascending order, equal ones as they come: a merge sort from the bottom up. */
    private static int[] sortedBy(double[] keys) {
        int n = keys.length;
        int[] from = new int[n];
        int[] to = new int[n];
        Arrays.setAll(from, i -> i);
        for (long width = 1; width < n; width *= 2) {
            for (long low = 0; low < n; low += 2 * width) {
                int middle = (int) Math.min(low + width, n);
                int high = (int) Math.min(low + 2 * width, n);
                int left = (int) low;
                int right = middle;
                for (int i = left; i < high; i++) {
                    boolean takeLeft = right == high || (left < middle && keys[from[left]] <= keys[from[right]]);
                    to[i] = takeLeft ? from[left++] : from[right++];
                }
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }
}
