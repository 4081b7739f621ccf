package dev.onset.archive;

/**
 * The series of one raw metric that lie behind each other in a segment, in the order of their runs: reading them so is a walk
 * through memory, where reading run after run goes from one end of the segment to the other for each metric.
 *
 * <p>Thread-safe; valid until the snapshot is closed.
 */
public final class SeriesBlock {

    private final Commit commit;
    private final int place;
    private final int firstRow;
    private final int endRow;

    SeriesBlock(Commit commit, int place, int firstRow, int endRow) {
        this.commit = commit;
        this.place = place;
        this.firstRow = firstRow;
        this.endRow = endRow;
    }

    /** How many series there are, those of removed runs included. */
    public int size() {
        return endRow - firstRow;
    }

    /** How many points they have together. */
    public long points() {
        return commit.segment(place).series.points(firstRow, endRow);
    }

    /** The number of a series' run in the snapshot; −1: the run was removed. */
    public int run(int index) {
        return commit.runOf(place, commit.segment(place).series.run(firstRow + index));
    }

    /**
     * A series exactly as logged.
     *
     * @param run what {@link #run} says, of a run that was not removed
     */
    public Series series(int index, int run) {
        int row = firstRow + index;
        return commit.named(commit.segment(place).logged(row, run), place, row);
    }
}
