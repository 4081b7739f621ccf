package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a run over all its metrics, which are the rows of {@code history}.
 *
 * @param steps strictly increasing 64-bit integers
 * @param times of each step the latest time at which a metric was logged at it, {@link StepAxis#NO_TIME} where unknown; null:
 *         no times at all
 */
record HistorySteps(MemorySegment steps, @Nullable MemorySegment times) {

    static final HistorySteps NONE = new HistorySteps(MemorySegment.ofArray(new long[0]), null);

    int length() {
        return (int) (steps.byteSize() / Long.BYTES);
    }

    /** These steps and those of another curve, whose steps are strictly increasing too; a merged list is made in memory. */
    HistorySteps union(HistorySteps other, SpillMemory memory) {
        if (steps.mismatch(other.steps) == -1) {
            return new HistorySteps(steps, latest(other.times, memory));
        }
        if (other.length() == 0) {
            return this;
        }
        return length() == 0 ? other : merge(other, memory);
    }

    private @Nullable MemorySegment latest(@Nullable MemorySegment otherTimes, SpillMemory memory) {
        if (otherTimes == null || times == null || times.mismatch(otherTimes) == -1) {
            return times == null ? otherTimes : times;
        }
        MemorySegment latest = memory.allocate(length());
        for (int i = 0; i < length(); i++) {
            latest.setAtIndex(ValueLayout.JAVA_LONG, i, Math.max(at(times, i), at(otherTimes, i)));
        }
        return latest;
    }

    private HistorySteps merge(HistorySteps that, SpillMemory memory) {
        int most = Math.addExact(length(), that.length());
        MemorySegment merged = memory.allocate(most);
        MemorySegment mergedTimes = times == null && that.times == null ? null : memory.allocate(most);
        int count = 0;
        int mine = 0;
        int other = 0;
        while (mine < length() || other < that.length()) {
            boolean fromMine = other == that.length()
                    || (mine < length() && at(steps, mine) <= at(that.steps, other));
            boolean fromOther = mine == length()
                    || (other < that.length() && at(that.steps, other) <= at(steps, mine));
            merged.setAtIndex(ValueLayout.JAVA_LONG, count, fromMine ? at(steps, mine) : at(that.steps, other));
            if (mergedTimes != null) {
                long myTime = fromMine && times != null ? at(times, mine) : StepAxis.NO_TIME;
                long otherTime = fromOther && that.times != null ? at(that.times, other) : StepAxis.NO_TIME;
                mergedTimes.setAtIndex(ValueLayout.JAVA_LONG, count, Math.max(myTime, otherTime));
            }
            mine += fromMine ? 1 : 0;
            other += fromOther ? 1 : 0;
            count++;
        }
        return new HistorySteps(merged.asSlice(0, 8L * count),
                mergedTimes == null ? null : mergedTimes.asSlice(0, 8L * count));
    }

    private static long at(MemorySegment list, int index) {
        return list.getAtIndex(ValueLayout.JAVA_LONG, index);
    }
}
