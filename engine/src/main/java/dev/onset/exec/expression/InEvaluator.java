package dev.onset.exec.expression;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression.Literal;

/** {@code operand IN (constants)}: TRUE where equal to one, else NULL where one is NULL, else FALSE. */
final class InEvaluator {

    private InEvaluator() {}

    static Evaluator of(Evaluator operand, DataType operandType, List<Literal> values) {
        boolean asDouble = operandType.isNumeric() && (operandType == DataType.DOUBLE
                || values.stream().anyMatch(value -> value.value() instanceof Double));
        Set<Object> set = new HashSet<>();
        boolean containsNull = false;
        for (Literal literal : values) {
            Object value = literal.value();
            if (value == null) {
                containsNull = true;
            } else {
                set.add(asDouble ? canonical(((Number) value).doubleValue()) : value);
            }
        }
        @Nullable
        Boolean absent = containsNull ? null : Boolean.FALSE;
        List<Evaluator> arguments = List.of(operand);
        if (asDouble) {
            return RowEvaluator.objects(DataType.BOOLEAN, arguments,
                    (a, row) -> set.contains(canonical(a[0].doubleAt(row))) ? Boolean.TRUE : absent);
        }
        if (operandType.layout() == DataType.Layout.LONG) {
            LongSet longs = LongSet.of(set.stream().mapToLong(value -> (Long) value).toArray());
            return RowEvaluator.objects(DataType.BOOLEAN, arguments,
                    (a, row) -> longs.contains(a[0].longAt(row)) ? Boolean.TRUE : absent);
        }
        return RowEvaluator.objects(DataType.BOOLEAN, arguments, (a, row) -> {
            Object value = a[0].objectAt(row);
            return (value != null && set.contains(value)) ? Boolean.TRUE : absent;
        });
    }

    /** One value for all NaN and for both zeros, as they are equal in SQL. */
    private static double canonical(double value) {
        return value == 0 ? 0.0 : value;
    }
}
