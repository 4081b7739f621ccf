package dev.onset.archive;

import java.lang.foreign.MemorySegment;
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

    static boolean isStrictlyIncreasing(MemorySegment steps) {
        LongCursor items = new LongCursor(steps);
        long before = items.hasNext() ? items.next() : 0;
        while (items.hasNext()) {
            long item = items.next();
            if (item <= before) {
                return false;
            }
            before = item;
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

    /**
     * Positions ordered by key; equal keys stay in their order. Merges stretches that are in order already: a log that went back
     * has few.
     */
    private static int[] sorted(long[] keys) {
        int[] order = IntStream.range(0, keys.length).toArray();
        int[] merged = new int[keys.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int start = 0; start < order.length;) {
                int middle = stretchEnd(keys, order, start);
                int end = middle == order.length ? middle : stretchEnd(keys, order, middle);
                merge(keys, order, start, middle, end, merged);
                changed |= end > middle;
                start = end;
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        return order;
    }

    private static int stretchEnd(long[] keys, int[] order, int start) {
        int end = start + 1;
        while (end < order.length && keys[order[end]] >= keys[order[end - 1]]) {
            end++;
        }
        return end;
    }

    private static void merge(long[] keys, int[] order, int start, int middle, int end, int[] target) {
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right == end || (left < middle && keys[order[left]] <= keys[order[right]]);
            target[i] = takeLeft ? order[left++] : order[right++];
        }
    }
}
