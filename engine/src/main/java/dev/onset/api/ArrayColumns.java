package dev.onset.api;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BoxedValues;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.exec.expression.Temporal;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** Makes of what goes into columns of type ARRAY arrays of the column's elements. */
final class ArrayColumns {

    private ArrayColumns() {}

    /**
     * The rows as the columns keep them.
     *
     * @throws OnsetException of category DATA that names table, column and an element that is of another type
     */
    static RowBuffer fitted(String table, List<Field> fields, RowBuffer rows) {
        if (fields.stream().allMatch(field -> field.element() == null)) {
            return rows;
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        for (int i = 0; i < columns.size(); i++) {
            Field field = fields.get(i);
            if (field.element() != null) {
                columns.set(i, fitted(table, field, columns.get(i), rows.size()));
            }
        }
        RowBuffer fitted = new RowBuffer(fields);
        fitted.append(new Batch(rows.size(), columns));
        return fitted;
    }

    private static Column fitted(String table, Field field, Column column, int rows) {
        @Nullable
        Object[] values = new Object[rows];
        for (int row = 0; row < rows; row++) {
            Object value = column.isNull(row) ? null : column.objectAt(row);
            try {
                values[row] = value == null ? null : fitted(field, value);
            } catch (IllegalArgumentException e) {
                throw new OnsetException(OnsetException.Category.DATA,
                        "%s does not fit the column %s of %s, arrays of %s"
                                .formatted(ValueText.ofObject(value), field.name(), table, typeName(field)),
                        null, e);
            }
        }
        return BoxedValues.column(DataType.ARRAY, values);
    }

    private static String typeName(Field array) {
        Field element = array.element();
        return element == null ? array.typeName()
                : element.element() == null ? element.typeName() : "arrays of " + typeName(element);
    }

    /** @throws IllegalArgumentException if the value is none of the field */
    private static Object fitted(Field field, Object value) {
        Field element = field.element();
        return switch (field.type()) {
            case ARRAY -> {
                if (!(value instanceof List<?> list)) {
                    throw new IllegalArgumentException("no array");
                }
                List<@Nullable Object> fitted = new ArrayList<>();
                for (Object inner : list) {
                    fitted.add(inner == null || element == null ? inner : fitted(element, inner));
                }
                yield fitted;
            }
            case INTEGER, BIGINT -> {
                if (!(value instanceof Long number)
                        || (field.type() == DataType.INTEGER && number != number.intValue())) {
                    throw new IllegalArgumentException("no whole number of this size");
                }
                yield value;
            }
            case DOUBLE -> {
                if (!(value instanceof Number number)) {
                    throw new IllegalArgumentException("no number");
                }
                yield number.doubleValue();
            }
            case BOOLEAN -> {
                if (!(value instanceof Boolean)) {
                    throw new IllegalArgumentException("no truth");
                }
                yield value;
            }
            case VARCHAR -> ValueText.ofObject(value);
            case DATE -> time(value, Temporal.parseDate(value.toString()));
            case TIME -> time(value, Temporal.parseTime(value.toString()));
            case TIMESTAMP -> time(value, Temporal.parseTimestamp(value.toString()));
            default -> value;
        };
    }

    /** Times come as the engine's numbers, or as texts where a query's result shows them. */
    private static Object time(Object value, @Nullable Long parsed) {
        if (value instanceof Long) {
            return value;
        }
        if (parsed == null) {
            throw new IllegalArgumentException("no time");
        }
        return parsed;
    }
}
