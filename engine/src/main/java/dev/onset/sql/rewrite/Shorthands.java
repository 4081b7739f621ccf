package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.sql.operators.ScalarFunctions;
import dev.onset.sql.syntax.BitOperators;
import dev.onset.sql.syntax.Positions;
import dev.onset.sql.syntax.SqlIdioms;
import dev.onset.sql.syntax.UnresolvedCall;

/** Calls that stand for others: functions that are a CASE, comparisons of rows, casts to DECIMAL. */
public final class Shorthands {

    /** The functions that are written otherwise here; the operator table does not have them. */
    public static final List<String> NAMES = List.of("ADD_MONTHS", "CONCAT_WS", "COUNTIF", "COUNT_IF", "DATEADD",
            "DATEDIFF", "DATE_ADD", "DAY", "DECODE", "GENERATE_SERIES", "GROUP_CONCAT", "IIF", "JSON_EXTRACT",
            "JSON_EXTRACT_PATH_TEXT", "JSON_EXTRACT_SCALAR", "JSON_EXTRACT_STRING", "JSON_VALID", "NVL2",
            "QUANTILE", "QUANTILE_CONT", "QUANTILE_DISC", "RAND_INTEGER", "STRCMP", "WEEKOFYEAR");

    private Shorthands() {}

    /** What the call stands for, or the call itself. */
    static SqlCall expand(SqlCall call) {
        SqlCall json = JsonCalls.expand(call);
        if (json != null) {
            return json;
        }
        SqlCall multiset = MultisetCalls.expand(call);
        if (multiset != null) {
            return multiset;
        }
        SqlCall bits = BitOperators.expand(call);
        if (bits != null) {
            return bits;
        }
        return switch (call.getKind()) {
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> rows(call);
            case WITHIN_GROUP -> orderedSet(call);
            case IN, NOT_IN -> emptyList(call);
            case CAST, SAFE_CAST -> Objects.requireNonNullElse(TimePrecision.expand(call), call);
            case EXISTS -> ofQuery(call);
            case MAP_VALUE_CONSTRUCTOR, ITEM -> MapCalls.expand(call);
            case TIMESTAMP_ADD, TIMESTAMP_DIFF -> {
                SqlCall expanded = function(call);
                yield expanded.equals(call) ? TimeUnits.plain(call) : expanded;
            }
            default -> call.getOperator() instanceof SqlFunction ? function(call) : regex(call);
        };
    }

