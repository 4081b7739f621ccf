package dev.onset.api;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/** Conversions between the engine's numbers for dates and times and {@code java.time}. Everything is without a zone. */
public final class Temporals {

    private static final long MICROS_PER_SECOND = 1_000_000L;

    private Temporals() {}

    /** Of a TIMESTAMP in microseconds since 1970. */
    public static LocalDateTime timestamp(long micros) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000, ZoneOffset.UTC);
    }

    /** Of a TIME in microseconds since midnight. */
    public static LocalTime time(long micros) {
        return LocalTime.ofNanoOfDay(micros * 1000);
    }

    /** Of a DATE in days since 1970. */
    public static LocalDate date(long days) {
        return LocalDate.ofEpochDay(days);
    }

    /** Microseconds since 1970; what is finer is cut off. */
    public static long micros(LocalDateTime timestamp) {
        return Math.addExact(Math.multiplyExact(timestamp.toEpochSecond(ZoneOffset.UTC), MICROS_PER_SECOND),
                timestamp.get(ChronoField.MICRO_OF_SECOND));
    }

    /** Microseconds since midnight; what is finer is cut off. */
    public static long micros(LocalTime time) {
        return time.toNanoOfDay() / 1000;
    }

    /** Microseconds; what is finer is cut off. */
    public static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), MICROS_PER_SECOND), duration.getNano() / 1000);
    }

    /**
     * The {@code java.time} object behind a number of the engine: LocalDate, LocalTime, LocalDateTime, Duration or Period;
     * null for types that are not about time.
     */
    public static @Nullable Object ofType(DataType type, long number) {
        return switch (type) {
            case DATE -> date(number);
            case TIME -> time(number);
            case TIMESTAMP -> timestamp(number);
            case INTERVAL_DAY_TIME -> Duration.ofSeconds(Math.floorDiv(number, MICROS_PER_SECOND),
                    Math.floorMod(number, MICROS_PER_SECOND) * 1000);
            case INTERVAL_YEAR_MONTH -> Period.ofMonths(Math.toIntExact(number)).normalized();
            case BOOLEAN, INTEGER, BIGINT, DOUBLE, VARCHAR, MAP, ARRAY, NULL -> null;
        };
    }
}
