package dev.onset.ingest.reader;

import java.nio.file.Path;
import java.util.List;

/**
 * What is read together and yields one or more runs.
 *
 * @param anchor the file or folder that names the run
 * @param root the folder under which the walk began
 * @param files everything that is read, in the reader's order; at least one
 */
public record LogSource(LogReader reader, Path anchor, Path root, List<LogFile> files) {

    public LogSource {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A source needs a file: " + anchor);
        }
    }

    /** The bytes on disk. */
    public long size() {
        long size = 0;
        for (LogFile file : files) {
            size += file.size();
        }
        return size;
    }
}
