package dev.onset.archive;

import java.util.List;

/**
 * A log file that an import has read, so that it need not be read again while it is unchanged.
 *
 * @param path as the import names it
 * @param size in bytes when it was read
 * @param modifiedMillis its time stamp when it was read, in milliseconds since 1970 UTC
 * @param format the reader's name
 * @param runIds the runs that came from it
 */
public record SourceFile(String path, long size, long modifiedMillis, String format, List<String> runIds) {

    public SourceFile {
        runIds = List.copyOf(runIds);
    }
}
