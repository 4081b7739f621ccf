package dev.onset.jdbc;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;

import org.jspecify.annotations.Nullable;

import dev.onset.api.Temporals;
import dev.onset.plan.DataType;

/** DATE, TIME and TIMESTAMP. getObject without a class gives the {@code java.sql} objects that JDBC prescribes. */
final class TemporalAccessor extends LongValuesAccessor {

    private final Calendar usual;

    /** @param usual in whose zone the {@code java.sql} objects are made where no other calendar is given */
    TemporalAccessor(DataType type, RowPosition position, Calendar usual) {
        super(type, position);
        this.usual = usual;
    }

    @Override
    Object value() throws SQLException {
        return switch (type) {
            case DATE -> ZonedValues.date(Temporals.date(longValue()), usual);
            case TIME -> ZonedValues.time(timeOfDay(), usual);
            default -> ZonedValues.timestamp(dateAndTime(), usual);
        };
    }

    LocalDateTime dateAndTime() throws SQLException {
        return switch (type) {
            case TIMESTAMP -> Temporals.timestamp(longValue());
            case DATE -> Temporals.date(longValue()).atStartOfDay();
            default -> throw cannotConvert("a date");
        };
    }

    LocalTime timeOfDay() throws SQLException {
        return switch (type) {
            case TIME -> Temporals.time(longValue());
            case TIMESTAMP -> Temporals.timestamp(longValue()).toLocalTime();
            default -> throw cannotConvert("a time of day");
        };
    }

    private Calendar zone(@Nullable Calendar calendar) {
        return calendar == null ? usual : calendar;
    }

    @Override
    public @Nullable Date getDate(@Nullable Calendar calendar) throws SQLException {
        return readNull() ? null : ZonedValues.date(dateAndTime().toLocalDate(), zone(calendar));
    }

    @Override
    public @Nullable Time getTime(@Nullable Calendar calendar) throws SQLException {
        return readNull() ? null : ZonedValues.time(timeOfDay(), zone(calendar));
    }

    @Override
    public @Nullable Timestamp getTimestamp(@Nullable Calendar calendar) throws SQLException {
        return readNull() ? null : ZonedValues.timestamp(dateAndTime(), zone(calendar));
    }
}