    private static SqlCall function(SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        List<SqlNode> arguments = call.getOperandList();
        int count = arguments.size();
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT) + "/" + count;
        SqlCall expanded = switch (name) {
            case "NVL2/3" -> caseOf(position, SqlStdOperatorTable.IS_NOT_NULL.createCall(position, arguments.get(0)),
                    arguments.get(1), arguments.get(2));
            case "IIF/3" -> caseOf(position, arguments.get(0), arguments.get(1), arguments.get(2));
            case "COUNT_IF/1", "COUNTIF/1" -> SqlStdOperatorTable.COUNT.createCall(position, caseOf(position,
                    arguments.getFirst(), SqlLiteral.createExactNumeric("1", position),
                    SqlLiteral.createNull(position)));
            case "DAY/1" -> SqlStdOperatorTable.DAYOFMONTH.createCall(position, arguments);
            case "WEEKOFYEAR/1" -> SqlStdOperatorTable.WEEK.createCall(position, arguments);
            case "DATE_ADD/2" -> SqlStdOperatorTable.PLUS.createCall(position, arguments);
            case "ADD_MONTHS/2" -> SqlStdOperatorTable.TIMESTAMP_ADD.createCall(position,
                    new SqlIntervalQualifier(TimeUnit.MONTH, null, position), arguments.get(1), arguments.get(0));
            case "DATEADD/3" -> SqlStdOperatorTable.TIMESTAMP_ADD.createCall(position, arguments);
            case "DATEDIFF/3" -> dateDifference(call);
            case "QUANTILE_CONT/2" -> percentile("PERCENTILE_CONT", call);
            case "QUANTILE/2", "QUANTILE_DISC/2" -> percentile("PERCENTILE_DISC", call);
            case "JSON_EXTRACT/2" -> UnresolvedCall.of(ScalarFunctions.JSON_EXTRACT, position, arguments.get(0),
                    arguments.get(1), SqlLiteral.createBoolean(false, position));
            case "JSON_EXTRACT_STRING/2", "JSON_EXTRACT_SCALAR/2", "JSON_EXTRACT_PATH_TEXT/2" ->
                    UnresolvedCall.of(ScalarFunctions.JSON_EXTRACT, position, arguments.get(0), arguments.get(1),
                            SqlLiteral.createBoolean(true, position));
            case "JSON_VALID/1" -> UnresolvedCall.of(ScalarFunctions.IS_JSON, position, arguments.get(0),
                    SqlLiteral.createCharString("VALUE", position));
            case "STRCMP/2" -> compared(position, arguments.get(0), arguments.get(1));
            case "RAND_INTEGER/1" -> randomInteger(position, SqlStdOperatorTable.RAND.createCall(position),
                    arguments.get(0));
            case "RAND_INTEGER/2" -> randomInteger(position,
                    SqlStdOperatorTable.RAND.createCall(position, arguments.get(0)), arguments.get(1));
            case "GENERATE_SERIES/2" -> UnresolvedCall.of(ScalarFunctions.ARRAY_RANGE, position, arguments.get(0),
                    arguments.get(1), SqlLiteral.createExactNumeric("1", position),
                    SqlLiteral.createBoolean(true, position));
            case "GENERATE_SERIES/3" -> UnresolvedCall.of(ScalarFunctions.ARRAY_RANGE, position, arguments.get(0),
                    arguments.get(1), arguments.get(2), SqlLiteral.createBoolean(true, position));
            default -> null;
        };
        if (expanded != null) {
            return expanded;
        }
        if (name.startsWith("GROUP_CONCAT/")) {
            return joinedGroup("LISTAGG", call);
        }
        if (name.startsWith("STRING_AGG/") && arguments.getLast() instanceof SqlNodeList) {
            return joinedGroup("STRING_AGG", call);
        }
        if (name.startsWith("DECODE/") && count >= 3) {
            return decode(position, arguments);
        }
        return name.startsWith("CONCAT_WS/") && count >= 2 ? joined(position, arguments) : call;
    }

    private static SqlCall percentile(String name, SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        return SqlStdOperatorTable.WITHIN_GROUP.createCall(position, UnresolvedCall.of(name, position, call.operand(1)),
                SqlNodeList.of(call.operand(0)));
    }

    /** STRING_AGG(x, ';' ORDER BY y), and MySQL's GROUP_CONCAT(x ORDER BY y SEPARATOR ';'). */
    private static SqlCall joinedGroup(String name, SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        SqlNode separator = SqlLiteral.createCharString(",", position);
        SqlNode order = null;
        for (SqlNode operand : call.getOperandList().subList(1, call.operandCount())) {
            if (operand instanceof SqlNodeList) {
                order = operand;
            } else {
                separator = operand instanceof SqlCall separated && separated.getKind() == SqlKind.SEPARATOR
                        ? separated.operand(0)
                        : operand;
            }
        }
        SqlCall list = aggregate(name, call, call.operand(0), separator);
        return order == null ? list : SqlStdOperatorTable.WITHIN_GROUP.createCall(position, list, order);
    }

    /** Another aggregate, with DISTINCT where the call has it. */
    private static SqlCall aggregate(String name, SqlCall call, SqlNode... arguments) {
        SqlParserPos position = call.getParserPosition();
        return new SqlUnresolvedFunction(new SqlIdentifier(name, position), null, null, null, null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(call.getFunctionQuantifier(), position, arguments);
    }

    private static SqlCall randomInteger(SqlParserPos position, SqlNode random, SqlNode bound) {
        SqlNode scaled = SqlStdOperatorTable.MULTIPLY.createCall(position, random, bound);
        return SqlStdOperatorTable.CAST.createCall(position, SqlStdOperatorTable.FLOOR.createCall(position, scaled),
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.INTEGER, position), position));
    }

    private static SqlCase caseOf(SqlParserPos position, SqlNode condition, SqlNode result, SqlNode otherwise) {
        return new SqlCase(position, null, SqlNodeList.of(condition), SqlNodeList.of(result), otherwise);
    }

    /** MySQL's −1, 0 or 1. */
    private static SqlCall compared(SqlParserPos position, SqlNode left, SqlNode right) {
        SqlNode greater = caseOf(position, SqlStdOperatorTable.GREATER_THAN.createCall(position, left, right),
                SqlLiteral.createExactNumeric("1", position), SqlLiteral.createNull(position));
        SqlNode equal = caseOf(position, SqlStdOperatorTable.EQUALS.createCall(position, left, right),
                SqlLiteral.createExactNumeric("0", position), greater);
        return caseOf(position, SqlStdOperatorTable.LESS_THAN.createCall(position, left, right),
                SqlLiteral.createExactNumeric("-1", position), equal);
    }

    /** DECODE(x, a, b, …, otherwise), in which NULL equals NULL. */
    private static SqlCall decode(SqlParserPos position, List<SqlNode> arguments) {
        List<SqlNode> conditions = new ArrayList<>();
        List<SqlNode> results = new ArrayList<>();
        for (int i = 1; i + 1 < arguments.size(); i += 2) {
            conditions.add(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM.createCall(position, arguments.getFirst(),
                    arguments.get(i)));
            results.add(arguments.get(i + 1));
        }
        SqlNode otherwise = arguments.size() % 2 == 0 ? arguments.getLast() : SqlLiteral.createNull(position);
        return new SqlCase(position, null, new SqlNodeList(conditions, position), new SqlNodeList(results, position),
                otherwise);
    }

    /** CONCAT_WS passes over NULLs, as the text of an array does. */
    private static SqlCall joined(SqlParserPos position, List<SqlNode> arguments) {
        List<SqlNode> texts = new ArrayList<>();
        for (SqlNode argument : arguments.subList(1, arguments.size())) {
            texts.add(asText(argument));
        }
        return UnresolvedCall.of("ARRAY_TO_STRING", position,
                SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(position,
                        texts),
                arguments.getFirst());
    }

    static SqlCall asText(SqlNode value) {
        SqlParserPos position = value.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(position, value,
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, position), position));
    }

    private static @Nullable SqlCall dateDifference(SqlCall call) {
        SqlParserPos position = call.getParserPosition();
        return call.operand(0) instanceof SqlIntervalQualifier unit
                ? UnresolvedCall.of(ScalarFunctions.DATE_DIFF, position,
                        SqlLiteral.createCharString(unit.getUnit().name(), position), call.operand(1), call.operand(2))
                : null;
    }

    /** {@code (a, b) < (c, d)} is {@code a < c OR a = c AND b < d}; equality is that of all. */
    private static SqlCall rows(SqlCall call) {
        if (!(call.operandCount() == 2 && call.operand(0).getKind() == SqlKind.ROW
                && call.operand(1).getKind() == SqlKind.ROW)) {
            return call;
        }
        List<SqlNode> left = ((SqlCall) call.operand(0)).getOperandList();
        List<SqlNode> right = ((SqlCall) call.operand(1)).getOperandList();
        if (left.size() != right.size() || left.isEmpty()) {
            return call;
        }
        SqlParserPos position = call.getParserPosition();
        int last = left.size() - 1;
        SqlOperator strict = switch (call.getKind()) {
            case LESS_THAN, LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN;
            case GREATER_THAN, GREATER_THAN_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN;
            default -> call.getOperator();
        };
        SqlOperator connective = call.getKind() == SqlKind.EQUALS ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
        boolean equality = call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.NOT_EQUALS;
        SqlNode result = call.getOperator().createCall(position, left.get(last), right.get(last));
        for (int i = last - 1; i >= 0; i--) {
            SqlNode here = strict.createCall(position, left.get(i), right.get(i));
            SqlNode rest = equality
                    ? result
                    : SqlStdOperatorTable.AND.createCall(position,
                            SqlStdOperatorTable.EQUALS.createCall(position, left.get(i), right.get(i)), result);
            result = connective.createCall(position, here, rest);
        }
        return (SqlCall) result;
    }

    /** MODE() WITHIN GROUP (ORDER BY x) is MODE(x); the percentiles are ours, which Calcite's parser does not know. */
    private static SqlCall orderedSet(SqlCall call) {
        if (call.operand(0) instanceof SqlCall percentile && (percentile.getKind() == SqlKind.PERCENTILE_CONT
                || percentile.getKind() == SqlKind.PERCENTILE_DISC)) {
            return call.getOperator().createCall(call.getParserPosition(),
                    UnresolvedCall.of(percentile.getOperator().getName(), percentile.getParserPosition(),
                            percentile.getOperandList().toArray(SqlNode[]::new)),
                    call.operand(1));
        }
        if (call.operand(0) instanceof SqlCall function && function.getOperator().getName().equalsIgnoreCase("MODE")
                && function.operandCount() == 0 && call.operand(1) instanceof SqlNodeList keys && keys.size() == 1) {
            SqlNode key = keys.get(0);
            while (key.getKind() == SqlKind.DESCENDING || key.getKind() == SqlKind.NULLS_FIRST
                    || key.getKind() == SqlKind.NULLS_LAST) {
                key = ((SqlCall) key).operand(0);
            }
            return function.getOperator().createCall(call.getParserPosition(), key);
        }
        return call;
    }

    private static SqlCall ofQuery(SqlCall exists) {
        if (!exists.operand(0).isA(SqlKind.QUERY)) {
            throw new OnsetException(OnsetException.Category.SYNTAX,
                    "EXISTS is followed by a query in parentheses: EXISTS (SELECT …)",
                    Positions.of(exists.operand(0)), null);
        }
        return exists;
    }

    /** Nothing is in an empty list, not even NULL; the value is only looked at for the sake of its errors. */
    private static SqlCall emptyList(SqlCall call) {
        if (!(call.operand(1) instanceof SqlNodeList list && list.size() == 1
                && list.get(0) instanceof SqlIdentifier only && only.toString().equals(SqlIdioms.EMPTY_LIST))) {
            return call;
        }
        SqlParserPos position = call.getParserPosition();
        SqlNode value = call.operand(0);
        boolean not = call.getKind() == SqlKind.NOT_IN;
        return (not ? SqlStdOperatorTable.OR : SqlStdOperatorTable.AND).createCall(position,
                SqlStdOperatorTable.IS_NULL.createCall(position, value),
                SqlLiteral.createBoolean(not, position));
    }

    private static SqlCall regex(SqlCall call) {
        boolean negated = call.getOperator().equals(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE);
        if (!negated && !call.getOperator().equals(SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE)
                && call.getKind() != SqlKind.RLIKE) {
            return call;
        }
        SqlParserPos position = call.getParserPosition();
        SqlNode pattern = call.getKind() == SqlKind.RLIKE
                ? call.operand(1)
                : SqlStdOperatorTable.CONCAT.createCall(position, SqlLiteral.createCharString("(?i)", position),
                        call.operand(1));
        SqlCall matches = UnresolvedCall.of("REGEXP_MATCHES", position, call.operand(0), pattern);
        negated |= call.getOperator().equals(SqlLibraryOperators.NOT_RLIKE);
        return negated ? SqlStdOperatorTable.NOT.createCall(position, matches) : matches;
    }
}
