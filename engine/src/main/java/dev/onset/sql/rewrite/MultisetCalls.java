package dev.onset.sql.rewrite;

import java.util.List;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.sql.syntax.UnresolvedCall;

/** The standard's multisets as arrays, whose elements have an order that nobody asked for. */
final class MultisetCalls {

    private MultisetCalls() {}

    /** What the call stands for; null: it has nothing to do with multisets. */
    static @Nullable SqlCall expand(SqlCall call) {
        SqlOperator operator = call.getOperator();
        SqlParserPos position = call.getParserPosition();
        List<SqlNode> operands = call.getOperandList();
        return switch (call.getKind()) {
            case MULTISET_VALUE_CONSTRUCTOR ->
                    SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(position, operands);
            case MULTISET_QUERY_CONSTRUCTOR, ARRAY_QUERY_CONSTRUCTOR -> ofQuery(call);
            default -> operator.equals(SqlStdOperatorTable.MEMBER_OF)
                    ? array("ARRAY_CONTAINS", position, operands.get(1), operands.get(0))
                    : operator.equals(SqlStdOperatorTable.SUBMULTISET_OF)
                            ? isEmpty(except(position, operands), position)
                            : operator.equals(SqlStdOperatorTable.NOT_SUBMULTISET_OF)
                                    ? not(isEmpty(except(position, operands), position))
                                    : operands.size() == 2 ? setOperation(call) : test(call);
        };
    }

    private static @Nullable SqlCall setOperation(SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        String name = call.getOperator().getName();
        String function = name.startsWith("MULTISET UNION") ? "ARRAY_CONCAT"
                : name.startsWith("MULTISET INTERSECT") ? "ARRAY_INTERSECT"
                        : name.startsWith("MULTISET EXCEPT") ? "ARRAY_EXCEPT" : null;
        if (function == null) {
            return null;
        }
        if (!name.endsWith("DISTINCT")) {
            return array(function, position, call.operand(0), call.operand(1));
        }
        return array("ARRAY_DISTINCT", position, array(function, position,
                array("ARRAY_DISTINCT", position, call.operand(0)),
                array("ARRAY_DISTINCT", position, call.operand(1))));
    }

    private static @Nullable SqlCall test(SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        return switch (call.getOperator().getName()) {
            case "IS A SET" -> isSet(call.operand(0), position);
            case "IS NOT A SET" -> not(isSet(call.operand(0), position));
            case "IS EMPTY" -> isEmpty(call.operand(0), position);
            case "IS NOT EMPTY" -> not(isEmpty(call.operand(0), position));
            default -> null;
        };
    }

    private static SqlCall except(SqlParserPos position, List<SqlNode> operands) {
        return array("ARRAY_EXCEPT", position, operands.get(0), operands.get(1));
    }

    private static SqlCall isEmpty(SqlNode array, SqlParserPos position) {
        return SqlStdOperatorTable.EQUALS.createCall(position,
                SqlStdOperatorTable.CARDINALITY.createCall(position, array),
                SqlLiteral.createExactNumeric("0", position));
    }

    private static SqlCall isSet(SqlNode array, SqlParserPos position) {
        return SqlStdOperatorTable.EQUALS.createCall(position,
                SqlStdOperatorTable.CARDINALITY.createCall(position, array), SqlStdOperatorTable.CARDINALITY
                        .createCall(position, array("ARRAY_DISTINCT", position, array)));
    }

    private static SqlCall not(SqlCall condition) {
        return SqlStdOperatorTable.NOT.createCall(condition.getParserPosition(), condition);
    }

    private static SqlCall array(String function, SqlParserPos position, SqlNode... arguments) {
        return UnresolvedCall.of(function, position, arguments);
    }

    /** ARRAY(SELECT x …) is a scalar query of ARRAY_AGG; of no rows it is an array without elements. */
    private static SqlCall ofQuery(SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlIdentifier column = new SqlIdentifier("$element", position);
        SqlNode rows = SqlStdOperatorTable.AS.createCall(position, call.operand(0),
                new SqlIdentifier("$query", position), column);
        SqlCall collected = array("ARRAY_AGG", position, column);
        SqlNode none = array("ARRAY_SLICE", position, SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(position,
                SqlLiteral.createNull(position)), SqlLiteral.createExactNumeric("1", position),
                SqlLiteral.createExactNumeric("0", position));
        SqlNode value = array("COALESCE", position, collected, none);
        SqlSelect select = new SqlSelect(position, null, SqlNodeList.of(value), rows, null, null, null, null, null,
                null,
                null, null, null);
        return SqlStdOperatorTable.SCALAR_QUERY.createCall(position, select);
    }
}
