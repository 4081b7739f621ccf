package dev.onset.exec.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.StoredTable;
import dev.onset.archive.TableFile;
import dev.onset.archive.arrow.ArrowColumn;
import dev.onset.archive.arrow.ArrowFile;
import dev.onset.archive.arrow.WrittenFile;
import dev.onset.exec.Operator;
import dev.onset.exec.RowReader;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.exec.column.RowBuffer;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** The rows of tables that the archive keeps, as Arrow files and back. Every type but ARRAY can be kept. */
public final class StoredRows {

    private static final int ROWS_A_BATCH = 64 * 1024;

    private StoredRows() {}

    public static boolean canKeep(DataType type) {
        return type != DataType.ARRAY && type != DataType.NULL;
    }

    public static List<Field> fields(StoredTable table) {
        return table.columns().stream()
                .map(column -> Field.of(column.name(), column.type(), column.nullable())).toList();
    }

    public static List<StoredTable.Column> columns(List<Field> fields) {
        return fields.stream()
                .map(field -> new StoredTable.Column(field.name(), field.typeName(), field.nullable())).toList();
    }

    /** Writes rows to a new file; its bytes are on the disk when this returns. */
    public static WrittenFile write(Path file, List<Field> fields, List<Column> columns, int rows) throws IOException {
        List<Field> kept = fields.stream().map(Field::withoutDecimal).toList();
        try (ArrowRowWriter writer = new ArrowRowWriter(file, kept,
                Collections.nCopies(fields.size(), (@Nullable ElementType) null));
                Operator reader = new RowReader(columns, 0, rows, ROWS_A_BATCH)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                writer.write(batch);
            }
            return writer.written();
        }
    }

    /** All rows, in memory. */
    public static RowBuffer read(TableFile file) {
        List<Field> fields = fields(file.table());
        ArrowFile arrow = file.content(fields.stream()
                .map(field -> ArrowRows.field(field.name(), field.type(), null)).toList());
        RowBuffer rows = new RowBuffer(fields);
        for (ArrowFile.Batch batch : arrow.batches()) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                columns.add(column(fields.get(i).type(), batch.columns().get(i), batch.rows()));
            }
            rows.append(new Batch(batch.rows(), columns));
        }
        return rows;
    }

    private static Column column(DataType type, ArrowColumn column, int rows) {
        long[] valid = new long[Validity.words(rows)];
        Validity.setFirstValid(valid, rows);
        boolean hasNulls = false;
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                Validity.setNull(valid, row);
                hasNulls = true;
            }
        }
        long[] known = hasNulls ? valid : null;
        return switch (type.layout()) {
            case LONG -> new LongColumn(type, longs(type, column, rows), known);
            case DOUBLE -> {
                double[] values = new double[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = column.doubleAt(row);
                }
                yield new DoubleColumn(type, values, known);
            }
            case BOOLEAN -> {
                boolean[] values = new boolean[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = column.booleanAt(row);
                }
                yield new BooleanColumn(type, values, known);
            }
            case TEXT -> {
                String[] values = new String[rows];
                for (int row = 0; row < rows; row++) {
                    values[row] = column.isNull(row) ? "" : column.textAt(row);
                }
                yield new TextColumn(type, values, known);
            }
            case OBJECT -> {
                Object[] values = new Object[rows];
                for (int row = 0; row < rows; row++) {
                    if (!column.isNull(row)) {
                        values[row] = map(column, row);
                    }
                }
                yield new ObjectColumn(type, values, known);
            }
        };
    }

    private static long[] longs(DataType type, ArrowColumn column, int rows) {
        boolean narrow = type == DataType.INTEGER || type == DataType.DATE || type == DataType.INTERVAL_YEAR_MONTH;
        long[] values = new long[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = narrow ? column.intAt(row) : column.longAt(row);
        }
        return values;
    }

    private static Map<String, @Nullable String> map(ArrowColumn column, int row) {
        ArrowColumn keys = column.child(0).child(0);
        ArrowColumn texts = column.child(0).child(1);
        Map<String, @Nullable String> map = new TreeMap<>();
        int start = column.listStart(row);
        for (int i = start; i < start + column.listLength(row); i++) {
            map.put(keys.textAt(i), texts.isNull(i) ? null : texts.textAt(i));
        }
        return map;
    }
}
