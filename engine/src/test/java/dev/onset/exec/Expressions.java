package dev.onset.exec;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Field;
import dev.onset.plan.ScalarOperator;

/** Short names to write expressions in tests. */
public final class Expressions {

    private Expressions() {}

    public static Field field(String name, DataType type) {
        return new Field(name, type, true);
    }

    public static Expression column(int index, DataType type) {
        return new ColumnReference(index, type);
    }

    public static Literal literal(@Nullable Object value, DataType type) {
        return new Literal(value, type);
    }

    public static Literal literal(long value) {
        return new Literal(value, DataType.BIGINT);
    }

    public static Literal literal(double value) {
        return new Literal(value, DataType.DOUBLE);
    }

    public static Literal literal(String value) {
        return new Literal(value, DataType.VARCHAR);
    }

    public static Literal literal(boolean value) {
        return new Literal(value, DataType.BOOLEAN);
    }

    public static Expression call(ScalarOperator operator, DataType type, Expression... arguments) {
        return new Call(operator, List.of(arguments), type);
    }

    public static Expression test(ScalarOperator operator, Expression... arguments) {
        return new Call(operator, List.of(arguments), DataType.BOOLEAN);
    }

    public static Expression cast(Expression operand, DataType type) {
        return new Cast(operand, type, false);
    }

    public static Expression tryCast(Expression operand, DataType type) {
        return new Cast(operand, type, true);
    }
}
