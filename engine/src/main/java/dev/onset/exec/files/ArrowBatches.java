package dev.onset.exec.files;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowBatchBuilder;
import dev.onset.archive.arrow.ArrowBatchSource;
import dev.onset.archive.arrow.ArrowField;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;

/** The rows of a result as Arrow's record batches, made while they are asked for. */
public final class ArrowBatches implements ArrowBatchSource {

    private final List<Field> fields;
    private final Supplier<@Nullable Batch> rows;
    private final Runnable closer;
    private final ListElements elements;
    private @Nullable RowBuffer heldBack;

    /**
     * @param rows gives the next rows, null at the end
     * @param closer is run when no more rows are wanted
     */
    public ArrowBatches(List<Field> fields, Supplier<@Nullable Batch> rows, Runnable closer) {
        this.fields = fields;
        this.rows = rows;
        this.closer = closer;
        this.elements = new ListElements(fields, "export the rows to Arrow");
    }

    /** Reads the first rows if there are lists, whose elements Arrow's schema tells. */
    @Override
    public List<ArrowField> schema() {
        if (!elements.areKnown() && heldBack == null) {
            RowBuffer held = new RowBuffer(fields);
            while (!elements.areKnown() && held.size() < ListElements.ROWS_LOOKED_AT) {
                Batch batch = rows.get();
                if (batch == null) {
                    break;
                }
                held.append(batch);
                elements.look(batch);
            }
            heldBack = held;
        }
        return ArrowRows.schema(fields, elements.types());
    }

    @Override
    public @Nullable ArrowBatchBuilder next() {
        schema();
        RowBuffer held = heldBack;
        if (held != null && held.size() > 0) {
            heldBack = new RowBuffer(fields);
            return ArrowRows.batch(new Batch(held.size(), held.columns()), fields, elements.types());
        }
        Batch batch = rows.get();
        if (batch == null) {
            return null;
        }
        elements.check(batch);
        return ArrowRows.batch(batch, fields, elements.types());
    }

    @Override
    public void close() {
        closer.run();
    }
}
