package dev.onset.jdbc;

import java.sql.SQLException;
import java.util.Calendar;
import java.util.List;

import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.util.ArrayImpl;
import org.apache.calcite.avatica.util.Cursor;
import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;
import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/** Walks the rows of a result; its accessors read the columns of the batch it stands in. */
final class ColumnCursor implements Cursor {

    private final OnsetConnection connection;
    private final QueryResult result;
    private final long maxRows;
    private final RowPosition position = new RowPosition();
    private ColumnAccessor[] accessors = {};
    /** How many rows of the batch may be returned. */
    private int batchSize;
    /** Rows of the batches before. */
    private long rowsBefore;
    private boolean begun;
    private boolean ended;
    private @Nullable Batch prefetched;

    /** @param maxRows rows after which the result ends; 0: all */
    ColumnCursor(OnsetConnection connection, QueryResult result, long maxRows) {
        this.connection = connection;
        this.result = result;
        this.maxRows = maxRows == 0 ? Long.MAX_VALUE : maxRows;
    }

    private ColumnAccessor accessor(Field field, Calendar calendar) {
        DataType type = field.type();
        DecimalDigits digits = field.decimal();
        return switch (type) {
            case INTEGER, BIGINT -> new WholeNumberAccessor(type, position);
            case DOUBLE -> digits == null ? new DoubleAccessor(position) : new DecimalAccessor(digits, position);
            case BOOLEAN -> new BooleanAccessor(position);
            case VARCHAR -> new TextAccessor(position);
            case DATE, TIME, TIMESTAMP -> new TemporalAccessor(type, position, calendar);
            case INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH, MAP, ARRAY, NULL ->
                    new ObjectAccessor(type, position, connection);
        };
    }

    /** Computes the first rows, so that errors of the query show when it is executed. */
    void prefetch() throws SQLException {
        prefetched = fetch();
        ended = prefetched == null;
    }

    private @Nullable Batch fetch() throws SQLException {
        try {
            return result.next();
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    QueryResult result() {
        return result;
    }

    @Override
    public List<Accessor> createAccessors(List<ColumnMetaData> types, Calendar localCalendar,
            ArrayImpl.Factory factory) {
        accessors = result.fields().stream().map(field -> accessor(field, localCalendar))
                .toArray(ColumnAccessor[]::new);
        return List.of(accessors);
    }

    /** One a column. */
    ColumnAccessor[] accessors() {
        return accessors;
    }

    @Override
    public boolean next() throws SQLException {
        int row = position.row + 1;
        if (row < batchSize) {
            position.row = row;
            return true;
        }
        return nextBatch();
    }

    private boolean nextBatch() throws SQLException {
        rowsBefore += batchSize;
        batchSize = 0;
        position.row = -1;
        begun = true;
        Batch batch = null;
        if (!ended && rowsBefore < maxRows) {
            batch = prefetched == null ? fetch() : prefetched;
        }
        prefetched = null;
        if (batch == null) {
            ended = true;
            return false;
        }
        for (int i = 0; i < accessors.length; i++) {
            accessors[i].moveTo(batch.column(i), batch.size());
        }
        batchSize = (int) Math.min(batch.size(), maxRows - rowsBefore);
        position.row = 0;
        return true;
    }

    /** The number of the current row, from 1; 0: it stands at none. */
    long rowNumber() {
        return position.row < 0 ? 0 : rowsBefore + position.row + 1;
    }

    /** Whether there are rows and none has been asked for. */
    boolean isBeforeFirst() {
        return !begun && !ended;
    }

    /** Whether all rows have been returned; false where there was none. */
    boolean isAfterLast() {
        return ended && position.row < 0 && rowsBefore > 0;
    }

    /** Whether the current row is the last one, which may compute the next. */
    boolean isLast() throws SQLException {
        if (position.row < 0 || position.row + 1 < batchSize) {
            return false;
        }
        throw SqlErrors.unsupported("isLast of a result that is computed while it is read");
    }

    @Override
    public boolean wasNull() {
        return position.lastWasNull;
    }

    @Override
    public void close() {
        result.close();
    }
}
