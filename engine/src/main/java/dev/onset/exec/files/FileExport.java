package dev.onset.exec.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;

/**
 * Writes rows to a file that appears, or replaces an older one, when it is complete: until then all goes to a temporary
 * file beside it.
 */
public final class FileExport implements AutoCloseable {

    private final Path target;
    private final Path temporary;
    private final List<Field> fields;
    private final ExportOptions options;
    private final CellText text;
    private final ListElements elements;
    private @Nullable RowBuffer heldBack;
    private @Nullable RowWriter writer;
    private long rows;

    /** @param target its folder must be there */
    public FileExport(Path target, List<Field> fields, ExportOptions options, CellText text) {
        this.target = target.toAbsolutePath();
        this.fields = fields;
        this.options = options;
        this.text = text;
        Path folder = this.target.getParent();
        Path name = this.target.getFileName();
        if (folder == null || name == null || Files.isDirectory(this.target)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "Cannot write " + target + ": it is a folder, and a file is wanted");
        }
        if (!Files.isDirectory(folder)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "Cannot write " + target + ": there is no folder " + folder);
        }
        temporary = folder.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
        elements = new ListElements(fields, "write " + target);
        if (!elements.areKnown()) {
            heldBack = new RowBuffer(fields);
        }
    }

    public void write(Batch batch) {
        rows += batch.size();
        try {
            if (heldBack == null) {
                elements.check(batch);
                writer().write(batch);
                return;
            }
            heldBack.append(batch);
            elements.look(batch);
            if (elements.areKnown() || heldBack.size() >= ListElements.ROWS_LOOKED_AT) {
                writeHeldBack(heldBack);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void writeHeldBack(RowBuffer held) throws IOException {
        heldBack = null;
        if (held.size() > 0) {
            writer().write(new Batch(held.size(), held.columns()));
        }
    }

    private RowWriter writer() throws IOException {
        if (writer == null) {
            writer = switch (options.format()) {
                case CSV -> new CsvRowWriter(open(), fields, options, text);
                case JSON, JSONL -> new JsonRowWriter(open(), fields, options.format() == FileFormat.JSONL, text);
                case ARROW -> new ArrowRowWriter(temporary, fields, elements.types());
                case PARQUET -> new ParquetRowWriter(temporary, database(), fields, elements.types(), options);
            };
        }
        return writer;
    }

    private Writer open() throws IOException {
        OutputStream out = Files.newOutputStream(temporary);
        return new BufferedWriter(new OutputStreamWriter(options.compression() == ExportOptions.Compression.GZIP
                ? new GZIPOutputStream(out, 1 << 16)
                : out, StandardCharsets.UTF_8), 1 << 16);
    }

    private Path database() {
        return temporary.resolveSibling(temporary.getFileName() + ".duckdb");
    }

    /**
     * Completes the file and puts it in its place.
     *
     * @return how many rows it has
     */
    public long finish() {
        try {
            if (heldBack != null) {
                writeHeldBack(heldBack);
            }
            RowWriter opened = writer();
            opened.finish();
            opened.close();
            writer = null;
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            removeTemporaries();
        }
        return rows;
    }

    private OnsetException failed(IOException e) {
        String reason = switch (e) {
            case NoSuchFileException missing -> "there is no " + missing.getMessage();
            case FileAlreadyExistsException existing -> existing.getMessage() + " is there already";
            default -> String.valueOf(e.getMessage());
        };
        return new OnsetException(OnsetException.Category.ARGUMENT, "Cannot write " + target + ": " + reason, null, e);
    }

    private void removeTemporaries() {
        try {
            Files.deleteIfExists(temporary);
            Files.deleteIfExists(database());
            Files.deleteIfExists(database().resolveSibling(database().getFileName() + ".wal"));
        } catch (IOException e) {
            // A left-over file beside the target harms nobody, and the export itself has succeeded or failed already.
        }
    }

    /** Gives up what was not finished: the target is as it was before. */
    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            writer = null;
            removeTemporaries();
        }
    }
}
