package dev.onset.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** {@code ResultSet.getObject(column, Class)}: the class decides which getter reads the value. */
final class ObjectConversion {

    private ObjectConversion() {}

    static <T> @Nullable T read(ColumnAccessor accessor, Class<T> target) throws SQLException {
        if (accessor.readNull()) {
            return null;
        }
        Object value = value(accessor, target);
        if (value == null || !target.isInstance(value)) {
            throw accessor.cannotConvert(target.getName());
        }
        return target.cast(value);
    }

    private static @Nullable Object value(ColumnAccessor accessor, Class<?> target) throws SQLException {
        if (target == String.class) {
            return accessor.getString();
        }
        if (target == Long.class) {
            return accessor.getLong();
        }
        if (target == Integer.class) {
            return accessor.getInt();
        }
        if (target == Short.class) {
            return accessor.getShort();
        }
        if (target == Byte.class) {
            return accessor.getByte();
        }
        if (target == Double.class) {
            return accessor.getDouble();
        }
        if (target == Float.class) {
            return accessor.getFloat();
        }
        if (target == Boolean.class) {
            return accessor.getBoolean();
        }
        if (target == BigDecimal.class) {
            return accessor.getBigDecimal();
        }
        if (target == BigInteger.class) {
            BigDecimal number = accessor.getBigDecimal();
            return number == null ? null : number.toBigInteger();
        }
        if (target == java.sql.Date.class) {
            return accessor.getDate(null);
        }
        if (target == java.sql.Time.class) {
            return accessor.getTime(null);
        }
        if (target == java.sql.Timestamp.class || target == java.util.Date.class) {
            return accessor.getTimestamp(null);
        }
        if (accessor instanceof TemporalAccessor temporal) {
            return temporalValue(temporal, target);
        }
        return accessor.value() instanceof ListArray array ? listValue(array, target) : accessor.value();
    }

    /** An ARRAY also as a List, Object[], double[] or long[]. */
    private static Object listValue(ListArray array, Class<?> target) throws SQLException {
        List<?> elements = array.elements();
        if (target == List.class) {
            return elements;
        }
        if (target == Object[].class) {
            return elements.toArray();
        }
        if (target != double[].class && target != long[].class) {
            return array;
        }
        for (Object element : elements) {
            if (!(element instanceof Number) || (target == long[].class && !(element instanceof Long))) {
                throw SqlErrors.cannotConvert("ARRAY with the element " + element, target.getSimpleName());
            }
        }
        return target == double[].class
                ? elements.stream().mapToDouble(element -> ((Number) element).doubleValue()).toArray()
                : elements.stream().mapToLong(element -> ((Number) element).longValue()).toArray();
    }

    /** Classes with a zone or offset take the archive's timestamps as UTC, which they are. */
    private static @Nullable Object temporalValue(TemporalAccessor accessor, Class<?> target) throws SQLException {
        if (target == LocalDateTime.class) {
            return accessor.dateAndTime();
        }
        if (target == LocalDate.class) {
            return accessor.dateAndTime().toLocalDate();
        }
        if (target == LocalTime.class) {
            return accessor.timeOfDay();
        }
        if (target == OffsetDateTime.class) {
            return accessor.dateAndTime().atOffset(ZoneOffset.UTC);
        }
        if (target == ZonedDateTime.class) {
            return accessor.dateAndTime().atZone(ZoneOffset.UTC);
        }
        if (target == Instant.class) {
            return accessor.dateAndTime().toInstant(ZoneOffset.UTC);
        }
        return accessor.value();
    }
}
