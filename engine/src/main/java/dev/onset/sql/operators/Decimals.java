package dev.onset.sql.operators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.ScalarOperator;

/**
 * Decimals in a plan: doubles that are rounded to the digits of their type wherever arithmetic could leave them. The double
 * next to a decimal stands for it, so that equality, order and groups of doubles are those of the decimals.
 */
public final class Decimals {

    /** Of a value and the digits behind its point. */
    public static final ScalarFunction ROUND = new ScalarFunction("$DECIMAL_ROUND", ScalarOperator.DECIMAL_ROUND,
            ReturnTypes.ARG0_NULLABLE, OperandTypes.NUMERIC_OPTIONAL_INTEGER);

    private Decimals() {}

    public static boolean isOne(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DECIMAL;
    }

    /** The result of arithmetic as a value of its type. */
    public static Expression rounded(Expression value, RelDataType type) {
        if (!isOne(type) || type.getScale() <= 0) {
            return value;
        }
        if (value instanceof Literal(Object number, DataType _)) {
            return number instanceof Double d && Double.isFinite(d)
                    ? new Literal(BigDecimal.valueOf(d).setScale(type.getScale(), RoundingMode.HALF_UP).doubleValue(),
                            DataType.DOUBLE)
                    : value;
        }
        return new Call(ScalarOperator.DECIMAL_ROUND, List.of(value, whole(type.getScale())), DataType.DOUBLE);
    }

    /** CAST to DECIMAL: rounds, and fails where there are too many digits before the point. */
    public static Expression cast(Expression operand, RelDataType from, RelDataType to, boolean lenient) {
        Expression number = operand.type() == DataType.DOUBLE
                ? operand
                : new Cast(operand, DataType.DOUBLE, lenient);
        boolean fits = SqlTypeUtil.isExactNumeric(from) && from.getScale() <= to.getScale()
                && from.getPrecision() - from.getScale() <= to.getPrecision() - to.getScale();
        return fits ? number
                : new Call(ScalarOperator.TO_DECIMAL, List.of(number, whole(to.getPrecision()), whole(to.getScale()),
                        new Literal(lenient, DataType.BOOLEAN)), DataType.DOUBLE);
    }

    /** With all digits of the scale. */
    public static Expression asText(Expression value, RelDataType type) {
        return new Call(ScalarOperator.DECIMAL_TEXT, List.of(value, whole(Math.max(0, type.getScale()))),
                DataType.VARCHAR);
    }

    /** To the nearest whole number, halves away from zero. */
    public static Expression asWhole(Expression value, DataType target, boolean lenient) {
        return new Cast(new Call(ScalarOperator.ROUND, List.of(value, whole(0)), DataType.DOUBLE), target, lenient);
    }

    private static Literal whole(int number) {
        return new Literal((long) number, DataType.INTEGER);
    }
}
