package dev.onset.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.FunctionRegistry;
import dev.onset.functions.Parameter;

/**
 * What is done to a parsed statement before it is validated: numbers with a decimal point, or too large for a BIGINT, are
 * DOUBLE as everywhere in Onset, DECIMAL means DOUBLE, and named arguments of curve functions take their place.
 */
final class StatementRewriter extends SqlShuttle {

    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private final FunctionRegistry registry;

    StatementRewriter(FunctionRegistry registry) {
        this.registry = registry;
    }

    @Override
    public @Nullable SqlNode visit(SqlLiteral literal) {
        if (literal instanceof SqlNumericLiteral number && number.getTypeName() == SqlTypeName.DECIMAL) {
            BigDecimal value = number.bigDecimalValue();
            if (value != null && (value.scale() > 0 || value.compareTo(LONG_MIN) < 0
                    || value.compareTo(LONG_MAX) > 0)) {
                return SqlLiteral.createApproxNumeric(value.toString(), literal.getParserPosition());
            }
        }
        return literal;
    }

    @Override
    public @Nullable SqlNode visit(SqlDataTypeSpec type) {
        if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec name
                && name.getTypeName().getSimple().toUpperCase(Locale.ROOT).equals("DECIMAL")) {
            SqlParserPos position = type.getParserPosition();
            return new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position), position);
        }
        return type;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlCall placed = call;
        if (call.getOperator() instanceof SqlFunction
                && call.getOperandList().stream().anyMatch(StatementRewriter::isNamed)) {
            CurveFunction function = registry.find(call.getOperator().getName());
            if (function != null) {
                placed = placeArguments(call, function.signature().parameters());
            }
        }
        if (call.getKind() == SqlKind.WITHIN_GROUP
                && call.operand(0) instanceof SqlCall percentile
                && percentile.getOperator().getName().equalsIgnoreCase("PERCENTILE_CONT")) {
            placed = overDoubles(call);
        }
        return super.visit(placed);
    }

    /** A percentile of whole numbers lies between them; Calcite gives it the type of the sort key. */
    private static SqlCall overDoubles(SqlCall withinGroup) {
        SqlNodeList keys = withinGroup.operand(1);
        List<SqlNode> casts = new ArrayList<>();
        for (SqlNode key : keys) {
            if (key.getKind() == SqlKind.DESCENDING) {
                SqlCall descending = (SqlCall) key;
                casts.add(descending.getOperator().createCall(key.getParserPosition(),
                        asDouble(descending.operand(0))));
            } else {
                casts.add(asDouble(key));
            }
        }
        return withinGroup.getOperator().createCall(withinGroup.getParserPosition(), withinGroup.operand(0),
                new SqlNodeList(casts, keys.getParserPosition()));
    }

    private static SqlNode asDouble(SqlNode node) {
        SqlParserPos position = node.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(position, node,
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position), position));
    }

    private static boolean isNamed(@Nullable SqlNode operand) {
        return operand != null && operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
    }

    private static SqlCall placeArguments(SqlCall call, List<Parameter> parameters) {
        List<@Nullable SqlNode> arguments = new ArrayList<>(Collections.nCopies(parameters.size(), null));
        int used = 0;
        int positional = 0;
        for (SqlNode operand : call.getOperandList()) {
            int position;
            SqlNode value = operand;
            if (isNamed(operand)) {
                SqlIdentifier name = ((SqlCall) operand).operand(1);
                value = ((SqlCall) operand).operand(0);
                position = indexOf(call, name, parameters);
            } else {
                position = positional++;
                if (position >= parameters.size()) {
                    return call;
                }
            }
            if (arguments.set(position, value) != null) {
                throw argumentError(call, operand, parameters.get(position).name() + " is given twice");
            }
            used = Math.max(used, position + 1);
        }
        for (int i = 0; i < used; i++) {
            if (arguments.get(i) == null) {
                arguments.set(i, omitted(call, parameters.get(i)));
            }
        }
        return call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(),
                arguments.subList(0, used));
    }

    private static int indexOf(SqlCall call, SqlIdentifier name, List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equalsIgnoreCase(name.getSimple())) {
                return i;
            }
        }
        List<String> names = parameters.stream().map(Parameter::name).toList();
        throw argumentError(call, name, "there is no argument " + name.getSimple()
                + Suggestions.didYouMean(name.getSimple(), names) + "; it takes " + String.join(", ", names));
    }

    /** An option that the call leaves out before one that it gives; NULL means its default. */
    private static SqlNode omitted(SqlCall call, Parameter parameter) {
        SqlParserPos position = call.getParserPosition();
        SqlTypeName type = switch (parameter.kind()) {
            case TEXT_OPTION -> SqlTypeName.VARCHAR;
            case INTEGER_OPTION -> SqlTypeName.BIGINT;
            case NUMBER_OPTION -> SqlTypeName.DOUBLE;
            case STEP, CURVE -> throw argumentError(call, call, "the argument " + parameter.name() + " is missing");
        };
        return SqlStdOperatorTable.CAST.createCall(position, SqlLiteral.createNull(position),
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, position), position));
    }

    private static OnsetException argumentError(SqlCall call, SqlNode where, String message) {
        return new OnsetException(OnsetException.Category.ARGUMENT, call.getOperator().getName() + ": " + message,
                Positions.of(where), null);
    }
}
