package dev.onset.exec.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowFileWriter;
import dev.onset.archive.arrow.WrittenFile;
import dev.onset.exec.column.Batch;
import dev.onset.plan.Field;

/** An Arrow IPC file, a record batch for each batch of rows. */
final class ArrowRowWriter implements RowWriter {

    private final ArrowFileWriter file;
    private final List<Field> fields;
    private final List<@Nullable ElementType> elements;

    /** @param elements of each column that is an ARRAY; null for the others */
    ArrowRowWriter(Path path, List<Field> fields, List<@Nullable ElementType> elements) throws IOException {
        this.fields = fields;
        this.elements = elements;
        file = new ArrowFileWriter(path, ArrowRows.schema(fields, elements));
    }

    @Override
    public void write(Batch batch) throws IOException {
        file.batch(ArrowRows.batch(batch, fields, elements));
    }

    @Override
    public void finish() throws IOException {
        written();
    }

    /** Finishes the file and says what was written. */
    WrittenFile written() throws IOException {
        return file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
