package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlJsonEmptyOrError;
import org.apache.calcite.sql.SqlJsonExistsErrorBehavior;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

import dev.onset.sql.operators.ScalarFunctions;
import dev.onset.sql.syntax.UnresolvedCall;

/**
 * The standard's JSON functions, whose clauses the parser puts among the arguments, as functions of plain texts; and the
 * aggregates of JSON as lists of texts.
 */
final class JsonCalls {

    /** Functions whose value is JSON already, so that it does not become a text in JSON. */
    private static final Set<String> JSON = Set.of("JSON_OBJECT", "JSON_ARRAY", "JSON_QUERY", "JSON_EXTRACT", "TO_JSON",
            "JSON_VALUE_EXPRESSION", "JSON_TYPE_OPERATOR", "JSON_ARRAYAGG_ABSENT_ON_NULL", "JSON_ARRAYAGG_NULL_ON_NULL",
            "JSON_OBJECTAGG_ABSENT_ON_NULL", "JSON_OBJECTAGG_NULL_ON_NULL");

    private JsonCalls() {}

    /** What the call stands for; null: it is none of these. */
    static @Nullable SqlCall expand(SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        String name = call.getOperator().getName();
        return switch (name) {
            case "JSON_VALUE" -> value(call);
            case "JSON_QUERY" -> UnresolvedCall.of(ScalarFunctions.JSON_QUERY, position, plain(call.operand(0)),
                    plain(call.operand(1)), option(call, 2, "WITHOUT_ARRAY"), option(call, 3, "NULL"),
                    option(call, 4, "NULL"));
            case "JSON_EXISTS" -> UnresolvedCall.of(ScalarFunctions.JSON_EXISTS, position, plain(call.operand(0)),
                    plain(call.operand(1)), option(call, 2, SqlJsonExistsErrorBehavior.FALSE.name()));
            case "JSON_OBJECT", "JSON_ARRAY" -> constructor(call, name.equals("JSON_OBJECT"));
            case "JSON_ARRAYAGG_ABSENT_ON_NULL", "JSON_ARRAYAGG_NULL_ON_NULL" -> bracketed(position, "[",
                    json(call.operand(0), name.endsWith("NULL_ON_NULL")), null, "]");
            case "JSON_OBJECTAGG_ABSENT_ON_NULL", "JSON_OBJECTAGG_NULL_ON_NULL" -> bracketed(position, "{",
                    member(position, call, name.endsWith("_NULL_ON_NULL")), null, "}");
            case "WITHIN GROUP" -> call.operand(0) instanceof SqlCall aggregate
                    && aggregate.getOperator().getName().startsWith("JSON_ARRAYAGG")
                            ? bracketed(position, "[", json(aggregate.operand(0),
                                    aggregate.getOperator().getName().endsWith("NULL_ON_NULL")), call.operand(1), "]")
                            : null;
            case "IS JSON VALUE", "IS JSON OBJECT", "IS JSON ARRAY", "IS JSON SCALAR" -> isJson(call, name, false);
            case "IS NOT JSON VALUE", "IS NOT JSON OBJECT", "IS NOT JSON ARRAY", "IS NOT JSON SCALAR" ->
                    isJson(call, name, true);
            default -> null;
        };
    }

    private static SqlCall isJson(SqlCall call, String name, boolean negated) {
        SqlParserPos position = call.getParserPosition();
        SqlCall test = UnresolvedCall.of(ScalarFunctions.IS_JSON, position, plain(call.operand(0)),
                text(name.substring(name.lastIndexOf(' ') + 1), position));
        return negated ? SqlStdOperatorTable.NOT.createCall(position, test) : test;
    }

