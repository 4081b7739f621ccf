package dev.onset.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;

import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.util.ArrayImpl;
import org.apache.calcite.avatica.util.Cursor;
import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** Walks the rows of a result; its accessors read the columns of the batch it stands in. */
final class ColumnCursor implements Cursor {

    private final QueryResult result;
    private final long maxRows;
    private final RowPosition position = new RowPosition();
    private final List<ColumnAccessor> accessors = new ArrayList<>();
    private int batchSize;
    private long rowsReturned;
    private boolean ended;
    private @Nullable Batch prefetched;

    /** @param maxRows rows after which the result ends; 0: all */
    ColumnCursor(QueryResult result, long maxRows) {
        this.result = result;
        this.maxRows = maxRows;
        for (Field field : result.fields()) {
            accessors.add(accessor(field.type()));
        }
    }

    private ColumnAccessor accessor(DataType type) {
        Column empty = new ConstantColumn(type, null);
        return switch (type) {
            case INTEGER, BIGINT -> new WholeNumberAccessor(type, position, empty);
            case DOUBLE -> new DoubleAccessor(position, empty);
            case BOOLEAN -> new BooleanAccessor(position, empty);
            case VARCHAR -> new TextAccessor(position, empty);
            case DATE, TIME, TIMESTAMP -> new TemporalAccessor(type, position, empty);
            case INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH, MAP, ARRAY, NULL ->
                    new ObjectAccessor(type, position, empty);
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

    void cancel() {
        result.cancel();
    }

    @Override
    public List<Accessor> createAccessors(List<ColumnMetaData> types, Calendar localCalendar,
            ArrayImpl.Factory factory) {
        return List.copyOf(accessors);
    }

    @Override
    public boolean next() throws SQLException {
        ended |= maxRows > 0 && rowsReturned == maxRows;
        if (!ended) {
            ended = ++position.row >= batchSize && !nextBatch();
        }
        if (ended) {
            position.row = -1;
            return false;
        }
        rowsReturned++;
        return true;
    }

    private boolean nextBatch() throws SQLException {
        Batch batch = prefetched == null ? fetch() : prefetched;
        prefetched = null;
        if (batch == null) {
            return false;
        }
        batchSize = batch.size();
        position.row = 0;
        for (int i = 0; i < accessors.size(); i++) {
            accessors.get(i).column = batch.column(i);
        }
        return true;
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
