package dev.onset.exec.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/** The kinds of files that rows are exported to. */
public enum FileFormat {
    PARQUET("parquet"), CSV("csv"),
    /** One array of objects. */
    JSON("json"),
    /** One object a line. */
    JSONL("jsonl"), ARROW("arrow");

    private final String extension;

    FileFormat(String extension) {
        this.extension = extension;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    /** By a name as users write it, in any case. */
    public static FileFormat named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "ndjson" -> JSONL;
            case "feather", "ipc" -> ARROW;
            default -> Arrays.stream(values()).filter(format -> format.extension.equals(lower)).findFirst()
                    .orElseThrow(() -> new OnsetException(OnsetException.Category.ARGUMENT,
                            "There is no file format '" + name + "'; there are " + all()));
        };
    }

    /** By the end of a file's name, {@code .gz} left aside; null: it tells nothing. */
    public static @Nullable FileFormat ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "parquet", "pq" -> PARQUET;
            case "csv", "tsv" -> CSV;
            case "json" -> JSON;
            case "jsonl", "ndjson" -> JSONL;
            case "arrow", "feather", "ipc" -> ARROW;
            default -> null;
        };
    }

    private static String all() {
        return Arrays.stream(values()).map(format -> format.extension).collect(Collectors.joining(", "));
    }
}
