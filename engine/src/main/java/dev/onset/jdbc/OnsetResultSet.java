package dev.onset.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import java.util.TimeZone;

import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;

/**
 * A forward-only ResultSet over the batches of a query. Its getters go to the accessor of the column at once; the primitive
 * ones box nothing.
 */
final class OnsetResultSet extends LabelledResultSet {

    private static final ColumnAccessor[] NONE = {};

    private final ColumnCursor rows;
    /** Empty where the result is closed, so that one comparison finds wrong columns and closed results. */
    private ColumnAccessor[] accessors = NONE;
    private volatile boolean cancelled;

    OnsetResultSet(AvaticaStatement statement, QueryState state, Meta.Signature signature, ResultSetMetaData metaData,
            TimeZone timeZone, ResultFrame frame) throws SQLException {
        super(statement, state, signature, metaData, timeZone, frame);
        this.rows = new ColumnCursor((OnsetConnection) statement.connection, frame.result,
                statement.getLargeMaxRows());
    }

    @Override
    protected OnsetResultSet execute() throws SQLException {
        execute2(rows, columnMetaDataList);
        accessors = rows.accessors();
        try {
            rows.prefetch();
        } catch (SQLException e) {
            close();
            throw e;
        }
        return this;
    }

    @Override
    protected void cancel() {
        cancelled = true;
        rows.result().cancel();
    }

    @Override
    public void close() {
        accessors = NONE;
        super.close();
    }

    @Override
    protected void checkOpen() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.closed("result");
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // asks for the array itself
    public boolean next() throws SQLException {
        if (cancelled || accessors == NONE) {
            checkOpen();
            if (cancelled) {
                throw SqlErrors.cancelled();
            }
        }
        return rows.next();
    }

    private ColumnAccessor accessor(int column) throws SQLException {
        ColumnAccessor[] all = accessors;
        if (column < 1 || column > all.length) {
            checkOpen();
            throw SqlErrors.argument("the result has no column " + column + "; it has " + all.length);
        }
        return all[column - 1];
    }

    @Override
    public boolean wasNull() throws SQLException {
        checkOpen();
        return rows.wasNull();
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return (int) Math.min(rows.rowNumber(), Integer.MAX_VALUE);
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        return rows.isBeforeFirst();
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return rows.rowNumber() == 1;
    }

    @Override
    public boolean isLast() throws SQLException {
        checkOpen();
        return rows.isLast();
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return rows.isAfterLast();
    }

    @Override
    public @Nullable String getString(int column) throws SQLException {
        return accessor(column).getString();
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        return accessor(column).getBoolean();
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return accessor(column).getByte();
    }

    @Override
    public short getShort(int column) throws SQLException {
        return accessor(column).getShort();
    }

    @Override
    public int getInt(int column) throws SQLException {
        return accessor(column).getInt();
    }

    @Override
    public long getLong(int column) throws SQLException {
        return accessor(column).getLong();
    }

    @Override
    public float getFloat(int column) throws SQLException {
        return accessor(column).getFloat();
    }

    @Override
    public double getDouble(int column) throws SQLException {
        return accessor(column).getDouble();
    }

    @Override
    public byte[] getBytes(int column) throws SQLException {
        return accessor(column).getBytes();
    }

    @Override
    public @Nullable Date getDate(int column) throws SQLException {
        return accessor(column).getDate(getLocalCalendar());
    }

    @Override
    public @Nullable Time getTime(int column) throws SQLException {
        return accessor(column).getTime(getLocalCalendar());
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return accessor(column).getTimestamp(getLocalCalendar());
    }

    @Override
    public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        return accessor(column).getBigDecimal();
    }

    @Override
    public @Nullable Object getObject(int column) throws SQLException {
        return accessor(column).getObject();
    }

    @Override
    public @Nullable Array getArray(int column) throws SQLException {
        return accessor(column).getArray();
    }

    @Override
    public @Nullable Reader getCharacterStream(int column) throws SQLException {
        return accessor(column).getCharacterStream();
    }

    @Override
    public @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return accessor(column).getNCharacterStream();
    }

    @Override
    public @Nullable String getNString(int column) throws SQLException {
        return accessor(column).getNString();
    }

    @Override
    public InputStream getAsciiStream(int column) throws SQLException {
        return accessor(column).getAsciiStream();
    }

    @Override
    public InputStream getBinaryStream(int column) throws SQLException {
        return accessor(column).getBinaryStream();
    }

    @Override
    public URL getURL(int column) throws SQLException {
        return accessor(column).getURL();
    }

    @Override
    public Blob getBlob(int column) throws SQLException {
        return accessor(column).getBlob();
    }

    @Override
    public Clob getClob(int column) throws SQLException {
        return accessor(column).getClob();
    }

    @Override
    public NClob getNClob(int column) throws SQLException {
        return accessor(column).getNClob();
    }

    @Override
    public Ref getRef(int column) throws SQLException {
        return accessor(column).getRef();
    }

    @Override
    public RowId getRowId(int column) throws SQLException {
        throw accessor(column).cannotConvert("RowId");
    }

    @Override
    public SQLXML getSQLXML(int column) throws SQLException {
        return accessor(column).getSQLXML();
    }

    @Override
    public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        return accessor(column).getDate(calendar == null ? getLocalCalendar() : calendar);
    }

    @Override
    public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        return accessor(column).getTime(calendar == null ? getLocalCalendar() : calendar);
    }

    @Override
    public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar) throws SQLException {
        return accessor(column).getTimestamp(calendar == null ? getLocalCalendar() : calendar);
    }

    @Override
    public @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map) throws SQLException {
        return accessor(column).getObject();
    }

    @Override
    public <T> @Nullable T getObject(int column, @Nullable Class<T> type) throws SQLException {
        if (type == null) {
            throw SqlErrors.argument("getObject was given no class");
        }
        return accessor(column).getObject(type);
    }

    @Override
    @Deprecated
    public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        return accessor(column).getBigDecimal(scale);
    }

    @Override
    @Deprecated
    public InputStream getUnicodeStream(int column) throws SQLException {
        return accessor(column).getUnicodeStream();
    }

    /** Beside JDBC's own: the {@link QueryResult} behind it, whose batches are columns, for what has not been read yet. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type == QueryResult.class) {
            checkOpen();
            return type.cast(rows.result());
        }
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw SqlErrors.argument("a " + ResultSet.class.getName() + " of Onset wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type == QueryResult.class || type.isInstance(this);
    }
}
