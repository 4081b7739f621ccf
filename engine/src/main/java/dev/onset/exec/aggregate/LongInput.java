package dev.onset.exec.aggregate;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.Validity;

/** An argument of layout LONG as flat longs, so that an accumulator needs one loop whatever the kind of column. */
final class LongInput {

    private long[] converted = {};
    private long[] convertedValidity = {};
    private long[] values = {};
    private long @Nullable [] validity;

    void read(Column column, int rows) {
        if (column instanceof LongColumn flat) {
            values = flat.values();
            validity = flat.validity();
            return;
        }
        if (converted.length < rows) {
            converted = new long[rows];
            convertedValidity = Validity.noneValid(rows);
        }
        Arrays.fill(convertedValidity, 0);
        for (int row = 0; row < rows; row++) {
            if (!column.isNull(row)) {
                converted[row] = column.longAt(row);
                Validity.setValid(convertedValidity, row);
            }
        }
        values = converted;
        validity = convertedValidity;
    }

    long[] values() {
        return values;
    }

    boolean isNull(int row) {
        return validity != null && !Validity.isValid(validity, row);
    }
}
