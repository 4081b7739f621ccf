package dev.onset.ingest.reader;

/**
 * Turns the steps of one log's records into steps that count through the run, and notices where another run begins.
 *
 * <p>Three things make steps go back. A counter that starts anew in each epoch: the epoch grows there, and the steps of the
 * epochs before are added. A run appended to the log of another: the steps are back where the log's first run began. A
 * resumed run: the steps are back somewhere in between; they are kept as logged and the later value of a step wins.
 */
public final class StepCounter {

    private boolean begun;
    private long first;
    private long highest;
    private long offset;
    private long highestRaw;
    private double epoch = Double.NaN;
    private long current;

    /** Whether a record at this step begins another run: the steps are back at the first one, or before it. */
    public boolean isRestart(long rawStep, double newEpoch) {
        return begun && rawStep <= first && highest > first && !isNextEpoch(rawStep, newEpoch);
    }

    /**
     * Counts a record.
     *
     * @param newEpoch its epoch; NaN if it does not say
     * @return its step in the run
     */
    public long next(long rawStep, double newEpoch) {
        if (!begun) {
            begun = true;
            first = rawStep;
            highest = rawStep;
            highestRaw = rawStep;
        } else if (isNextEpoch(rawStep, newEpoch)) {
            offset += highestRaw;
            highestRaw = rawStep;
        }
        highestRaw = Math.max(highestRaw, rawStep);
        if (!Double.isNaN(newEpoch)) {
            epoch = newEpoch;
        }
        current = offset + rawStep;
        highest = Math.max(highest, current);
        return current;
    }

    /** The step of a record that names none: it belongs to the one before. */
    public long current() {
        return current;
    }

    /** Whether no step beyond the first was counted yet. */
    public boolean isAtFirst() {
        return begun && highest == first;
    }

    public boolean hasBegun() {
        return begun;
    }

    private boolean isNextEpoch(long rawStep, double newEpoch) {
        return rawStep < highestRaw && newEpoch > epoch;
    }
}
