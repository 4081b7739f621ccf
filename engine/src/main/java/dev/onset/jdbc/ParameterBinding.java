package dev.onset.jdbc;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.AvaticaPreparedStatement;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.remote.TypedValue;
import org.jspecify.annotations.Nullable;

/** The values of a statement's parameters. They are kept as they are given; the statement converts them when it runs. */
abstract class ParameterBinding extends AvaticaPreparedStatement {

    ParameterBinding(OnsetConnection connection, Meta.@Nullable StatementHandle handle, Meta.Signature signature,
            int type, int concurrency, int holdability) throws SQLException {
        super(connection, handle, signature, type, concurrency, holdability);
    }

    @Override
    protected void checkOpen() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.closed("statement");
        }
    }

    @Override
    protected AvaticaParameter getParameter(int index) throws SQLException {
        return getSignature().parameters.get(slot(index));
    }

    private int slot(int index) throws SQLException {
        checkOpen();
        if (index < 1 || index > slots.length) {
            throw SqlErrors.argument("the statement has no parameter " + index + "; it has " + slots.length);
        }
        return index - 1;
    }

    /** Keeps the value as it is; Avatica's own slots would cut timestamps to milliseconds. */
    private void bind(int index, @Nullable Object value) throws SQLException {
        slots[slot(index)] = value == null
                ? TypedValue.EXPLICIT_NULL
                : TypedValue.ofSerial(ColumnMetaData.Rep.OBJECT, value);
    }

    private void refuse(int index, String what) throws SQLException {
        slot(index);
        throw SqlErrors.unsupported("a parameter of type " + what);
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
    public void setBoolean(int index, boolean value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setByte(int index, byte value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setShort(int index, short value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setFloat(int index, float value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        bind(index, value);
    }

    @Override
    public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        bind(index, value);
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

    @Override
    public void setObject(int index, @Nullable Object value, @Nullable SQLType type) throws SQLException {
        bind(index, local(value));
    }

    @Override
    public void setObject(int index, @Nullable Object value, @Nullable SQLType type, int scale) throws SQLException {
        bind(index, local(value));
    }

    private @Nullable Object local(@Nullable Object value) throws SQLException {
        return switch (value) {
            case Timestamp timestamp -> ZonedValues.local(timestamp, getCalendar());
            case Date date -> ZonedValues.local(date, getCalendar());
            case Time time -> ZonedValues.local(time, getCalendar());
            case java.util.Date date -> ZonedValues.local(Timestamp.from(date.toInstant()), getCalendar());
            case Calendar calendar -> ZonedValues.local(Timestamp.from(calendar.toInstant()), calendar);
            case Array array -> array.getArray();
            case null, default -> value;
        };
    }

    @Override
    public void setArray(int index, @Nullable Array value) throws SQLException {
        bind(index, local(value));
    }

    @Override
    public void setURL(int index, @Nullable URL value) throws SQLException {
        bind(index, value == null ? null : value.toString());
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
    public void setCharacterStream(int index, @Nullable Reader reader) throws SQLException {
        bind(index, text(reader, Long.MAX_VALUE));
    }

    @Override
    public void setCharacterStream(int index, @Nullable Reader reader, int length) throws SQLException {
        bind(index, text(reader, length));
    }

    @Override
    public void setCharacterStream(int index, @Nullable Reader reader, long length) throws SQLException {
        bind(index, text(reader, length));
    }

    @Override
    public void setNCharacterStream(int index, @Nullable Reader reader) throws SQLException {
        bind(index, text(reader, Long.MAX_VALUE));
    }

    @Override
    public void setNCharacterStream(int index, @Nullable Reader reader, long length) throws SQLException {
        bind(index, text(reader, length));
    }

    private static @Nullable String text(@Nullable Reader reader, long length) throws SQLException {
        if (reader == null) {
            return null;
        }
        try {
            String text = reader.readAllAsString();
            return text.length() > length ? text.substring(0, (int) length) : text;
        } catch (IOException e) {
            throw new SQLException("the text of a parameter could not be read: " + e.getMessage(), "22000", e);
        }
    }

    @Override
    public void setBytes(int index, byte @Nullable [] value) throws SQLException {
        refuse(index, "BINARY");
    }

    @Override
    public void setBlob(int index, @Nullable Blob value) throws SQLException {
        refuse(index, "BLOB");
    }

    @Override
    public void setClob(int index, @Nullable Clob value) throws SQLException {
        refuse(index, "CLOB");
    }

    @Override
    public void setNClob(int index, @Nullable NClob value) throws SQLException {
        refuse(index, "NCLOB");
    }

    @Override
    public void setRef(int index, @Nullable Ref value) throws SQLException {
        refuse(index, "REF");
    }

    @Override
    public void setRowId(int index, @Nullable RowId value) throws SQLException {
        refuse(index, "ROWID");
    }

    @Override
    public void setSQLXML(int index, @Nullable SQLXML value) throws SQLException {
        refuse(index, "XML");
    }
}
