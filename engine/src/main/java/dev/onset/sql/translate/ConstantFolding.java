package dev.onset.sql.translate;

import java.util.List;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.ScalarOperator;

/**
 * Computes arithmetic of constants when a statement is planned, so that scans can use the result to read less. What could fail, as
 * a division or a sum that is too large, is left to the run, and to its error. With the constant NULL the result is NULL, whatever
 * the other side is.
 */
final class ConstantFolding {

    private ConstantFolding() {}

    /** The constant that a call is, or the call. */
    static Expression fold(Call original) {
        if (isComparison(original.operator())) {
            return withWideOperands(original);
        }
        if (!isArithmetic(original.operator())) {
            return original;
        }
        if (original.arguments().stream().anyMatch(ConstantFolding::isNull)) {
            return new Literal(null, original.type());
        }
        Call call = original.type().isNumeric() ? withWideOperands(original) : original;
        List<Expression> arguments = call.arguments();
        if (arguments.size() == 1 && call.operator() == ScalarOperator.NEGATE
                && arguments.getFirst() instanceof Literal(Object value, DataType _)) {
            return switch (value) {
                case Long number when isWhole(call.type()) -> whole(ScalarOperator.MINUS, 0, number, call);
                case Double number -> new Literal(-number, call.type());
                case null, default -> call;
            };
        }
        if (arguments.size() != 2 || !(arguments.get(0) instanceof Literal(Object left, DataType leftType))
                || !(arguments.get(1) instanceof Literal(Object right, DataType rightType))) {
            return call;
        }
        if (left instanceof Double a && right instanceof Double b && call.type() == DataType.DOUBLE) {
            return switch (call.operator()) {
                case PLUS -> new Literal(a + b, call.type());
                case MINUS -> new Literal(a - b, call.type());
                case TIMES -> new Literal(a * b, call.type());
                default -> call;
            };
        }
        boolean sameUnit = (isWhole(leftType) && isWhole(rightType) && isWhole(call.type()))
                || (isInstant(leftType, call.type()) && rightType == DataType.INTERVAL_DAY_TIME);
        return sameUnit && left instanceof Long a && right instanceof Long b ? whole(call.operator(), a, b, call)
                : call;
    }

    /**
     * Only the result of arithmetic must fit an INTEGER: {@code a * b / c} does not fail where the product needs more than 32 bits,
     * as it would in PostgreSQL and DuckDB, and neither does {@code a * b > c}.
     */
    private static Call withWideOperands(Call call) {
        return new Call(call.operator(), call.arguments().stream().map(ConstantFolding::wide).toList(), call.type());
    }

    private static Expression wide(Expression operand) {
        return switch (operand) {
            case Call call when isNarrow(call) -> fold(new Call(call.operator(), call.arguments(), DataType.BIGINT));
            // Calcite converts what is compared with a BIGINT or a DOUBLE.
            case Cast(Call call, DataType type, boolean _) when isNarrow(call) && type == DataType.BIGINT -> wide(call);
            case Cast(Call call, DataType type, boolean lenient) when isNarrow(call) && type == DataType.DOUBLE ->
                    new Cast(wide(call), type, lenient);
            default -> operand;
        };
    }

    private static boolean isNarrow(Call call) {
        return call.type() == DataType.INTEGER && isArithmetic(call.operator());
    }

    private static boolean isArithmetic(ScalarOperator operator) {
        return switch (operator) {
            case PLUS, MINUS, TIMES, DIVIDE, MODULO, NEGATE -> true;
            default -> false;
        };
    }

    private static boolean isComparison(ScalarOperator operator) {
        return switch (operator) {
            case EQUALS, NOT_EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM -> true;
            default -> false;
        };
    }

    private static boolean isNull(Expression argument) {
        return argument instanceof Literal(Object value, DataType _) && value == null;
    }

    private static boolean isWhole(DataType type) {
        return type == DataType.INTEGER || type == DataType.BIGINT;
    }

    /** Of a timestamp and an interval both count microseconds. */
    private static boolean isInstant(DataType left, DataType result) {
        return left == DataType.TIMESTAMP && result == DataType.TIMESTAMP;
    }

    private static Expression whole(ScalarOperator operator, long a, long b, Call call) {
        try {
            long result = switch (operator) {
                case PLUS -> Math.addExact(a, b);
                case MINUS -> Math.subtractExact(a, b);
                case TIMES -> Math.multiplyExact(a, b);
                default -> throw new ArithmeticException();
            };
            boolean fits = call.type() != DataType.INTEGER || result == (int) result;
            return fits ? new Literal(result, call.type()) : call;
        } catch (ArithmeticException e) {
            return call;
        }
    }
}
