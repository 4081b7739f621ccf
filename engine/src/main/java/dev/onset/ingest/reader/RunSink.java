package dev.onset.ingest.reader;

import java.nio.file.Path;

import dev.onset.archive.RunLog;

/** Where a reader hands over the runs of one source, and says what it had to leave out. Used by one thread. */
public interface RunSink {

    /**
     * A new run of the source; its run_id, name, experiment, path and source are filled in and may be overwritten
     * (except the run_id).
     *
     * @param number counts the runs of the source from 0; the same run must get the same number each time it is read
     */
    RunLog newRun(int number);

    /** As {@link #newRun(int)}, for a logger that gives its runs an identity of their own, unique within the source. */
    RunLog newRun(String key);

    /** As {@link #newRun(int)}, for a logger whose runs carry an id that no other run has: it is the run_id. */
    RunLog newRunOf(String runId);

    /** Hands over a run that is complete as far as the source goes. */
    void add(RunLog run);

    /** A file or a part of it that holds nothing to import. Not an error. */
    void skip(Path file, String reason);

    /** Something the user should know although the import is right, such as a record cut short at the end. */
    void warn(Path file, String note);

    /** A part that could not be read; reading goes on behind it. The import counts as incomplete. */
    void fail(Path file, String position, String reason) throws LogFormatException;
}
