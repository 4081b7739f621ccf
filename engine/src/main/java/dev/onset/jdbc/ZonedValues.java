package dev.onset.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;

/**
 * The archive's dates and times have no zone; the classes of {@code java.sql} are instants. As JDBC asks, the two meet in
 * the calendar's zone, or the JVM's where there is none: the instant is the one at which a clock there shows the value.
 */
final class ZonedValues {

    private static final LocalDate EPOCH = LocalDate.ofEpochDay(0);

    private ZonedValues() {}

    private static ZoneId zone(@Nullable Calendar calendar) {
        return calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
    }

    private static boolean isUsual(@Nullable Calendar calendar) {
        return calendar == null || calendar.getTimeZone().equals(TimeZone.getDefault());
    }

    /** In the JVM's zone by its own conversion, so that the object prints the same date before 1582, too. */
    static Timestamp timestamp(LocalDateTime value, @Nullable Calendar calendar) {
        return isUsual(calendar)
                ? Timestamp.valueOf(value)
                : Timestamp.from(value.atZone(zone(calendar)).toInstant());
    }

    static Date date(LocalDate value, @Nullable Calendar calendar) {
        return isUsual(calendar)
                ? Date.valueOf(value)
                : new Date(value.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
    }

    static Time time(LocalTime value, @Nullable Calendar calendar) {
        return new Time(value.atDate(EPOCH).atZone(zone(calendar)).toInstant().toEpochMilli());
    }

    static LocalDateTime local(Timestamp value, @Nullable Calendar calendar) {
        return isUsual(calendar) ? value.toLocalDateTime() : LocalDateTime.ofInstant(value.toInstant(), zone(calendar));
    }

    static LocalDate local(Date value, @Nullable Calendar calendar) {
        return isUsual(calendar)
                ? value.toLocalDate()
                : java.time.Instant.ofEpochMilli(value.getTime()).atZone(zone(calendar)).toLocalDate();
    }

    static LocalTime local(Time value, @Nullable Calendar calendar) {
        return java.time.Instant.ofEpochMilli(value.getTime()).atZone(zone(calendar)).toLocalTime();
    }
}
