package dev.onset.exec.aggregate;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.exec.expression.ElementOrder;
import dev.onset.exec.expression.TextOrder;
import dev.onset.plan.DataType;

/** A column that grows: one primitive array of the type's layout. Slots that were never set are NULL. */
final class SlotColumn {

    private static final int FIRST_CAPACITY = 16;

    private final DataType type;
    private int size;
    private long[] validity = {};
    private long[] longs = {};
    private double[] doubles = {};
    private boolean[] booleans = {};
    private @Nullable Object[] objects = {};

    SlotColumn(DataType type) {
        this.type = type;
    }

    DataType type() {
        return type;
    }

    int size() {
        return size;
    }

    /** About how much memory it takes, without what texts and objects take. */
    long bytes() {
        return Long.BYTES * ((long) validity.length + longs.length + doubles.length + objects.length) + booleans.length;
    }

    /** Forgets all slots. */
    void clear() {
        Arrays.fill(validity, 0, Validity.words(size), 0);
        size = 0;
    }

    /** Makes it at least so long; the new slots are NULL. */
    void grow(int slots) {
        if (slots > size) {
            reserve(slots);
            size = slots;
        }
    }

    private void reserve(int slots) {
        if (slots <= validity.length << 6) {
            return;
        }
        int capacity = Math.max(slots, Math.max(FIRST_CAPACITY, size + (size >> 1)));
        int words = Validity.words(capacity);
        validity = Arrays.copyOf(validity, words);
        int slotsOfWords = words << 6;
        switch (type.layout()) {
            case LONG -> longs = Arrays.copyOf(longs, slotsOfWords);
            case DOUBLE -> doubles = Arrays.copyOf(doubles, slotsOfWords);
            case BOOLEAN -> booleans = Arrays.copyOf(booleans, slotsOfWords);
            case TEXT, OBJECT -> objects = Arrays.copyOf(objects, slotsOfWords);
        }
    }

    boolean isNull(int slot) {
        return !Validity.isValid(validity, slot);
    }

    long longAt(int slot) {
        return longs[slot];
    }

    double doubleAt(int slot) {
        return doubles[slot];
    }

    boolean booleanAt(int slot) {
        return booleans[slot];
    }

    /** The value of layout TEXT or OBJECT; null for NULL. */
    @Nullable
    Object referenceAt(int slot) {
        return isNull(slot) ? null : objects[slot];
    }

    /** The value, boxed; null for NULL. */
    @Nullable
    Object objectAt(int slot) {
        if (isNull(slot)) {
            return null;
        }
        return switch (type.layout()) {
            case LONG -> (Object) longs[slot];
            case DOUBLE -> doubles[slot];
            case BOOLEAN -> booleans[slot];
            case TEXT, OBJECT -> objects[slot];
        };
    }

    void setNull(int slot) {
        Validity.setNull(validity, slot);
    }

    void setLong(int slot, long value) {
        longs[slot] = value;
        Validity.setValid(validity, slot);
    }

    void setDouble(int slot, double value) {
        doubles[slot] = value;
        Validity.setValid(validity, slot);
    }

    void setBoolean(int slot, boolean value) {
        booleans[slot] = value;
        Validity.setValid(validity, slot);
    }

    /** For the layouts TEXT and OBJECT. */
    void setReference(int slot, @Nullable Object value) {
        objects[slot] = value;
        if (value == null) {
            Validity.setNull(validity, slot);
        } else {
            Validity.setValid(validity, slot);
        }
    }

    /** Copies one value of a column of the same layout. */
    void set(int slot, Column column, int row) {
        if (column.isNull(row)) {
            setNull(slot);
            return;
        }
        switch (type.layout()) {
            case LONG -> setLong(slot, column.longAt(row));
            case DOUBLE -> setDouble(slot, column.doubleAt(row));
            case BOOLEAN -> setBoolean(slot, column.booleanAt(row));
            case TEXT -> setReference(slot, column.textAt(row));
            case OBJECT -> setReference(slot, column.objectAt(row));
        }
    }

    /** Copies one slot of a buffer of the same layout. */
    void set(int slot, SlotColumn other, int otherSlot) {
        if (other.isNull(otherSlot)) {
            setNull(slot);
            return;
        }
        switch (type.layout()) {
            case LONG -> setLong(slot, other.longs[otherSlot]);
            case DOUBLE -> setDouble(slot, other.doubles[otherSlot]);
            case BOOLEAN -> setBoolean(slot, other.booleans[otherSlot]);
            case TEXT, OBJECT -> setReference(slot, other.objects[otherSlot]);
        }
    }

