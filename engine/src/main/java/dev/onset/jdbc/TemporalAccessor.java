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
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;

/** DATE, TIME and TIMESTAMP. getObject without a class gives the {@code java.sql} objects that JDBC prescribes. */
final class TemporalAccessor extends ColumnAccessor {

    TemporalAccessor(DataType type, RowPosition position, Column empty) {
        super(type, position, empty);
    }

    @Override
    Object value() throws SQLException {
        return switch (type) {
            case DATE -> ZonedValues.date(Temporals.date(column.longAt(position.row)), null);
            case TIME -> ZonedValues.time(timeOfDay(), null);
            default -> ZonedValues.timestamp(dateAndTime(), null);
        };
    }

    /** The value as LocalDate, LocalTime or LocalDateTime. */
    @Nullable
    Object localValue() throws SQLException {
        return readNull() ? null : Temporals.ofType(type, column.longAt(position.row));
    }

    LocalDateTime dateAndTime() throws SQLException {
        return switch (type) {
            case TIMESTAMP -> Temporals.timestamp(column.longAt(position.row));
            case DATE -> Temporals.date(column.longAt(position.row)).atStartOfDay();
            default -> throw cannotConvert("a date");
        };
    }

    LocalTime timeOfDay() throws SQLException {
        return switch (type) {
            case TIME -> Temporals.time(column.longAt(position.row));
            case TIMESTAMP -> Temporals.timestamp(column.longAt(position.row)).toLocalTime();
            default -> throw cannotConvert("a time of day");
        };
    }

    @Override
    public @Nullable Date getDate(@Nullable Calendar calendar) throws SQLException {
        return readNull() ? null : ZonedValues.date(dateAndTime().toLocalDate(), calendar);
    }

    @Override
    public @Nullable Time getTime(@Nullable Calendar calendar) throws SQLException {
        return readNull() ? null : ZonedValues.time(timeOfDay(), calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(@Nullable Calendar calendar) throws SQLException {
        return readNull() ? null : ZonedValues.timestamp(dateAndTime(), calendar);
    }
}
