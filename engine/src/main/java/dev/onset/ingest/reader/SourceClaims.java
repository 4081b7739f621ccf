package dev.onset.ingest.reader;

import java.nio.file.Path;
import java.util.List;

/** Where a reader says which files it will read. */
public interface SourceClaims {

    /**
     * Files to be read together.
     *
     * @param anchor the file or folder that names the run: its path decides name and run_id
     */
    void claim(Path anchor, List<LogFile> files);

    /** A file that goes with a source, here or in another folder, and is not imported by itself. */
    void accompany(LogFile file);

    /** A file of this format that holds nothing to read; the reason goes into the report. */
    void skip(LogFile file, String reason);
}
