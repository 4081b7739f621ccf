package dev.onset.ingest;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.LogFile;

/** Why a log in text cannot be recognised although it may be one: logs are read as UTF-8. */
final class TextEncoding {

    private static final Set<String> EXTENSIONS = Set.of("csv", "tsv", "json", "jsonl", "ndjson", "txt", "log", "out");

    private TextEncoding() {}

    /** What to tell of a file in an encoding that is not read; null: nothing. */
    static @Nullable String unfit(LogFile file) {
        if (!EXTENSIONS.contains(file.extension())) {
            return null;
        }
        byte[] head = file.head();
        boolean marked = head.length > 1
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
        return marked ? "is UTF-16 text, and logs are read as UTF-8; convert it with 'iconv -f UTF-16 -t UTF-8'"
                : null;
    }
}
