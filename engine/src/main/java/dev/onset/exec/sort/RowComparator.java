package dev.onset.exec.sort;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.exec.expression.ElementOrder;
import dev.onset.exec.expression.TextOrder;
import dev.onset.plan.DataType;
import dev.onset.plan.SortKey;

/** Compares rows of the same columns by sort keys. Thread-safe. */
public final class RowComparator {

    /** Compares the values of two rows, neither of which is NULL, in ascending order. */
    private interface ValueOrder {
        int compare(int left, int right);
    }

    private record Key(Column column, ValueOrder order, boolean descending, boolean nullsFirst) {}

    private final List<Key> keys;

    /** @param columns of the rows; the keys name columns by position */
    public RowComparator(List<Column> columns, List<SortKey> keys) {
        this.keys = new ArrayList<>();
        for (SortKey key : keys) {
            Column column = columns.get(key.column());
            this.keys.add(new Key(column, order(column), key.descending(), key.nullsFirst()));
        }
    }

    private static ValueOrder order(Column column) {
        return switch (column.type().layout()) {
            case LONG -> (a, b) -> Long.compare(column.longAt(a), column.longAt(b));
            // adding 0 makes a 0 of −0
            case DOUBLE -> (a, b) -> Double.compare(column.doubleAt(a) + 0.0, column.doubleAt(b) + 0.0);
            case BOOLEAN -> (a, b) -> Boolean.compare(column.booleanAt(a), column.booleanAt(b));
            case TEXT -> (a, b) -> TextOrder.compare(column.textAt(a), column.textAt(b));
            case OBJECT -> ofObjects(column);
        };
    }

    /** Arrays element by element; maps have no order. */
    private static ValueOrder ofObjects(Column column) {
        if (column.type() == DataType.MAP) {
            throw new OnsetException(OnsetException.Category.TYPE, "rows cannot be ordered by a MAP");
        }
        return (a, b) -> ElementOrder.compare(Objects.requireNonNull(column.objectAt(a)),
                Objects.requireNonNull(column.objectAt(b)));
    }

    /** Negative if the left row comes first, 0 if the rows are equal in all keys. */
    public int compare(int left, int right) {
        for (Key key : keys) {
            boolean leftNull = key.column.isNull(left);
            boolean rightNull = key.column.isNull(right);
            if (leftNull || rightNull) {
                if (leftNull != rightNull) {
                    return leftNull == key.nullsFirst ? -1 : 1;
                }
                continue;
            }
            int order = key.order.compare(left, right);
            if (order != 0) {
                return key.descending ? -order : order;
            }
        }
        return 0;
    }
}
