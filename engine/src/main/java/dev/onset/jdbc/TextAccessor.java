package dev.onset.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/** VARCHAR; the getters of other types read the text as such a value. */
final class TextAccessor extends ColumnAccessor {

    TextAccessor(RowPosition position) {
        super(DataType.VARCHAR, position);
    }

    @Override
    Object value() {
        return column.textAt(position.row);
    }

    @Override
    public @Nullable String getString() throws SQLException {
        return readNull() ? null : column.textAt(position.row);
    }

    @Override
    public long getLong() throws SQLException {
        Long value = parse("long", Long::valueOf);
        return value == null ? 0 : value;
    }

    @Override
    public double getDouble() throws SQLException {
        Double value = parse("double", Double::valueOf);
        return value == null ? 0 : value;
    }

    @Override
    public boolean getBoolean() throws SQLException {
        String text = getString();
        return switch (text == null ? "false" : text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "t", "yes", "1" -> true;
            case "false", "f", "no", "0" -> false;
            default -> throw unreadable("boolean");
        };
    }

    @Override
    public @Nullable BigDecimal getBigDecimal() throws SQLException {
        return parse("BigDecimal", BigDecimal::new);
    }

    @Override
    public @Nullable Date getDate(@Nullable Calendar calendar) throws SQLException {
        LocalDate date = parse("Date", LocalDate::parse);
        return date == null ? null : ZonedValues.date(date, calendar);
    }

    @Override
    public @Nullable Time getTime(@Nullable Calendar calendar) throws SQLException {
        LocalTime time = parse("Time", LocalTime::parse);
        return time == null ? null : ZonedValues.time(time, calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(@Nullable Calendar calendar) throws SQLException {
        LocalDateTime timestamp = parse("Timestamp", text -> LocalDateTime.parse(text.replace(' ', 'T')));
        return timestamp == null ? null : ZonedValues.timestamp(timestamp, calendar);
    }

    private <T> @Nullable T parse(String target, Function<String, T> reader) throws SQLException {
        String text = getString();
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (NumberFormatException | DateTimeException e) {
            throw unreadable(target);
        }
    }

    private SQLException unreadable(String target) {
        return new SQLException("'" + column.textAt(position.row) + "' cannot be read as " + target, "22018");
    }
}
