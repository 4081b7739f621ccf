package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.functions.Parameter;
import dev.onset.sql.syntax.ArgumentNames;
import dev.onset.sql.syntax.Positions;

/** Puts the named arguments of a curve function, as in {@code patience => 5}, into their places. */
final class NamedArguments {

    private NamedArguments() {}

    private static boolean isNamed(@Nullable SqlNode operand) {
        return operand != null && operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
    }

    /** The call with all its arguments in their places; the same one if none is named. */
    static SqlCall place(SqlCall call, List<Parameter> parameters) {
        if (call.getFunctionQuantifier() != null) {
            throw argumentError(call, call, "takes all points of a curve, there is nothing DISTINCT about them");
        }
        return call.getOperandList().stream().anyMatch(NamedArguments::isNamed) ? placed(call, parameters, 0) : call;
    }

    /** The call with all its arguments in their places, and NULL for each that it leaves out. */
    static SqlCall placeAll(SqlCall call, List<Parameter> parameters) {
        return placed(call, parameters, parameters.size());
    }

    /** @param least how many arguments the result has at least */
    private static SqlCall placed(SqlCall call, List<Parameter> parameters, int least) {
        List<@Nullable SqlNode> arguments = new ArrayList<>(Collections.nCopies(parameters.size(), null));
        int used = least;
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
        String written = ArgumentNames.show(name.getSimple());
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equalsIgnoreCase(written)) {
                return i;
            }
        }
        List<String> names = parameters.stream().map(Parameter::name).toList();
        throw argumentError(call, name, "there is no argument " + written
                + Suggestions.didYouMean(written, names) + "; it takes " + String.join(", ", names));
    }

    /** An option that the call leaves out before one that it gives; NULL means its default. */
    private static SqlNode omitted(SqlCall call, Parameter parameter) {
        SqlParserPos position = call.getParserPosition();
        SqlTypeName type = switch (parameter.kind()) {
            case TEXT_OPTION -> SqlTypeName.VARCHAR;
            case INTEGER_OPTION -> SqlTypeName.BIGINT;
            case NUMBER_OPTION -> SqlTypeName.DOUBLE;
            case STEP, CURVE -> {
                if (parameter.defaultValue() == null) {
                    throw argumentError(call, call, "the argument " + parameter.name() + " is missing");
                }
                yield SqlTypeName.DOUBLE;
            }
        };
        return SqlStdOperatorTable.CAST.createCall(position, SqlLiteral.createNull(position),
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, position), position));
    }

    private static OnsetException argumentError(SqlCall call, SqlNode where, String message) {
        return new OnsetException(OnsetException.Category.ARGUMENT, call.getOperator().getName() + ": " + message,
                Positions.of(where), null);
    }
}
