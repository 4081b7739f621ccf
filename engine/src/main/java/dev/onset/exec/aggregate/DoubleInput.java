package dev.onset.exec.aggregate;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.Validity;

/** A numeric argument as flat doubles, so that an accumulator needs one loop whatever the kind of column. */
final class DoubleInput {

    private double[] converted = {};
    private long[] convertedValidity = {};
    private double[] values = {};
    private long @Nullable [] validity;

    void read(Column column, int rows) {
        if (column instanceof DoubleColumn flat) {
            values = flat.values();
            validity = flat.validity();
            return;
        }
        if (converted.length < rows) {
            converted = new double[rows];
            convertedValidity = Validity.noneValid(rows);
        }
        Arrays.fill(convertedValidity, 0);
        for (int row = 0; row < rows; row++) {
            if (!column.isNull(row)) {
                converted[row] = column.doubleAt(row);
                Validity.setValid(convertedValidity, row);
            }
        }
        values = converted;
        validity = convertedValidity;
    }

    double[] values() {
        return values;
    }

    /** Null: no row is NULL. */
    long @Nullable [] validity() {
        return validity;
    }

    boolean isNull(int row) {
        return validity != null && !Validity.isValid(validity, row);
    }
}
