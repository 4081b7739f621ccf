package dev.onset.ingest.reader;

import java.io.IOException;

/**
 * Reads the logs of one format. A reader has no state: one instance serves many threads.
 *
 * <p>The work has two steps. {@link #recognise} looks at one folder, cheaply and on one thread, and claims the files that
 * belong to this format, grouped into {@link LogSource}s: what must be read together. {@link #read} then reads one such
 * source, on any thread. A source may be a file, several files that are one run, or a file that holds several runs.
 */
public interface LogReader {

    /** The name of the format, as {@code runs.source} shows it: short, lower case. */
    String format();

    /**
     * Claims this format's sources among the folder's files and, where a run is spread over folders, its sub-folders'.
     * Decides by content; a name alone decides only where the logger itself fixes it. Files that an earlier reader
     * claimed are not in sight. Claiming nothing is the usual answer.
     */
    void recognise(LogFolder folder, SourceClaims claims) throws IOException;

    /**
     * Reads the source and hands each of its runs to the sink.
     *
     * @throws LogFormatException if the source cannot be read on; runs handed over before stay
     */
    void read(LogSource source, RunSink sink) throws IOException, LogFormatException;
}
