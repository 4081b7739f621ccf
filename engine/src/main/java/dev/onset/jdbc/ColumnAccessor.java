package dev.onset.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

import org.apache.calcite.avatica.util.Cursor;
import org.joou.UByte;
import org.joou.UInteger;
import org.joou.ULong;
import org.joou.UShort;
import org.jspecify.annotations.Nullable;

import dev.onset.api.ValueText;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/**
 * Reads one column of a result for the getters of a ResultSet. The primitive getters read the batch's arrays and box
 * nothing. A getter that does not fit the type fails and names both.
 */
abstract class ColumnAccessor implements Cursor.Accessor {

    final DataType type;
    final RowPosition position;
    Column column;

    ColumnAccessor(DataType type, RowPosition position) {
        this.type = type;
        this.position = position;
        this.column = new ConstantColumn(type, null);
    }

    /** Reads another column from now on, that of the next batch, which has so many rows. */
    void moveTo(Column next, int rows) {
        column = next;
    }

    /** Where the result stands in its batch. */
    final int row() throws SQLException {
        int row = position.row;
        if (row < 0) {
            throw SqlErrors.argument("the result stands at no row: call next() first, and read only while it is true");
        }
        return row;
    }

    /** Whether the value is NULL; remembers the answer for wasNull. */
    boolean readNull() throws SQLException {
        return position.lastWasNull = column.isNull(row());
    }

    final SQLException cannotConvert(String target) {
        return SqlErrors.cannotConvert(type, target);
    }

    /** The value as the type's own Java class; only called where it is not NULL. */
    abstract Object value() throws SQLException;

    @Override
    public boolean wasNull() {
        return position.lastWasNull;
    }

    @Override
    public @Nullable String getString() throws SQLException {
        return readNull() ? null : ValueText.of(column, position.row);
    }

    @Override
    public @Nullable Object getObject() throws SQLException {
        return readNull() ? null : value();
    }

    @Override
    public @Nullable Object getObject(Map<String, Class<?>> map) throws SQLException {
        return getObject();
    }

    @Override
    public <T> @Nullable T getObject(Class<T> target) throws SQLException {
        return ObjectConversion.read(this, target);
    }

    @Override
    public long getLong() throws SQLException {
        throw cannotConvert("long");
    }

    @Override
    public double getDouble() throws SQLException {
        throw cannotConvert("double");
    }

    @Override
    public boolean getBoolean() throws SQLException {
        throw cannotConvert("boolean");
    }

    @Override
    public int getInt() throws SQLException {
        return (int) ranged(getLong(), Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    @Override
    public short getShort() throws SQLException {
        return (short) ranged(getLong(), Short.MIN_VALUE, Short.MAX_VALUE, "short");
    }

    @Override
    public byte getByte() throws SQLException {
        return (byte) ranged(getLong(), Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
    }

    private static long ranged(long value, long min, long max, String target) throws SQLException {
        if (value < min || value > max) {
            throw new SQLException(value + " is out of the range of " + target, "22003");
        }
        return value;
    }

    @Override
    public float getFloat() throws SQLException {
        return (float) getDouble();
    }

    @Override
    public @Nullable BigDecimal getBigDecimal() throws SQLException {
        throw cannotConvert("BigDecimal");
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int scale) throws SQLException {
        BigDecimal value = getBigDecimal();
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public @Nullable Date getDate(@Nullable Calendar calendar) throws SQLException {
        throw cannotConvert("Date");
    }

    @Override
    public @Nullable Time getTime(@Nullable Calendar calendar) throws SQLException {
        throw cannotConvert("Time");
    }

    @Override
    public @Nullable Timestamp getTimestamp(@Nullable Calendar calendar) throws SQLException {
        throw cannotConvert("Timestamp");
    }

    @Override
    public @Nullable Array getArray() throws SQLException {
        throw cannotConvert("Array");
    }

    @Override
    public @Nullable Reader getCharacterStream() throws SQLException {
        String text = getString();
        return text == null ? null : new StringReader(text);
    }

    @Override
    public @Nullable String getNString() throws SQLException {
        return getString();
    }

    @Override
    public @Nullable Reader getNCharacterStream() throws SQLException {
        return getCharacterStream();
    }

    @Override
    public byte[] getBytes() throws SQLException {
        throw cannotConvert("byte[]");
    }

    @Override
    public InputStream getAsciiStream() throws SQLException {
        throw cannotConvert("an ASCII stream");
    }

    @Override
    public InputStream getUnicodeStream() throws SQLException {
        throw cannotConvert("a Unicode stream");
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        throw cannotConvert("a binary stream");
    }

    @Override
    public Ref getRef() throws SQLException {
        throw cannotConvert("Ref");
    }

    @Override
    public Blob getBlob() throws SQLException {
        throw cannotConvert("Blob");
    }

    @Override
    public Clob getClob() throws SQLException {
        throw cannotConvert("Clob");
    }

    @Override
    public NClob getNClob() throws SQLException {
        throw cannotConvert("NClob");
    }

    @Override
    public SQLXML getSQLXML() throws SQLException {
        throw cannotConvert("SQLXML");
    }

    @Override
    public Struct getStruct() throws SQLException {
        throw cannotConvert("Struct");
    }

    @Override
    public URL getURL() throws SQLException {
        throw cannotConvert("URL");
    }

    @Override
    public UByte getUByte() throws SQLException {
        throw cannotConvert("an unsigned byte");
    }

    @Override
    public UShort getUShort() throws SQLException {
        throw cannotConvert("an unsigned short");
    }

    @Override
    public UInteger getUInt() throws SQLException {
        throw cannotConvert("an unsigned int");
    }

    @Override
    public ULong getULong() throws SQLException {
        throw cannotConvert("an unsigned long");
    }
}
