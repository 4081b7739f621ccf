package dev.onset.exec.files;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Field;
import dev.onset.plan.FileRead;
import dev.onset.plan.ScalarOperator;

/**
 * What DuckDB can check of a condition while it reads a file: comparisons of columns with constants, so that blocks of Parquet
 * files whose statistics say no are passed over. The scan checks all of the condition again.
 */
final class FileFilter {

    private FileFilter() {}

    /** {@code WHERE …}, or nothing where no part of the condition is of that kind. */
    static String where(FileRead read, List<Field> fields, @Nullable Expression condition) {
        List<String> parts = new ArrayList<>();
        if (condition != null) {
            collect(read, fields, condition, parts);
        }
        return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }

    private static void collect(FileRead read, List<Field> fields, Expression condition, List<String> parts) {
        if (!(condition instanceof Call(ScalarOperator operator, List<Expression> operands, DataType _))) {
            return;
        }
        if (operator == ScalarOperator.AND) {
            operands.forEach(operand -> collect(read, fields, operand, parts));
            return;
        }
        String sign = switch (operator) {
            case EQUALS -> "=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            default -> null;
        };
        if (sign == null || operands.size() != 2
                || !(operands.get(0) instanceof ColumnReference(int column, DataType type))
                || !(operands.get(1) instanceof Literal(Object value, DataType literalType)) || type != literalType) {
            return;
        }
        String constant = constant(type, sign, value);
        if (constant != null) {
            parts.add(FileConversion.expression(read, fields.get(column)) + " " + sign + " " + constant);
        }
    }

    /** Texts are compared for equality alone: which of two is the greater one depends on who compares. */
    private static @Nullable String constant(DataType type, String sign, @Nullable Object value) {
        return switch (value) {
            case Long number -> number.toString();
            case Double number when Double.isFinite(number) -> "CAST('" + number + "' AS DOUBLE)";
            case String text when type == DataType.VARCHAR && sign.equals("=") -> DuckDb.literal(text);
            case null, default -> null;
        };
    }
}
