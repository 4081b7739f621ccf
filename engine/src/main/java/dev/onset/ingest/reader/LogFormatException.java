package dev.onset.ingest.reader;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** A log that cannot be read on: which file, where in it, and why. */
public final class LogFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final @Nullable String position;

    /** @param position a place such as {@code line 12} or {@code byte 4711}; null: the whole file */
    public LogFormatException(Path file, @Nullable String position, String reason) {
        super(reason);
        this.file = file;
        this.position = position;
    }

    public Path file() {
        return file;
    }

    public @Nullable String position() {
        return position;
    }

    /** What is wrong, without file and position. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
