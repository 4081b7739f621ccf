package dev.onset.exec.window;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/** The results of one window function, one a row, NULL until set. Threads may set different rows at the same time. */
final class WindowResult {

    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};

    private final DataType type;
    private final long[] longs;
    private final double[] doubles;
    private final boolean[] booleans;
    private final String[] texts;
    private final Object[] objects;
    // not a bitmap, of which threads would overwrite each other's words
    private final boolean[] valid;

    WindowResult(DataType type, int rows) {
        this.type = type;
        DataType.Layout layout = type.layout();
        longs = layout == DataType.Layout.LONG ? new long[rows] : NO_LONGS;
        doubles = layout == DataType.Layout.DOUBLE ? new double[rows] : NO_DOUBLES;
        booleans = new boolean[layout == DataType.Layout.BOOLEAN ? rows : 0];
        texts = new String[layout == DataType.Layout.TEXT ? rows : 0];
        objects = new Object[layout == DataType.Layout.OBJECT ? rows : 0];
        valid = new boolean[rows];
    }

    /** How many rows there are. */
    int rows() {
        return valid.length;
    }

    DataType type() {
        return type;
    }

    void setLong(int row, long value) {
        longs[row] = value;
        valid[row] = true;
    }

    void setDouble(int row, double value) {
        doubles[row] = value;
        valid[row] = true;
    }

    /** Sets rows behind each other to values behind each other. */
    void copy(double[] source, int from, int firstRow, int rows) {
        if (rows > 0) {
            System.arraycopy(source, from, doubles, firstRow, rows);
            Arrays.fill(valid, firstRow, firstRow + rows, true);
        }
    }

    /** The doubles, to be set by row; those that were count once {@link #setValid} says so. */
    double[] doubles() {
        return doubles;
    }

    /** Says that the rows {@code [from, to)} have values. */
    void setValid(int from, int to) {
        Arrays.fill(valid, from, to, true);
    }

    /** Sets a number, whichever kind the result is. */
    void setNumber(int row, long value) {
        if (type.layout() == DataType.Layout.DOUBLE) {
            setDouble(row, (double) value);
        } else {
            setLong(row, value);
        }
    }

    /** Copies a value of a column, which may be of whole numbers where the result is of doubles. */
    void set(int row, Column source, int sourceRow) {
        if (source.isNull(sourceRow)) {
            return;
        }
        switch (type.layout()) {
            case LONG -> longs[row] = source.longAt(sourceRow);
            case DOUBLE -> doubles[row] = source.doubleAt(sourceRow);
            case BOOLEAN -> booleans[row] = source.booleanAt(sourceRow);
            case TEXT -> texts[row] = source.textAt(sourceRow);
            case OBJECT -> {
                Object value = source.objectAt(sourceRow);
                if (value != null) {
                    objects[row] = value;
                }
            }
        }
        valid[row] = true;
    }

    /** Sets the same value for all rows of a partition. */
    void setAll(Partition partition, Column source, int sourceRow) {
        if (partition.contiguous() && type.layout() == DataType.Layout.DOUBLE && !source.isNull(sourceRow)) {
            int first = partition.row(0);
            Arrays.fill(doubles, first, first + partition.size(), source.doubleAt(sourceRow));
            setValid(first, first + partition.size());
            return;
        }
        for (int i = partition.start(); i < partition.end(); i++) {
            set(partition.rows()[i], source, sourceRow);
        }
    }

    private long @Nullable [] validity() {
        boolean all = true;
        for (boolean one : valid) {
            all &= one;
        }
        if (all) {
            return null;
        }
        long[] validity = Validity.noneValid(valid.length);
        for (int row = 0; row < valid.length; row++) {
            validity[row >>> 6] |= valid[row] ? 1L << row : 0;
        }
        return validity;
    }

    /** The results as a column. */
    Column column() {
        long @Nullable [] validOrNone = validity();
        return switch (type.layout()) {
            case LONG -> new LongColumn(type, longs, validOrNone);
            case DOUBLE -> new DoubleColumn(type, doubles, validOrNone);
            case BOOLEAN -> new BooleanColumn(type, booleans, validOrNone);
            case TEXT -> new TextColumn(type, texts, validOrNone);
            case OBJECT -> new ObjectColumn(type, objects, validOrNone);
        };
    }
}