    /** Appends the rows {@code [from, to)} of a column of the same layout. */
    void append(Column column, int from, int to) {
        int at = size;
        int rows = to - from;
        reserve(at + rows);
        size = at + rows;
        if (column instanceof DoubleColumn flat) {
            System.arraycopy(flat.values(), from, doubles, at, rows);
            appendValidity(flat.validity(), at, from, rows);
        } else if (column instanceof LongColumn flat) {
            System.arraycopy(flat.values(), from, longs, at, rows);
            appendValidity(flat.validity(), at, from, rows);
        } else {
            for (int row = from; row < to; row++) {
                set(at++, column, row);
            }
        }
    }

    /** Appends the first slots of a buffer of the same layout. */
    void appendAll(SlotColumn other, int slots) {
        int at = size;
        grow(at + slots);
        for (int slot = 0; slot < slots; slot++) {
            set(at + slot, other, slot);
        }
    }

    private void appendValidity(long @Nullable [] source, int at, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            if (source == null || Validity.isValid(source, from + i)) {
                Validity.setValid(validity, at + i);
            }
        }
    }

    /** The order of two slots of buffers of the same layout; both must hold values. NaN is the largest number. */
    static int compare(SlotColumn left, int leftSlot, SlotColumn right, int rightSlot) {
        return switch (left.type.layout()) {
            case LONG -> Long.compare(left.longs[leftSlot], right.longs[rightSlot]);
            case DOUBLE -> compareDoubles(left.doubles[leftSlot], right.doubles[rightSlot]);
            case BOOLEAN -> Boolean.compare(left.booleans[leftSlot], right.booleans[rightSlot]);
            case TEXT -> TextOrder.compare((String) left.valueAt(leftSlot), (String) right.valueAt(rightSlot));
            case OBJECT -> ElementOrder.compare(left.valueAt(leftSlot), right.valueAt(rightSlot));
        };
    }

    /** The order of a row and a slot; both must hold values. */
    int compareTo(int slot, Column column, int row) {
        return switch (type.layout()) {
            case LONG -> Long.compare(longs[slot], column.longAt(row));
            case DOUBLE -> compareDoubles(doubles[slot], column.doubleAt(row));
            case BOOLEAN -> Boolean.compare(booleans[slot], column.booleanAt(row));
            case TEXT -> TextOrder.compare((String) valueAt(slot), column.textAt(row));
            case OBJECT -> ElementOrder.compare(valueAt(slot), Objects.requireNonNull(column.objectAt(row)));
        };
    }

    /** NaN is the largest number and equals itself; −0 equals 0. */
    static int compareDoubles(double left, double right) {
        return left < right ? -1
                : left > right ? 1 : left == right ? 0 : Boolean.compare(Double.isNaN(left), Double.isNaN(right));
    }

    private Object valueAt(int slot) {
        Object value = objects[slot];
        if (value == null) {
            throw new IllegalStateException("slot " + slot + " is NULL");
        }
        return value;
    }

    /** A copy of the slots {@code [from, to)}. */
    Column slice(int from, int to) {
        int rows = to - from;
        long[] valid = new long[Validity.words(rows)];
        boolean anyNull = false;
        for (int i = 0; i < rows; i++) {
            if (Validity.isValid(validity, from + i)) {
                Validity.setValid(valid, i);
            } else {
                anyNull = true;
            }
        }
        long[] validOrNone = anyNull ? valid : null;
        return switch (type.layout()) {
            case LONG -> new LongColumn(type, Arrays.copyOfRange(longs, from, to), validOrNone);
            case DOUBLE -> new DoubleColumn(type, Arrays.copyOfRange(doubles, from, to), validOrNone);
            case BOOLEAN -> new BooleanColumn(type, Arrays.copyOfRange(booleans, from, to), validOrNone);
            case TEXT -> {
                String[] texts = new String[rows];
                for (int i = 0; i < rows; i++) {
                    texts[i] = objects[from + i] instanceof String text ? text : "";
                }
                yield new TextColumn(type, texts, validOrNone);
            }
            case OBJECT -> {
                Object[] values = new Object[rows];
                for (int i = 0; i < rows; i++) {
                    Object value = objects[from + i];
                    values[i] = value == null ? "" : value;
                }
                yield new ObjectColumn(type, values, validOrNone);
            }
        };
    }
}
