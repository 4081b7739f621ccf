package dev.onset.api;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.files.ExportOptions;
import dev.onset.exec.files.FileExport;
import dev.onset.sql.command.Command;

/** Writes the rows of queries to files. */
final class FileExports {

    private final Session session;

    FileExports(Session session) {
        this.session = session;
    }

    static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "'" + file + "' is no path of a file: " + e.getReason(), null, e);
        }
    }

    Outcome copy(Command.CopyTo copy, QueryOptions options, List<@Nullable Object> parameters) {
        if (!session.settings().externalFiles()) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "Statements may not write files here: the setting external_files is off");
        }
        ExportOptions format = CopyOptions.of(copy.file(), copy.options());
        try (QueryResult result = session.run(copy.query(), List.of(), options, parameters)) {
            long rows = write(result, path(copy.file()), format);
            return new Outcome.Done("Wrote " + TableChanges.rows(rows) + " to " + copy.file(), rows);
        }
    }

    /** Reads a result to its end; returns how many rows were written. */
    static long write(QueryResult result, Path file, ExportOptions options) {
        try (FileExport export = new FileExport(file, result.fields(), options, ValueText::of)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                export.write(batch);
            }
            return export.finish();
        }
    }
}
