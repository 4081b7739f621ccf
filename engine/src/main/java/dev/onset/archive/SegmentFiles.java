package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowFile;

/**
 * The files of a segment with the checksums of their blocks.
 *
 * @param blocks CRC-32C of each block by name of file; null: the files are trusted
 */
record SegmentFiles(Path directory, @Nullable Map<String, int[]> blocks) {

    /** The system property that says whether reads are compared with checksums: {@code on}, which is the default, or {@code off}. */
    static final String PROPERTY = "onset.checksums";

    /** The files of a segment that a manifest names. */
    static SegmentFiles of(Path directory, Manifest.SegmentEntry segment) throws IOException {
        return "off".equalsIgnoreCase(System.getProperty(PROPERTY))
                ? trusted(directory)
                : new SegmentFiles(directory, SegmentDescription.read(directory, segment).blocks());
    }

    /** Files that are only checked for what would make reading them fail. */
    static SegmentFiles trusted(Path directory) {
        return new SegmentFiles(directory, null);
    }

    ArrowFile open(String name, Arena arena, List<ArrowField> schema) throws IOException {
        return open(name, arena, schema, schema.size());
    }

    /** @param required how many columns of the schema there must be; those behind them may be missing, all of them */
    ArrowFile open(String name, Arena arena, List<ArrowField> schema, int required) throws IOException {
        return ArrowFile.open(directory.resolve(name), arena, schema, required,
                blocks == null ? null : blocks.getOrDefault(name, new int[0]));
    }
}
