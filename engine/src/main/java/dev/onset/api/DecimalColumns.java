package dev.onset.api;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BoxedValues;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/** Rounds what goes into columns of type DECIMAL to their digits. */
final class DecimalColumns {

    private DecimalColumns() {}

    /**
     * The rows as the columns keep them.
     *
     * @throws OnsetException of category DATA that names table, column and row of a number with too many digits
     */
    static RowBuffer fitted(String table, List<Field> fields, RowBuffer rows) {
        if (fields.stream().allMatch(field -> field.decimal() == null)) {
            return rows;
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        for (int i = 0; i < columns.size(); i++) {
            DecimalDigits digits = fields.get(i).decimal();
            if (digits != null) {
                columns.set(i, fitted(table, fields.get(i), digits, columns.get(i), rows.size()));
            }
        }
        RowBuffer fitted = new RowBuffer(fields);
        fitted.append(new Batch(rows.size(), columns));
        return fitted;
    }

    private static Column fitted(String table, Field field, DecimalDigits digits, Column column, int rows) {
        double limit = Math.pow(10, (double) digits.precision() - digits.scale());
        @Nullable
        Object[] values = new Object[rows];
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                continue;
            }
            double value = column.doubleAt(row);
            double rounded = Double.isFinite(value) ? digits.of(value).doubleValue() : Double.POSITIVE_INFINITY;
            if (!(Math.abs(rounded) < limit)) {
                throw new OnsetException(OnsetException.Category.DATA, "%s does not fit the column %s of %s, a %s"
                        .formatted(ValueText.of(value), field.name(), table, digits));
            }
            values[row] = rounded;
        }
        return BoxedValues.column(DataType.DOUBLE, values);
    }
}
