package dev.onset.exec.expression;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/** A column put together from rows of several others; rows that nothing is put to are NULL. */
final class ColumnAssembler {

    private final DataType type;
    private final int size;
    private final long[] validity;
    private final long[] longs;
    private final double[] doubles;
    private final boolean[] booleans;
    private final String[] texts;
    private final Object[] objects;
    private @Nullable Column sole;

    ColumnAssembler(DataType type, int size) {
        this.type = type;
        this.size = size;
        validity = Validity.noneValid(size);
        DataType.Layout layout = type.layout();
        longs = new long[layout == DataType.Layout.LONG ? size : 0];
        doubles = new double[layout == DataType.Layout.DOUBLE ? size : 0];
        booleans = new boolean[layout == DataType.Layout.BOOLEAN ? size : 0];
        texts = new String[layout == DataType.Layout.TEXT ? size : 0];
        objects = new Object[layout == DataType.Layout.OBJECT ? size : 0];
    }

    /** Puts values to rows: those at the same positions if {@code whole}, else the first {@code count}. */
    void put(Column source, int[] rows, int count, boolean whole) {
        if (whole) {
            put(source, rows, rows, count);
            return;
        }
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = i;
        }
        put(source, positions, rows, count);
    }

    /** Puts the value at {@code positions[i]} to {@code rows[i]}. */
    void put(Column source, int[] positions, int[] rows, int count) {
        if (count == size) {
            sole = source;
        }
        if (source instanceof DoubleColumn flat && flat.validity() == null && type == DataType.DOUBLE) {
            double[] values = flat.values();
            for (int i = 0; i < count; i++) {
                doubles[rows[i]] = values[positions[i]];
            }
            setValid(rows, count);
            return;
        }
        if (source instanceof LongColumn flat && flat.validity() == null
                && type.layout() == DataType.Layout.LONG) {
            long[] values = flat.values();
            for (int i = 0; i < count; i++) {
                longs[rows[i]] = values[positions[i]];
            }
            setValid(rows, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            int position = positions[i];
            if (source.isNull(position)) {
                continue;
            }
            int row = rows[i];
            Validity.setValid(validity, row);
            switch (type.layout()) {
                case LONG -> longs[row] = source.longAt(position);
                case DOUBLE -> doubles[row] = source.doubleAt(position);
                case BOOLEAN -> booleans[row] = source.booleanAt(position);
                case TEXT -> texts[row] = source.textAt(position);
                case OBJECT -> objects[row] = Objects.requireNonNull(source.objectAt(position));
            }
        }
    }

    private void setValid(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            Validity.setValid(validity, rows[i]);
        }
    }

    /** The one column that all rows came from, row by row; null if there was none. */
    @Nullable
    Column soleColumn() {
        return sole != null && sole.type().layout() == type.layout() ? sole : null;
    }

    Column column() {
        long @Nullable [] nulls = allValid() ? null : validity;
        return switch (type.layout()) {
            case LONG -> new LongColumn(type, longs, nulls);
            case DOUBLE -> new DoubleColumn(type, doubles, nulls);
            case BOOLEAN -> new BooleanColumn(type, booleans, nulls);
            case TEXT -> new TextColumn(type, texts, nulls);
            case OBJECT -> new ObjectColumn(type, objects, nulls);
        };
    }

    private boolean allValid() {
        int valid = 0;
        for (long word : validity) {
            valid += Long.bitCount(word);
        }
        return valid == size;
    }
}
