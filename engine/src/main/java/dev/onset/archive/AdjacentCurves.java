package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import dev.onset.archive.arrow.ArrowColumn;

/**
 * Curves of one history column in consecutive runs, each with a value at every step of its run, that lie behind each other in
 * memory: where runs are short, it takes longer to find a curve than to read it, and these are read in one piece.
 *
 * <p>Values are compared with the archive's checksums when they are copied, as those of {@link Series} are.
 */
public final class AdjacentCurves {

    private final ArrowColumn items;
    private final int start;
    private final int endRun;

    /**
     * @param start the first value of the first run
     * @param endRun the run behind the last one
     */
    AdjacentCurves(ArrowColumn items, int start, int endRun) {
        this.items = items;
        this.start = start;
        this.endRun = endRun;
    }

    /** The number of the run behind the last one. */
    public int endRun() {
        return endRun;
    }

    /**
     * Copies values behind each other, of however many runs.
     *
     * @param from counted from the first value of the first run
     */
    public void copy(int from, int count, double[] target, int at) {
        items.verify(start + from, count, Double.BYTES);
        MemorySegment.copy(items.file(), ValueLayout.JAVA_DOUBLE, items.position(start + from), target, at, count);
    }
}
