package dev.onset.sql.rewrite;

import java.util.List;

import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Gives a parameter in VALUES the type of the constants above and below it. */
final class ValuesParameters {

    private ValuesParameters() {}

    static void give(SqlCall values) {
        List<SqlNode> rows = values.getOperandList();
        for (SqlNode row : rows) {
            for (int i = 0; row instanceof SqlCall cells && i < cells.operandCount(); i++) {
                SqlTypeName type = cells.operand(i) instanceof SqlDynamicParam ? type(rows, i) : null;
                if (type != null) {
                    SqlParserPos position = cells.operand(i).getParserPosition();
                    cells.setOperand(i, SqlStdOperatorTable.CAST.createCall(position, cells.operand(i),
                            new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, position), position)));
                }
            }
        }
    }

    private static @Nullable SqlTypeName type(List<SqlNode> rows, int column) {
        for (SqlNode row : rows) {
            if (row instanceof SqlCall cells && column < cells.operandCount()
                    && cells.operand(column) instanceof SqlLiteral literal) {
                switch (literal.getTypeName()) {
                    case DECIMAL -> {
                        return literal.bigDecimalValue().scale() > 0 ? SqlTypeName.DOUBLE : SqlTypeName.BIGINT;
                    }
                    case DOUBLE, BOOLEAN, DATE, TIMESTAMP -> {
                        return literal.getTypeName();
                    }
                    case CHAR, VARCHAR -> {
                        return SqlTypeName.VARCHAR;
                    }
                    default -> {
                    }
                }
            }
        }
        return null;
    }
}
