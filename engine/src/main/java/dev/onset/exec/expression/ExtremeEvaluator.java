package dev.onset.exec.expression;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.BoxedValues;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/**
 * GREATEST and LEAST: of the arguments that are not NULL, as in PostgreSQL and DuckDB; NULL where all are. NaN is greater than
 * every other number.
 */
final class ExtremeEvaluator {

    private ExtremeEvaluator() {}

    static Evaluator of(DataType type, List<Evaluator> arguments, List<DataType> types, boolean greatest) {
        List<Evaluator> converted = IntStream.range(0, arguments.size())
                .mapToObj(i -> CastEvaluators.cast(arguments.get(i), types.get(i), type, false)).toList();
        return batch -> {
            List<Column> columns = converted.stream().map(argument -> argument.evaluate(batch)).toList();
            if (columns.stream().allMatch(ConstantColumn.class::isInstance)) {
                return new ConstantColumn(type, extreme(columns, 0, greatest));
            }
            if (type.layout() == DataType.Layout.DOUBLE) {
                return doubles(type, columns, batch.size(), greatest);
            }
            @Nullable
            Object[] values = new Object[batch.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = extreme(columns, row, greatest);
            }
            return BoxedValues.column(type, values);
        };
    }

    private static Column doubles(DataType type, List<Column> columns, int size, boolean greatest) {
        double[] values = new double[size];
        long[] validity = Validity.noneValid(size);
        for (Column column : columns) {
            for (int row = 0; row < size; row++) {
                if (column.isNull(row)) {
                    continue;
                }
                double value = column.doubleAt(row);
                if (!Validity.isValid(validity, row) || Double.compare(value, values[row]) > 0 == greatest) {
                    values[row] = value;
                    Validity.setValid(validity, row);
                }
            }
        }
        return new DoubleColumn(type, values, validity);
    }

    private static @Nullable Object extreme(List<Column> columns, int row, boolean greatest) {
        Object best = null;
        for (Column column : columns) {
            Object value = column.isNull(row) ? null : column.objectAt(row);
            if (value != null && (best == null || ElementOrder.compare(value, best) > 0 == greatest)) {
                best = value;
            }
        }
        return best;
    }
}