    private static SqlCall value(SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlNode[] empty = {text("NULL", position), text("", position)};
        SqlNode[] error = {text("NULL", position), text("", position)};
        SqlDataTypeSpec returning = null;
        SqlNode behaviour = text("NULL", position);
        SqlNode usual = text("", position);
        for (SqlNode operand : call.getOperandList().subList(2, call.operandCount())) {
            if (operand instanceof SqlDataTypeSpec type) {
                returning = type;
            } else if (operand instanceof SqlLiteral literal
                    && literal.getValue() instanceof SqlJsonValueEmptyOrErrorBehavior how) {
                behaviour = text(how.name(), position);
                usual = text("", position);
            } else if (operand instanceof SqlLiteral literal
                    && literal.getValue() instanceof SqlJsonEmptyOrError where) {
                SqlNode[] target = where == SqlJsonEmptyOrError.EMPTY ? empty : error;
                target[0] = behaviour;
                target[1] = usual;
            } else if (!(operand instanceof SqlLiteral literal && literal.getValue() instanceof Enum)) {
                usual = Shorthands.asText(operand);
            }
        }
        SqlCall value = UnresolvedCall.of(ScalarFunctions.JSON_VALUE, position, plain(call.operand(0)),
                plain(call.operand(1)), empty[0], empty[1], error[0], error[1]);
        return returning == null ? value : SqlStdOperatorTable.CAST.createCall(position, value, returning);
    }

    private static SqlCall constructor(SqlCall call, boolean object) {
        SqlParserPos position = call.getParserPosition();
        List<SqlNode> arguments = new ArrayList<>();
        arguments.add(SqlLiteral.createBoolean(option(call, 0, "").toString().contains("ABSENT"), position));
        for (int i = 1; i < call.operandCount(); i++) {
            SqlNode operand = call.operand(i);
            arguments.add(object && i % 2 == 1 ? operand : json(operand, false));
        }
        return UnresolvedCall.of(object ? ScalarFunctions.JSON_OBJECT : ScalarFunctions.JSON_ARRAY, position,
                arguments.toArray(SqlNode[]::new));
    }

    private static SqlNode member(SqlParserPos position, SqlCall call, boolean nulls) {
        SqlNode key = SqlStdOperatorTable.CONCAT.createCall(position,
                UnresolvedCall.of("TO_JSON", position, Shorthands.asText(call.operand(0))), text(":", position));
        return SqlStdOperatorTable.CONCAT.createCall(position, key, json(call.operand(1), nulls));
    }

    /** A list of what an aggregate saw, in brackets; nothing in them where there was nothing. */
    private static SqlCall bracketed(SqlParserPos position, String open, SqlNode element, @Nullable SqlNode order,
            String close) {
        SqlNode list = UnresolvedCall.of("LISTAGG", position, element, text(",", position));
        if (order != null) {
            list = SqlStdOperatorTable.WITHIN_GROUP.createCall(position, list, order);
        }
        SqlNode inside = UnresolvedCall.of("COALESCE", position, list, text("", position));
        return SqlStdOperatorTable.CONCAT.createCall(position,
                SqlStdOperatorTable.CONCAT.createCall(position, text(open, position), inside), text(close, position));
    }

    /** A value as JSON; one that is JSON stays as it is. */
    private static SqlNode json(SqlNode value, boolean nulls) {
        SqlParserPos position = value.getParserPosition();
        boolean already = value instanceof SqlCall call
                && (JSON.contains(call.getOperator().getName()) || isMarked(call));
        SqlNode json = already ? plain(value) : UnresolvedCall.of("TO_JSON", position, value);
        return nulls
                ? UnresolvedCall.of("COALESCE", position, json, text("null", position))
                : json;
    }

    /** Without FORMAT JSON around it, which says what a text is anyway. */
    private static SqlNode plain(SqlNode node) {
        return node instanceof SqlCall call && isMarked(call) ? call.operand(0) : node;
    }

    private static boolean isMarked(SqlCall call) {
        return call.getOperator().equals(SqlStdOperatorTable.JSON_VALUE_EXPRESSION)
                || call.getOperator().equals(SqlStdOperatorTable.JSON_TYPE_OPERATOR);
    }

    /** A clause as a text. */
    private static SqlLiteral option(SqlCall call, int index, String usual) {
        boolean given = index < call.operandCount() && call.operand(index) instanceof SqlLiteral literal
                && literal.getTypeName() == SqlTypeName.SYMBOL;
        String name = given ? String.valueOf(((SqlLiteral) call.operand(index)).getValueAs(Enum.class).name()) : usual;
        return text(name, call.getParserPosition());
    }

    private static SqlLiteral text(String text, SqlParserPos position) {
        return SqlLiteral.createCharString(text, position);
    }
}
