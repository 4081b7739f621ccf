package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.Statement;
import dev.onset.sql.syntax.Positions;

/**
 * Rows that go into columns of given types.
 *
 * @param types of the columns; empty: the rows go nowhere
 */
record Assignment(List<DataType> types) {

    /** A parameter that is a whole value takes the type of its column. */
    SqlNode typedParameters(SqlNode query) {
        if (!types.isEmpty()) {
            if (query instanceof SqlSelect select) {
                type(select.getSelectList());
            } else if (query.getKind() == SqlKind.VALUES) {
                for (SqlNode row : ((SqlCall) query).getOperandList()) {
                    type((SqlCall) row);
                }
            }
        }
        return query;
    }

    private void type(SqlNodeList values) {
        for (int i = 0; i < values.size() && i < types.size(); i++) {
            SqlNode value = values.get(i);
            SqlNode plain = value.getKind() == SqlKind.AS ? ((SqlCall) value).operand(0) : value;
            if (plain instanceof SqlDynamicParam) {
                values.set(i, typed(plain, types.get(i)));
            }
        }
    }

    private void type(SqlCall row) {
        if (row.operandCount() != types.size()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "A row of " + row.operandCount()
                    + (row.operandCount() == 1 ? " value" : " values") + " does not fit " + types.size()
                    + (types.size() == 1 ? " column" : " columns"), Positions.of(row), null);
        }
        for (int i = 0; i < row.operandCount(); i++) {
            if (row.operand(i) instanceof SqlDynamicParam) {
                row.setOperand(i, typed(row.operand(i), types.get(i)));
            }
        }
    }

    private static SqlNode typed(SqlNode value, DataType type) {
        SqlTypeName name = switch (type) {
            case BOOLEAN -> SqlTypeName.BOOLEAN;
            case INTEGER -> SqlTypeName.INTEGER;
            case BIGINT -> SqlTypeName.BIGINT;
            case DOUBLE -> SqlTypeName.DOUBLE;
            case DATE -> SqlTypeName.DATE;
            case TIME -> SqlTypeName.TIME;
            case TIMESTAMP -> SqlTypeName.TIMESTAMP;
            default -> SqlTypeName.VARCHAR;
        };
        SqlParserPos position = value.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(position, value,
                new SqlDataTypeSpec(new SqlBasicTypeNameSpec(name, position), position));
    }

    /** The statement with its columns as values of these types; a value that cannot be converted is an error when it runs. */
    Statement converted(Statement statement) {
        if (types.isEmpty()) {
            return statement;
        }
        List<Field> fields = statement.plan().fields();
        if (fields.size() != types.size()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "The query has " + fields.size()
                    + (fields.size() == 1 ? " column" : " columns") + ", and " + types.size() + " are to be filled");
        }
        List<Expression> values = new ArrayList<>();
        List<Field> converted = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Expression value = new Expression.ColumnReference(i, field.type());
            values.add(field.type() == types.get(i) ? value : new Expression.Cast(value, types.get(i), false));
            converted.add(new Field(field.name(), types.get(i), field.nullable()));
        }
        return converted.equals(fields)
                ? statement
                : new Statement(new Plan.Project(statement.plan(), values, converted), statement.parameters(),
                        statement.readsFiles());
    }
}
