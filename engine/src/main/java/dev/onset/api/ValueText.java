package dev.onset.api;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowValue;
import dev.onset.exec.expression.Temporal;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/**
 * Values as text, the same everywhere: {@code 0.25}, {@code NaN}, {@code -Infinity}, {@code true}, {@code 2026-01-31},
 * {@code 2026-01-31 14:05:00.25}, {@code {lr=0.1, depth=2}}, {@code [1, 2]}, of a row {@code {1, a}}. Numbers are exact: reading the text gives the
 * same value again.
 */
public final class ValueText {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true).toFormatter(java.util.Locale.ROOT);
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd ")
            .append(TIME).toFormatter(java.util.Locale.ROOT);

    private ValueText() {}

    /** As {@link #of(Column, int)}; a DECIMAL with all digits of its type. */
    public static @Nullable String of(Field field, Column column, int row) {
        DecimalDigits digits = field.decimal();
        return digits == null || column.isNull(row) ? of(column, row) : digits.text(column.doubleAt(row));
    }

    /** The text of a column's value; null where it is NULL. */
    public static @Nullable String of(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column.type()) {
            case VARCHAR -> column.textAt(row);
            case INTEGER, BIGINT -> Long.toString(column.longAt(row));
            case DOUBLE -> of(column.doubleAt(row));
            case BOOLEAN -> Boolean.toString(column.booleanAt(row));
            case TIMESTAMP -> of(Temporals.timestamp(column.longAt(row)));
            case TIME -> of(Temporals.time(column.longAt(row)));
            case DATE -> Temporals.date(column.longAt(row)).toString();
            case INTERVAL_DAY_TIME -> Temporal.intervalText(column.longAt(row));
            case INTERVAL_YEAR_MONTH -> Temporal.monthsText(column.longAt(row));
            case MAP, ARRAY, NULL -> ofObject(column.objectAt(row));
        };
    }

    /** The shortest text that reads back as the same number; whole numbers without a fraction. */
    public static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
        }
        return Double.toString(value);
    }

    public static String of(LocalDateTime timestamp) {
        return TIMESTAMP.format(timestamp);
    }

    public static String of(LocalTime time) {
        return TIME.format(time);
    }

    public static String ofList(List<?> elements) {
        return elements instanceof RowValue ? ofObject(elements) : elements(elements, "[", "]");
    }

    private static String elements(List<?> elements, String start, String end) {
        return elements.stream().map(ValueText::ofObject).collect(Collectors.joining(", ", start, end));
    }

    static String ofObject(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double number -> of(number.doubleValue());
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + ofObject(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case RowValue row -> elements(row, "{", "}");
            case List<?> list -> ofList(list);
            default -> value.toString();
        };
    }
}
