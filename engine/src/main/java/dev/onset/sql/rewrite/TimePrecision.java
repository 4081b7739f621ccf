package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

import dev.onset.sql.operators.ScalarFunctions;
import dev.onset.sql.syntax.UnresolvedCall;

/**
 * Casts to {@code TIMESTAMP(3)} and the like, which round to so many digits of a second. Only those that somebody wrote: Calcite has
 * such types of its own, as that of a literal without a fraction.
 */
final class TimePrecision {

    private static final int DIGITS = 6;

    private TimePrecision() {}

    /** The rounded cast; null: the call is no cast to fewer digits than there are. */
    static @Nullable SqlCall expand(SqlCall cast) {
        if (cast.operandCount() < 2 || !(cast.operand(1) instanceof SqlDataTypeSpec type)
                || !(type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec name)) {
            return null;
        }
        SqlTypeName target = switch (name.getTypeName().getSimple()) {
            case "TIMESTAMP" -> SqlTypeName.TIMESTAMP;
            case "TIME" -> SqlTypeName.TIME;
            default -> null;
        };
        int digits = name.getPrecision();
        if (target == null || digits < 0 || digits >= DIGITS) {
            return null;
        }
        SqlParserPos position = cast.getParserPosition();
        List<SqlNode> operands = new ArrayList<>(cast.getOperandList());
        operands.set(1, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(target, position), position));
        return UnresolvedCall.of(ScalarFunctions.ROUND_TIME, position,
                cast.getOperator().createCall(position, operands),
                SqlLiteral.createExactNumeric(Integer.toString(digits), position));
    }
}
