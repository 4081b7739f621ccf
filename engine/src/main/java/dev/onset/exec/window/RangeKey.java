package dev.onset.exec.window;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.exec.sort.KeyPrefix;
import dev.onset.plan.DataType;
import dev.onset.plan.SortKey;

/**
 * The one order key of a frame that is bounded by differences, as whole numbers that ascend in the window's order. Sums that
 * leave the range of the type are as far as it goes; months are added as the calendar has them.
 */
final class RangeKey {

    private static final long MICROS_A_DAY = ChronoUnit.DAYS.getDuration().toNanos() / 1000;

    private final Column column;
    private final boolean descending;
    private final DataType offsetType;
    private final boolean real;

    /** @param offsetType the type of the differences */
    RangeKey(Column column, SortKey key, DataType offsetType) {
        this.column = column;
        this.descending = key.descending();
        this.offsetType = offsetType;
        boolean number = column.type().isNumeric();
        this.real = number && (column.type() == DataType.DOUBLE || offsetType == DataType.DOUBLE);
        boolean interval = offsetType == DataType.INTERVAL_DAY_TIME || offsetType == DataType.INTERVAL_YEAR_MONTH;
        boolean time = column.type() == DataType.DATE || column.type() == DataType.TIMESTAMP
                || (column.type() == DataType.TIME && offsetType == DataType.INTERVAL_DAY_TIME);
        if (!(number && offsetType.isNumeric()) && !(time && interval)) {
            throw new OnsetException(OnsetException.Category.TYPE,
                    "RANGE with an offset of type %s cannot be ordered by a %s; it takes numbers, or a time and an INTERVAL"
                            .formatted(offsetType, column.type()));
        }
    }

    boolean isNull(int row) {
        return column.isNull(row);
    }

    long at(int row) {
        return shifted(row, null, 1);
    }

    /** The key of a row, moved by a difference against ({@code sign} −1) or with (1) the window's order. */
    long shifted(int row, @Nullable Object offset, int sign) {
        int direction = descending ? -sign : sign;
        long moved;
        if (real) {
            double by = offset instanceof Number number ? direction * number.doubleValue() : 0;
            moved = KeyPrefix.of(column.doubleAt(row) + by);
        } else {
            moved = moved(column.longAt(row), offset instanceof Long number ? number : 0, direction);
        }
        return descending ? ~moved : moved;
    }

    private long moved(long value, long offset, int direction) {
        if (offsetType == DataType.INTERVAL_YEAR_MONTH) {
            long months = direction * offset;
            if (column.type() == DataType.DATE) {
                return Math.multiplyExact(LocalDate.ofEpochDay(value).plusMonths(months).toEpochDay(), MICROS_A_DAY);
            }
            LocalDateTime time = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(value, ChronoUnit.MICROS);
            return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC),
                    time.plusMonths(months));
        }
        long start = column.type() == DataType.DATE ? value * MICROS_A_DAY : value;
        long sum = start + direction * offset;
        boolean overflow = ((start ^ sum) & (direction * offset ^ sum)) < 0;
        return overflow ? (start < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
