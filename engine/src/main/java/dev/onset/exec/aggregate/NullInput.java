package dev.onset.exec.aggregate;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;

/** Which rows of an argument are NULL, whatever its kind of column. */
final class NullInput {

    private long[] converted = {};
    private long @Nullable [] validity;

    void read(Column column, int rows) {
        validity = switch (column) {
            case DoubleColumn flat -> flat.validity();
            case LongColumn flat -> flat.validity();
            case BooleanColumn flat -> flat.validity();
            case TextColumn flat -> flat.validity();
            case ObjectColumn flat -> flat.validity();
            case ConstantColumn constant -> constant.value() == null ? convert(column, rows) : null;
            case DictionaryColumn coded -> convert(coded, rows);
        };
    }

    private long[] convert(Column column, int rows) {
        if (converted.length < Validity.words(rows)) {
            converted = Validity.noneValid(rows);
        }
        Arrays.fill(converted, 0);
        for (int row = 0; row < rows; row++) {
            if (!column.isNull(row)) {
                Validity.setValid(converted, row);
            }
        }
        return converted;
    }

    boolean isNull(int row) {
        return validity != null && !Validity.isValid(validity, row);
    }

    /** How many of the rows {@code [from, to)} are not NULL. */
    int countGiven(int from, int to) {
        if (validity == null) {
            return to - from;
        }
        int count = 0;
        for (int row = from; row < to; row++) {
            count += (int) (validity[row >>> 6] >>> row & 1);
        }
        return count;
    }
}
