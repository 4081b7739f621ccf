package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code FROM generate_series(1, 5) AS i}: the elements of the array that the function gives elsewhere. Unless the column is named, it is
 * called like the table, as in PostgreSQL.
 */
final class SeriesTables {

    private static final String NAME = "generate_series";

    private SeriesTables() {}

    /** What the call stands for, or the call itself. */
    static SqlCall expand(SqlCall call) {
        SqlCall aliased = call.getKind() == SqlKind.AS ? unnested(call.operand(0)) : null;
        if (aliased != null) {
            List<SqlNode> operands = new ArrayList<>(call.getOperandList());
            operands.set(0, aliased);
            if (operands.size() == 2) {
                operands.add(operands.get(1));
            }
            return call.getOperator().createCall(call.getParserPosition(), operands);
        }
        SqlCall elements = unnested(call);
        if (elements == null) {
            return call;
        }
        SqlParserPos position = call.getParserPosition();
        SqlIdentifier name = new SqlIdentifier(NAME, position);
        return SqlStdOperatorTable.AS.createCall(position, elements, name, name);
    }

    private static @Nullable SqlCall unnested(SqlNode node) {
        if (node instanceof SqlCall lateral && lateral.getKind() == SqlKind.LATERAL) {
            return unnested(lateral.operand(0));
        }
        return node instanceof SqlCall table && table.getKind() == SqlKind.COLLECTION_TABLE
                && table.operand(0) instanceof SqlCall function
                && function.getOperator().getName().equalsIgnoreCase(NAME)
                        ? SqlStdOperatorTable.UNNEST.createCall(table.getParserPosition(), function)
                        : null;
    }
}
