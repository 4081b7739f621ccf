package dev.onset.exec.expression;

import java.util.List;
import java.util.stream.IntStream;

import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;

/** GREATEST and LEAST: NULL where an argument is NULL; NaN is greater than every other number. */
final class ExtremeEvaluator {

    private ExtremeEvaluator() {}

    static Evaluator of(DataType type, List<Evaluator> arguments, List<DataType> types, boolean greatest) {
        List<Evaluator> converted = IntStream.range(0, arguments.size())
                .mapToObj(i -> CastEvaluators.cast(arguments.get(i), types.get(i), type, false)).toList();
        return switch (type.layout()) {
            case LONG -> RowEvaluator.longs(type, converted, (a, row) -> {
                long best = a[0].longAt(row);
                for (Column column : a) {
                    best = greatest ? Math.max(best, column.longAt(row)) : Math.min(best, column.longAt(row));
                }
                return best;
            });
            case DOUBLE -> RowEvaluator.doubles(type, converted, (a, row) -> {
                double best = a[0].doubleAt(row);
                for (Column column : a) {
                    double value = column.doubleAt(row);
                    best = Double.compare(value, best) > 0 == greatest ? value : best;
                }
                return best;
            });
            case TEXT -> RowEvaluator.texts(converted, (a, row) -> {
                String best = a[0].textAt(row);
                for (Column column : a) {
                    String value = column.textAt(row);
                    best = TextOrder.compare(value, best) > 0 == greatest ? value : best;
                }
                return best;
            });
            case BOOLEAN -> RowEvaluator.booleans(converted, (a, row) -> {
                boolean best = a[0].booleanAt(row);
                for (Column column : a) {
                    best = greatest ? best || column.booleanAt(row) : best && column.booleanAt(row);
                }
                return best;
            });
            case OBJECT -> throw new IllegalArgumentException("maps and arrays have no order");
        };
    }
}
