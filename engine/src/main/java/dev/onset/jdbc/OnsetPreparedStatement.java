package dev.onset.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

import org.apache.calcite.avatica.AvaticaPreparedStatement;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.remote.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A PreparedStatement. The statement decides the types of its parameters; what is bound is converted to them when it runs.
 */
final class OnsetPreparedStatement extends AvaticaPreparedStatement {

    private final String sql;

    OnsetPreparedStatement(OnsetConnection connection, Meta.@Nullable StatementHandle handle, Meta.Signature signature,
            int type, int concurrency, int holdability) throws SQLException {
        super(connection, handle, signature, type, concurrency, holdability);
        this.sql = signature.sql;
    }

    /** Keeps the value as it is; Avatica's own slots would cut timestamps to milliseconds. */
    private void bind(int index, @Nullable Object value) throws SQLException {
        checkOpen();
        if (index < 1 || index > slots.length) {
            throw SqlErrors.argument("the statement has no parameter " + index + "; it has " + slots.length);
        }
        slots[index - 1] = value == null
                ? TypedValue.EXPLICIT_NULL
                : TypedValue.ofSerial(ColumnMetaData.Rep.OBJECT, value);
    }

    String sql() {
        return sql;
    }

    void checkAllBound() throws SQLException {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == null) {
                throw new SQLException("parameter " + (i + 1) + " has no value", "07001");
            }
        }
    }

    @Override
    public void setNull(int index, int sqlType) throws SQLException {
        bind(index, null);
    }

    @Override
    public void setNull(int index, int sqlType, String typeName) throws SQLException {
        bind(index, null);
    }

    @Override
    public void setString(int index, @Nullable String value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setNString(int index, @Nullable String value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setObject(int index, @Nullable Object value) throws SQLException {
        bind(index, local(value));
    }

    @Override
    public void setObject(int index, @Nullable Object value, int targetSqlType) throws SQLException {
        bind(index, local(value));
    }

    @Override
    public void setObject(int index, @Nullable Object value, int targetSqlType, int scale) throws SQLException {
        bind(index, local(value));
    }

    private static @Nullable Object local(@Nullable Object value) {
        return switch (value) {
            case Timestamp timestamp -> ZonedValues.local(timestamp, null);
            case Date date -> ZonedValues.local(date, null);
            case Time time -> ZonedValues.local(time, null);
            case java.util.Date date -> ZonedValues.local(Timestamp.from(date.toInstant()), null);
            case null, default -> value;
        };
    }

    @Override
    public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        setTimestamp(index, value, getCalendar());
    }

    @Override
    public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
        bind(index, value == null ? null : ZonedValues.local(value, calendar));
    }

    @Override
    public void setDate(int index, @Nullable Date value) throws SQLException {
        setDate(index, value, getCalendar());
    }

    @Override
    public void setDate(int index, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        bind(index, value == null ? null : ZonedValues.local(value, calendar));
    }

    @Override
    public void setTime(int index, @Nullable Time value) throws SQLException {
        setTime(index, value, getCalendar());
    }

    @Override
    public void setTime(int index, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        bind(index, value == null ? null : ZonedValues.local(value, calendar));
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        checkOpen();
        ((OnsetConnection) connection).check(sql, true);
        return super.executeQuery();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        checkOpen();
        ((OnsetConnection) connection).check(sql, false);
        return super.executeLargeUpdate();
    }

    @Override
    public void addBatch() throws SQLException {
        checkAllBound();
        super.addBatch();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        try {
            return super.executeLargeBatch();
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        checkOpen();
    }
}
