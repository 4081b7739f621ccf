package dev.onset.exec.expression;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.onset.exec.expression.RowEvaluator.BooleanFunction;
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
        BooleanFunction contains = contains(operandType, asDouble, set);
        List<Evaluator> arguments = List.of(operand);
        return containsNull
                ? RowEvaluator.objects(DataType.BOOLEAN, arguments,
                        (a, row) -> contains.apply(a, row) ? Boolean.TRUE : null)
                : RowEvaluator.booleans(arguments, contains);
    }

    private static BooleanFunction contains(DataType operandType, boolean asDouble, Set<Object> values) {
        if (asDouble) {
            return (a, row) -> values.contains(canonical(a[0].doubleAt(row)));
        }
        if (operandType.layout() == DataType.Layout.LONG) {
            long[] sorted = values.stream().mapToLong(value -> (Long) value).sorted().toArray();
            return (a, row) -> Arrays.binarySearch(sorted, a[0].longAt(row)) >= 0;
        }
        return (a, row) -> {
            Object value = a[0].objectAt(row);
            return value != null && values.contains(value);
        };
    }

    /** One value for all NaN and for both zeros, as they are equal in SQL. */
    private static double canonical(double value) {
        return value == 0 ? 0.0 : value;
    }
}
