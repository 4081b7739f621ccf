package dev.onset.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Archive;
import dev.onset.archive.Snapshot;

/** Contexts for queries that read no archive. */
public final class TestContexts {

    /** 2026-03-01 12:00:00. */
    public static final long NOW = 1_772_366_400_000_000L;

    /** Settings under which all results must be the same. */
    public static final List<ExecutionSettings> SETTINGS = Stream.of(1, 4)
            .flatMap(threads -> Stream.of(1, 7, 2048).map(batch -> new ExecutionSettings(threads, batch))).toList();

    private static final Snapshot EMPTY = emptySnapshot();

    private TestContexts() {}

    public static QueryContext of(ExecutionSettings settings, @Nullable Object... parameters) {
        return new QueryContext(EMPTY, Arrays.asList(parameters), settings, NOW);
    }

    public static QueryContext sequential(@Nullable Object... parameters) {
        return of(new ExecutionSettings(1, ExecutionSettings.DEFAULT_BATCH_SIZE), parameters);
    }

    private static Snapshot emptySnapshot() {
        try {
            Path directory = Files.createTempDirectory("onset-empty");
            try (Archive archive = Archive.openOrCreate(directory)) {
                return archive.snapshot();
            } finally {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
