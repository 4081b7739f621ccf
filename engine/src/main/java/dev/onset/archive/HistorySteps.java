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
        if (other.length() == 0 || (other.times == null && contains(other))) {
            return this;
        }
        return length() == 0 ? other : merge(other, memory);
    }

    private @Nullable MemorySegment latest(@Nullable MemorySegment otherTimes, SpillMemory memory) {
        if (otherTimes == null || times == null || times.mismatch(otherTimes) == -1) {
            return times == null ? otherTimes : times;
        }
        MemorySegment latest = memory.allocate(length());
        LongCursor mine = new LongCursor(times);
        LongCursor others = new LongCursor(otherTimes);
        for (int i = 0; i < length(); i++) {
            latest.setAtIndex(ValueLayout.JAVA_LONG, i, Math.max(mine.next(), others.next()));
        }
        return latest;
    }

    /** Whether all steps of the other are here: a metric logged every so often beside one logged at each step. */
    private boolean contains(HistorySteps other) {
        if (other.length() > length()) {
            return false;
        }
        LongCursor mine = new LongCursor(steps);
        LongCursor others = new LongCursor(other.steps);
        while (others.hasNext()) {
            long wanted = others.next();
            long step;
            do {
                if (!mine.hasNext()) {
                    return false;
                }
                step = mine.next();
            } while (step < wanted);
            if (step > wanted) {
                return false;
            }
        }
        return true;
    }

    /** The steps and times of one curve while two are merged. */
    private static final class Side {
        private final LongCursor steps;
        private final @Nullable LongCursor times;
        private boolean done;
        private long step;
        private long time = StepAxis.NO_TIME;

        Side(HistorySteps curve) {
            steps = new LongCursor(curve.steps);
            times = curve.times == null ? null : new LongCursor(curve.times);
            advance();
        }

        void advance() {
            done = !steps.hasNext();
            if (!done) {
                step = steps.next();
                time = times == null ? StepAxis.NO_TIME : times.next();
            }
        }
    }

    private HistorySteps merge(HistorySteps that, SpillMemory memory) {
        int most = Math.addExact(length(), that.length());
        MemorySegment merged = memory.allocate(most);
        MemorySegment mergedTimes = times == null && that.times == null ? null : memory.allocate(most);
        int count = 0;
        Side mine = new Side(this);
        Side other = new Side(that);
        while (!mine.done || !other.done) {
            boolean fromMine = other.done || (!mine.done && mine.step <= other.step);
            boolean fromOther = mine.done || (!other.done && other.step <= mine.step);
            merged.setAtIndex(ValueLayout.JAVA_LONG, count, fromMine ? mine.step : other.step);
            if (mergedTimes != null) {
                mergedTimes.setAtIndex(ValueLayout.JAVA_LONG, count, Math.max(fromMine ? mine.time : StepAxis.NO_TIME,
                        fromOther ? other.time : StepAxis.NO_TIME));
            }
            if (fromMine) {
                mine.advance();
            }
            if (fromOther) {
                other.advance();
            }
            count++;
        }
        return new HistorySteps(merged.asSlice(0, 8L * count),
                mergedTimes == null ? null : mergedTimes.asSlice(0, 8L * count));
    }
}
