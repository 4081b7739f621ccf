package dev.onset.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;

/** Turns the Java objects that a caller binds into the values that the engine computes with. */
final class ParameterValues {

    private ParameterValues() {}

    /**
     * @param types what the statement expects
     * @param values what the caller gave: numbers, texts, Booleans, {@code java.time} objects, or null for NULL
     * @return Long (layout LONG), Double, Boolean, String or null, one for each type
     */
    static List<@Nullable Object> convert(List<DataType> types, List<@Nullable Object> values) {
        if (types.size() != values.size()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "the statement has " + count(types.size()) + ", but " + values.size() + " given");
        }
        List<@Nullable Object> converted = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            converted.add(convert(i, types.get(i), values.get(i)));
        }
        return Collections.unmodifiableList(converted);
    }

    private static String count(int parameters) {
        return parameters == 1 ? "1 parameter" : parameters + " parameters";
    }

    private static @Nullable Object convert(int index, DataType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object converted;
        try {
            converted = switch (type) {
                case BOOLEAN -> bool(value);
                case INTEGER, BIGINT -> whole(value);
                case DOUBLE -> real(value);
                case VARCHAR -> value instanceof LocalDateTime timestamp ? ValueText.of(timestamp) : value.toString();
                case DATE -> value instanceof Long days ? days : timestampOf(value).toLocalDate().toEpochDay();
                case TIME -> value instanceof Long micros ? micros : Temporals.micros(timeOf(value));
                case TIMESTAMP -> value instanceof Long micros ? micros : Temporals.micros(timestampOf(value));
                case INTERVAL_DAY_TIME ->
                        value instanceof Duration duration ? Temporals.micros(duration) : whole(value);
                case INTERVAL_YEAR_MONTH -> value instanceof Period period ? period.toTotalMonths() : whole(value);
                case MAP, ARRAY -> null;
                case NULL -> value;
            };
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            converted = null;
        }
        if (converted == null) {
            String shown = value instanceof String text ? "'" + text + "'" : String.valueOf(value);
            throw new OnsetException(OnsetException.Category.ARGUMENT, "parameter " + (index + 1) + " is a " + type
                    + ", and " + shown + " (" + value.getClass().getSimpleName() + ") cannot be read as one");
        }
        return converted;
    }

    private static @Nullable Object bool(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "t", "1" -> true;
                case "false", "f", "0" -> false;
                default -> null;
            };
            default -> null;
        };
    }

    private static @Nullable Object whole(Object value) {
        return switch (value) {
            case Double number -> number == Math.rint(number) && Math.abs(number) < 0x1p63 ? number.longValue() : null;
            case Float number -> number == Math.rint(number) && Math.abs(number) < 0x1p63 ? number.longValue() : null;
            case java.math.BigDecimal number -> number.longValueExact();
            case java.math.BigInteger number -> number.longValueExact();
            case Number number -> number.longValue();
            case Boolean flag -> flag ? 1L : 0L;
            case String text -> Long.parseLong(text.strip());
            default -> null;
        };
    }

    private static @Nullable Object real(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean flag -> flag ? 1.0 : 0.0;
            case String text -> Double.parseDouble(text.strip());
            default -> null;
        };
    }

    /** Instants are taken in UTC, as the archive's timestamps are. */
    private static LocalDateTime timestampOf(Object value) {
        return switch (value) {
            case LocalDateTime timestamp -> timestamp;
            case LocalDate date -> date.atStartOfDay();
            case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case OffsetDateTime offset -> offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            case ZonedDateTime zoned -> zoned.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
            default -> {
                String text = value.toString().strip().replace(' ', 'T');
                yield text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            }
        };
    }

    private static LocalTime timeOf(Object value) {
        return switch (value) {
            case LocalTime time -> time;
            case LocalDateTime timestamp -> timestamp.toLocalTime();
            default -> LocalTime.parse(value.toString().strip());
        };
    }
}
