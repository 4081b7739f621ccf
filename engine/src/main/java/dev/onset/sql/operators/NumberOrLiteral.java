package dev.onset.sql.operators;

import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/**
 * One number, such as a percentile's fraction. Calcite takes a literal alone, which it checks at once; here it may also be a parameter
 * or an expression, which the run checks.
 *
 * @param literal checks a number that is written down
 * @param other checks the type of any other
 */
record NumberOrLiteral(SqlOperandTypeChecker literal, SqlOperandTypeChecker other) implements SqlOperandTypeChecker {

    static final NumberOrLiteral FRACTION = new NumberOrLiteral(OperandTypes.UNIT_INTERVAL_NUMERIC_LITERAL,
            OperandTypes.NUMERIC);
    static final NumberOrLiteral COUNT = new NumberOrLiteral(OperandTypes.POSITIVE_INTEGER_LITERAL,
            OperandTypes.INTEGER);

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        return (binding.operand(0) instanceof SqlLiteral ? literal : other).checkOperandTypes(binding, throwOnFailure);
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return literal.getOperandCountRange();
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return other.getAllowedSignatures(operator, name);
    }
}
