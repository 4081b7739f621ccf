package dev.onset.cli;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.render.ResultFormat;

/**
 * What {@code onset sql} was told.
 *
 * @param archive its directory
 * @param format null: as the output is called, else a table
 * @param output null: the standard output
 * @param file of statements
 * @param parameters each {@code name=value}
 * @param query the statements; null, and no file: they come from the standard input
 */
record SqlOptions(Path archive, @Nullable ResultFormat format, @Nullable Path output, @Nullable Path file,
        List<String> parameters, boolean noHeader, boolean readOnly, @Nullable String query) {

    SqlOptions {
        parameters = List.copyOf(parameters);
    }
}
