package dev.onset.api;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.files.ExportOptions;
import dev.onset.exec.files.ExportOptions.Compression;
import dev.onset.exec.files.FileFormat;
import dev.onset.sql.command.Command.Option;

/** Reads the options of {@code COPY … TO}. */
final class CopyOptions {

    private static final String NAMES = "FORMAT, HEADER, DELIMITER and COMPRESSION";

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
