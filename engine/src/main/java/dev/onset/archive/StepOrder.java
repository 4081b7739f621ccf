package dev.onset.archive;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * How the points of a log become a curve of strictly increasing steps.
 *
 * <p>Points are sorted by step. Of several points at one step the last logged stays: the one of the latest time if both
 * have a time, otherwise (and at equal times) the one that was logged later.
 *
 * <p>One exception: some loggers leave the step at its default, so that a whole curve sits on one step and only its times
 * tell the points apart. If all points of a series of two or more share one step and have distinct times, all are kept,
 * ordered by time and re-numbered 0 … n−1.
 *
 * @param selection which logged point stands at each place of the curve
 * @param steps strictly increasing, as many as selected points
 */
record StepOrder(int[] selection, long[] steps) {

    static boolean isStrictlyIncreasing(long[] steps) {
        for (int i = 1; i < steps.length; i++) {
            if (steps[i] <= steps[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** The order of points with these steps and times (or null: no times). */
    static StepOrder of(long[] steps, long @Nullable [] times) {
        if (times != null && steps.length >= 2 && isOneStep(steps)) {
            int[] byTime = sorted(times);
            if (isDistinct(times, byTime)) {
                return new StepOrder(byTime, IntStream.range(0, steps.length).asLongStream().toArray());
            }
        }
        int[] order = sorted(steps);
        int kept = 0;
        for (int point : order) {
            if (kept > 0 && steps[order[kept - 1]] == steps[point]) {
                if (isLater(times, point, order[kept - 1])) {
                    order[kept - 1] = point;
                }
            } else {
                order[kept++] = point;
            }
        }
        int[] selection = Arrays.copyOf(order, kept);
        return new StepOrder(selection, Arrays.stream(selection).mapToLong(point -> steps[point]).toArray());
    }

    /** The values of the selected points. */
    double[] select(double[] values) {
        return Arrays.stream(selection).mapToDouble(point -> values[point]).toArray();
    }

    /** The times of the selected points; null: no times. */
    long @Nullable [] select(long @Nullable [] times) {
        return times == null ? null : Arrays.stream(selection).mapToLong(point -> times[point]).toArray();
    }

    private static boolean isLater(long @Nullable [] times, int later, int earlier) {
        return times == null || times[later] == StepAxis.NO_TIME || times[later] >= times[earlier];
    }

    private static boolean isOneStep(long[] steps) {
        return Arrays.stream(steps).allMatch(step -> step == steps[0]);
    }

    private static boolean isDistinct(long[] times, int[] byTime) {
        if (times[byTime[0]] == StepAxis.NO_TIME) {
            return false;
        }
        for (int i = 1; i < byTime.length; i++) {
            if (times[byTime[i]] == times[byTime[i - 1]]) {
                return false;
            }
        }
        return true;
    }

    /** Positions ordered by key; equal keys stay in their order. */
    private static int[] sorted(long[] keys) {
        return IntStream.range(0, keys.length).boxed().sorted((a, b) -> Long.compare(keys[a], keys[b]))
                .mapToInt(Integer::intValue).toArray();
    }
}
