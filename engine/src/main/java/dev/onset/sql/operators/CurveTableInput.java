package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeUtil;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.functions.Parameter;
import dev.onset.functions.TableSignature;
import dev.onset.sql.catalog.TypeNames;
import dev.onset.sql.syntax.Positions;

/**
 * Which columns of its input a call of a table function reads.
 *
 * @param partition the columns of PARTITION BY
 * @param step the column of ORDER BY, or the one called step
 * @param curves for each parameter the column of its curve; −1 for what is no curve, or one that the input lacks and may lack
 */
public record CurveTableInput(List<RelDataTypeField> partition, RelDataTypeField step, List<Integer> curves) {

    /** The query that is the input of a call. */
    public static SqlNode query(SqlCall call) {
        SqlNode table = call.operand(0);
        return table.getKind() == SqlKind.SET_SEMANTICS_TABLE ? ((SqlCall) table).operand(0) : table;
    }

    /** @throws OnsetException if a column does not exist or is no number */
    public static CurveTableInput of(SqlCall call, TableSignature signature, RelDataType row) {
        List<RelDataTypeField> partition = new ArrayList<>();
        RelDataTypeField step = null;
        if (call.operand(0).getKind() == SqlKind.SET_SEMANTICS_TABLE) {
            SqlCall table = call.operand(0);
            for (SqlNode key : (SqlNodeList) table.operand(1)) {
                partition.add(column(signature, key, row));
            }
            SqlNodeList order = table.operand(2);
            if (order.size() > 1) {
                throw error(signature, order.get(1), "ORDER BY names the step, which is one column");
            }
            if (order.size() == 1) {
                step = number(signature, "the step", column(signature, order.get(0), row), order.get(0));
            }
        }
        if (step == null) {
            step = number(signature, "the step", byDefault(signature, "ORDER BY", "step", call, row), call);
        }
        List<Integer> curves = new ArrayList<>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            Parameter parameter = signature.parameters().get(i);
            curves.add(parameter.kind() == Parameter.Kind.CURVE && i < call.operandCount()
                    ? curve(signature, parameter, call.operand(i), call, row)
                    : -1);
        }
        return new CurveTableInput(partition, step, curves);
    }

    private static int curve(TableSignature signature, Parameter parameter, SqlNode argument, SqlCall call,
            RelDataType row) {
        String shown = parameter.name();
        if (argument instanceof SqlCharStringLiteral named) {
            RelDataTypeField column = column(signature, named.getValueAs(String.class), argument, row);
            return number(signature, shown, column, argument).getIndex();
        }
        String name = String.valueOf(parameter.defaultValue());
        if (argument.getKind() != SqlKind.CAST) {
            throw error(signature, argument,
                    shown + " must be a column of the input: " + shown + " => DESCRIPTOR(" + name
                            + ")");
        }
        if (parameter.optional() && row.getField(name, false, false) == null) {
            return -1;
        }
        return number(signature, shown, byDefault(signature, shown, name, call, row), call).getIndex();
    }

    private static RelDataTypeField byDefault(TableSignature signature, String parameter, String name, SqlCall call,
            RelDataType row) {
        RelDataTypeField column = row.getField(name, false, false);
        if (column == null) {
            String other = parameter.equals("ORDER BY") ? "ORDER BY column" : parameter + " => DESCRIPTOR(column)";
            throw error(signature, call, "the input has no column " + name
                    + Suggestions.didYouMean(name, row.getFieldNames()) + "; name another one by " + other);
        }
        return column;
    }

    private static RelDataTypeField column(TableSignature signature, SqlNode node, RelDataType row) {
        if (!(node instanceof SqlIdentifier identifier)) {
            throw error(signature, node, "PARTITION BY, ORDER BY and DESCRIPTOR take columns of the input, ascending");
        }
        return column(signature, identifier.names.getLast(), node, row);
    }

    private static RelDataTypeField column(TableSignature signature, String name, SqlNode where, RelDataType row) {
        RelDataTypeField column = row.getField(name, false, false);
        if (column == null) {
            throw new OnsetException(OnsetException.Category.UNKNOWN_NAME,
                    signature.name() + ": the input has no column "
                            + name + Suggestions.didYouMean(name, row.getFieldNames()),
                    Positions.of(where), null);
        }
        return column;
    }

    private static RelDataTypeField number(TableSignature signature, String what, RelDataTypeField column,
            SqlNode where) {
        if (!SqlTypeUtil.isNumeric(column.getType())) {
            throw new OnsetException(OnsetException.Category.TYPE, "%s: %s must be a number, but %s is %s".formatted(
                    signature.name(), what, column.getName(), TypeNames.of(column.getType())), Positions.of(where),
                    null);
        }
        return column;
    }

    private static OnsetException error(TableSignature signature, SqlNode where, String message) {
        return new OnsetException(OnsetException.Category.ARGUMENT, signature.name() + ": " + message,
                Positions.of(where), null);
    }
}
