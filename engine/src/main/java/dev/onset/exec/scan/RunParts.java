package dev.onset.exec.scan;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Runs split into parts of about equal work, each a range of runs. The split depends on the data alone, so that results do
 * not depend on the number of threads.
 */
public final class RunParts {

    /** Rows that are worth a part: enough to make handing it to a thread cheap, few enough to keep all cores busy. */
    private static final long ROWS_A_PART = 64 * 1024;

    private final int[] starts;

    private RunParts(int[] starts) {
        this.starts = starts;
    }

    /** @param rows of the run at an index below count */
    public static RunParts split(int count, IntToLongFunction rows) {
        return split(count, rows, ROWS_A_PART);
    }

    /**
     * @param rows of the run at an index below count
     * @param rowsAPart a part ends behind the run with which it has as many
     */
    public static RunParts split(int count, IntToLongFunction rows, long rowsAPart) {
        int[] starts = new int[count + 1];
        int parts = 0;
        long inPart = 0;
        for (int index = 0; index < count; index++) {
            if (index == 0 || inPart >= rowsAPart) {
                starts[parts++] = index;
                inPart = 0;
            }
            inPart += rows.applyAsLong(index);
        }
        starts[parts] = count;
        return new RunParts(Arrays.copyOf(starts, parts + 1));
    }

    public int count() {
        return starts.length - 1;
    }

    /** The index of the part's first run. */
    public int start(int part) {
        return starts[part];
    }

    /** The index behind the part's last run. */
    public int end(int part) {
        return starts[part + 1];
    }
}
