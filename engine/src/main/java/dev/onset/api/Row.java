package dev.onset.api;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/**
 * The row that a result stands at. It is a view: asking the result for the next row makes this object show that one.
 * Columns count from 0, or go by name in any case.
 *
 * <p>The primitive getters of a NULL give 0, NaN and false: ask {@link #isNull} where a column can be NULL.
 */
public final class Row {

    private final List<Field> fields;
    private @Nullable Batch batch;
    private int index;

    Row(List<Field> fields) {
        this.fields = fields;
    }

    void moveTo(Batch batch, int index) {
        this.batch = batch;
        this.index = index;
    }

    public List<Field> fields() {
        return fields;
    }

    public boolean isNull(int column) {
        return columnAt(column).isNull(index);
    }

    public boolean isNull(String name) {
        return isNull(columnOf(name));
    }

    /** A whole number, or the engine's number for a date or time; 0 for NULL. */
    public long getLong(int column) {
        Column values = columnAt(column);
        return values.isNull(index) ? 0 : values.longAt(index);
    }

    public long getLong(String name) {
        return getLong(columnOf(name));
    }

    /** A number; NaN for NULL, but also for a NaN that the run produced. */
    public double getDouble(int column) {
        Column values = columnAt(column);
        return values.isNull(index) ? Double.NaN : values.doubleAt(index);
    }

    public double getDouble(String name) {
        return getDouble(columnOf(name));
    }

    public boolean getBoolean(int column) {
        Column values = columnAt(column);
        return !values.isNull(index) && values.booleanAt(index);
    }

    public boolean getBoolean(String name) {
        return getBoolean(columnOf(name));
    }

    /** Any value as text, see {@link ValueText}; null for NULL. */
    public @Nullable String getText(int column) {
        return ValueText.of(fields.get(column), columnAt(column), index);
    }

    public @Nullable String getText(String name) {
        return getText(columnOf(name));
    }

    /** Long, Double, BigDecimal, Boolean, String, a {@code java.time} object, Map or List; null for NULL. */
    public @Nullable Object getObject(int column) {
        Column values = columnAt(column);
        if (values.isNull(index)) {
            return null;
        }
        DecimalDigits digits = fields.get(column).decimal();
        if (digits != null && Double.isFinite(values.doubleAt(index))) {
            return digits.of(values.doubleAt(index));
        }
        Object value = values.objectAt(index);
        Object temporal = value instanceof Long number ? Temporals.ofType(values.type(), number) : null;
        return temporal == null ? value : temporal;
    }

    public @Nullable Object getObject(String name) {
        return getObject(columnOf(name));
    }

    private Column columnAt(int column) {
        if (batch == null) {
            throw new IllegalStateException("the result does not stand at a row");
        }
        return batch.column(column);
    }

    private int columnOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, "the result has no column \"" + name
                + "\"; it has " + fields.stream().map(Field::name).collect(Collectors.joining(", ")));
    }
}
