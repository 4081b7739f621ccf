package dev.onset.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.files.ExportOptions;
import dev.onset.exec.files.ExportOptions.Compression;
import dev.onset.exec.files.FileFormat;
import dev.onset.plan.FileRead;
import dev.onset.sql.command.Command.Option;

/** Reads the options of COPY. */
final class CopyOptions {

    private static final String NAMES = "FORMAT, HEADER, DELIMITER and COMPRESSION";

    private static final Set<String> TEXT_OPTIONS = Set.of("null", "nullstr", "delim", "delimiter", "sep", "quote",
            "escape", "comment", "decimal_separator");

    private CopyOptions() {}

    /** The format is the one named, else that of the file's name. */
    static ExportOptions of(String file, List<Option> options) {
        FileFormat format = FileFormat.ofFileName(file);
        for (Option option : options) {
            if (option.name().text().equalsIgnoreCase("FORMAT")) {
                format = FileFormat.named(option.value());
            }
        }
        if (format == null) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "The name '" + file
                    + "' does not tell the format; end it in .parquet, .csv, .json, .jsonl or .arrow, or write (FORMAT csv)");
        }
        ExportOptions usual = ExportOptions.of(format);
        boolean header = usual.header();
        char delimiter = file.toLowerCase(Locale.ROOT).contains(".tsv") ? '\t' : usual.delimiter();
        Compression compression = file.toLowerCase(Locale.ROOT).endsWith(".gz") ? Compression.GZIP
                : usual.compression();
        for (Option option : options) {
            switch (option.name().text().toUpperCase(Locale.ROOT)) {
                case "FORMAT" -> {
                }
                case "HEADER" -> header = bool(option);
                case "DELIMITER", "DELIM", "SEP" -> delimiter = character(option);
                case "COMPRESSION", "CODEC" -> compression = compression(option);
                default -> throw error(option, "COPY has no option " + option.name().text() + "; it has " + NAMES);
            }
        }
        return new ExportOptions(format, header, delimiter, compression);
    }

    /** What {@code COPY … FROM} reads: the format is the one named, else that of the file's name. */
    static FileRead read(String file, List<Option> options) {
        FileFormat format = FileFormat.ofFileName(file);
        Map<String, Object> values = new TreeMap<>();
        for (Option option : options) {
            String name = option.name().text().toLowerCase(Locale.ROOT);
            if (name.equals("format") || name.equals("codec")) {
                format = name.equals("format") ? FileFormat.named(option.value()) : format;
            } else {
                values.put(name, TEXT_OPTIONS.contains(name) ? option.value() : plain(option.value()));
            }
        }
        if (format == null || format == FileFormat.ARROW) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, (format == null
                    ? "The name '" + file + "' does not tell the format"
                    : "Arrow files can be written, and not read yet")
                    + "; COPY FROM reads .parquet, .csv, .json and .jsonl files, or those of (FORMAT csv)");
        }
        if (format == FileFormat.CSV) {
            // An empty text is written in quotes, and NULL without.
            values.putIfAbsent("allow_quoted_nulls", false);
        }
        String function = switch (format) {
            case CSV -> "read_csv";
            case PARQUET -> "read_parquet";
            default -> "read_json";
        };
        return new FileRead(function, List.of(file), values);
    }

    private static Object plain(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.equals("true") || lower.equals("false")) {
            return Boolean.valueOf(lower);
        }
        return value.matches("-?\\d{1,18}") ? (Object) Long.valueOf(value) : value;
    }

    private static boolean bool(Option option) {
        return switch (option.value().toLowerCase(Locale.ROOT)) {
            case "true", "on", "1" -> true;
            case "false", "off", "0" -> false;
            default -> throw error(option, "HEADER is true or false, not '" + option.value() + "'");
        };
    }

    private static char character(Option option) {
        String value = option.value().equals("\\t") ? "\t" : option.value();
        if (value.length() != 1) {
            throw error(option, "DELIMITER is one character, not '" + option.value() + "'");
        }
        return value.charAt(0);
    }

    private static Compression compression(Option option) {
        return switch (option.value().toLowerCase(Locale.ROOT)) {
            case "none", "uncompressed" -> Compression.NONE;
            case "gzip", "gz" -> Compression.GZIP;
            case "snappy" -> Compression.SNAPPY;
            case "zstd" -> Compression.ZSTD;
            default -> throw error(option,
                    "COMPRESSION is NONE, GZIP, SNAPPY or ZSTD, not '" + option.value() + "'");
        };
    }

    private static OnsetException error(Option option, String message) {
        OnsetException.@Nullable Position position = option.name().position();
        return new OnsetException(OnsetException.Category.ARGUMENT, message, position, null);
    }
}
