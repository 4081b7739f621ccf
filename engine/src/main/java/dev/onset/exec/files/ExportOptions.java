package dev.onset.exec.files;

import dev.onset.error.OnsetException;

/**
 * How a file is written.
 *
 * @param format the kind of file
 * @param header whether the first line of a CSV file has the names of the columns
 * @param delimiter between the fields of a CSV file
 * @param compression of the file
 */
public record ExportOptions(FileFormat format, boolean header, char delimiter, Compression compression) {

    /** How a file's bytes are made fewer: GZIP wraps CSV and JSON files, the others are codecs of Parquet. */
    public enum Compression {
        NONE, GZIP, SNAPPY, ZSTD
    }

    public ExportOptions {
        boolean fits = switch (format) {
            case PARQUET -> true;
            case CSV, JSON, JSONL -> compression == Compression.NONE || compression == Compression.GZIP;
            case ARROW -> compression == Compression.NONE;
        };
        if (!fits) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "A file of the format " + format.extension()
                    + " cannot be written with COMPRESSION " + compression + "; write " + switch (format) {
                        case ARROW -> "NONE";
                        default -> "NONE or GZIP";
                    });
        }
        if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "DELIMITER cannot be a quote or a line break");
        }
    }

    /** What a format is written with if nothing else is said. */
    public static ExportOptions of(FileFormat format) {
        return new ExportOptions(format, true, ',',
                format == FileFormat.PARQUET ? Compression.ZSTD : Compression.NONE);
    }
}
