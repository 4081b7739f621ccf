package dev.onset.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.api.ValueText;
import dev.onset.cli.console.CheckedOutput;
import dev.onset.cli.console.OutputClosedException;
import dev.onset.cli.render.ResultFormat;
import dev.onset.cli.render.TableStyle;
import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.files.ExportOptions;
import dev.onset.exec.files.FileExport;
import dev.onset.exec.files.FileFormat;

/** Where results are written to: the standard output or a file, as text or as a file of bytes. */
final class ResultTarget implements AutoCloseable {

    private final @Nullable Path file;
    /** What the file is until all is done; null: it is written directly, or there is none. */
    private final @Nullable Path temporary;
    private final ResultFormat format;
    private final Writer text;
    private final OutputStream bytes;
    private int results;

    private ResultTarget(@Nullable Path file, @Nullable Path temporary, ResultFormat format, Writer text,
            OutputStream bytes) {
        this.file = file;
        this.temporary = temporary;
        this.format = format;
        this.text = text;
        this.bytes = bytes;
    }

    /** @param file null: the standard output */
    static ResultTarget of(@Nullable Path file, ResultFormat format, PrintWriter out, OutputStream bytes)
            throws IOException {
        if (file == null) {
            return new ResultTarget(null, null, format, new CheckedOutput(out), bytes);
        }
        if (Files.isDirectory(file)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, file + " is a folder; -o names a file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "Cannot write " + file + ": there is no folder " + folder);
        }
        if (format.fileFormat() != null) {
            return new ResultTarget(file, null, format, Writer.nullWriter(), bytes);
        }
        boolean device = Files.exists(file) && !Files.isRegularFile(file);
        Path temporary = device
                ? null
                : folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        return new ResultTarget(file, temporary, format,
                Files.newBufferedWriter(temporary == null ? file : temporary, StandardCharsets.UTF_8), bytes);
    }

    /** @return how many rows there were */
    long write(QueryResult result, TableStyle style) throws IOException {
        if (results++ > 0) {
            if (format.fileFormat() != null) {
                throw new OnsetException(OnsetException.Category.ARGUMENT,
                        "A file of the format " + format + " holds the rows of one query; there is a second one");
            }
            if (format.isForPeople()) {
                text.write("\n");
            }
        }
        FileFormat kind = format.fileFormat();
        if (kind == null) {
            return format.writer(text, style).write(result);
        }
        if (file != null) {
            return export(result, file, kind);
        }
        Path folder = Files.createTempDirectory("onset");
        Path whole = folder.resolve("rows." + kind.extension());
        try {
            long rows = export(result, whole, kind);
            Files.copy(whole, bytes);
            bytes.flush();
            return rows;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw new OutputClosedException();
            }
            throw e;
        } finally {
            Files.deleteIfExists(whole);
            Files.deleteIfExists(folder);
        }
    }

    private static long export(QueryResult result, Path file, FileFormat kind) {
        try (FileExport export = new FileExport(file, result.fields(), ExportOptions.of(kind), ValueText::of)) {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                export.write(batch);
            }
            return export.finish();
        }
    }

    void flush() throws IOException {
        text.flush();
    }

    /** All results are there: the file takes its name. */
    void finish() throws IOException {
        text.flush();
        if (file != null) {
            text.close();
        }
        if (temporary != null && file != null) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What was not finished is not there. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            text.close();
        }
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }
}
