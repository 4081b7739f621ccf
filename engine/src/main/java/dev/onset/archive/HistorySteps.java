package dev.onset.archive;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a run over all its metrics, which are the rows of {@code history}.
 *
 * @param steps strictly increasing
 * @param times of each step the latest time at which a metric was logged at it, {@link StepAxis#NO_TIME} where unknown; null:
 *         no times at all
 */
record HistorySteps(long[] steps, long @Nullable [] times) {

    static final HistorySteps NONE = new HistorySteps(new long[0], null);

    /** These steps and those of another curve, whose steps are strictly increasing too. */
    HistorySteps union(long[] otherSteps, long @Nullable [] otherTimes) {
        if (Arrays.equals(steps, otherSteps)) {
            return new HistorySteps(steps, latest(otherTimes));
        }
        if (otherSteps.length == 0) {
            return this;
        }
        if (steps.length == 0) {
            return new HistorySteps(otherSteps, otherTimes);
        }
        return merge(otherSteps, otherTimes);
    }

    private long @Nullable [] latest(long @Nullable [] otherTimes) {
        if (otherTimes == null || times == null || Arrays.equals(times, otherTimes)) {
            return times == null ? otherTimes : times;
        }
        long[] latest = new long[steps.length];
        for (int i = 0; i < latest.length; i++) {
            latest[i] = Math.max(times[i], otherTimes[i]);
        }
        return latest;
    }

    private HistorySteps merge(long[] otherSteps, long @Nullable [] otherTimes) {
        long[] merged = new long[Math.addExact(steps.length, otherSteps.length)];
        long[] mergedTimes = times == null && otherTimes == null ? null : new long[merged.length];
        int count = 0;
        int mine = 0;
        int other = 0;
        while (mine < steps.length || other < otherSteps.length) {
            boolean fromMine = other == otherSteps.length
                    || (mine < steps.length && steps[mine] <= otherSteps[other]);
            boolean fromOther = mine == steps.length || (other < otherSteps.length && otherSteps[other] <= steps[mine]);
            merged[count] = fromMine ? steps[mine] : otherSteps[other];
            if (mergedTimes != null) {
                long myTime = fromMine && times != null ? times[mine] : StepAxis.NO_TIME;
                long otherTime = fromOther && otherTimes != null ? otherTimes[other] : StepAxis.NO_TIME;
                mergedTimes[count] = Math.max(myTime, otherTime);
            }
            mine += fromMine ? 1 : 0;
            other += fromOther ? 1 : 0;
            count++;
        }
        return new HistorySteps(Arrays.copyOf(merged, count),
                mergedTimes == null ? null : Arrays.copyOf(mergedTimes, count));
    }
}
