package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.sql.syntax.Positions;
import dev.onset.sql.syntax.UnresolvedCall;

/**
 * GROUPS frames, which Calcite does not know: they are RANGE frames over the number of the group of peers, DENSE_RANK. Until the
 * window is translated, a function of the order's keys stands for that number.
 */
public final class PeerGroups {

    /** Of keys and their directions in turn. */
    static final SqlFunction NUMBER = new SqlFunction("$PEER_GROUP", SqlKind.OTHER_FUNCTION, ReturnTypes.BIGINT, null,
            OperandTypes.variadic(SqlOperandCountRanges.from(2)), SqlFunctionCategory.USER_DEFINED_FUNCTION);

    /** A key of the order of the peers. */
    public record Key(RexNode value, boolean descending, boolean nullsFirst) {}

    private PeerGroups() {}

    /** @param window of a frame written with GROUPS, in which RANGE stands by now */
    public static SqlWindow numbered(SqlWindow window) {
        SqlParserPos position = window.getParserPosition();
        if (window.getOrderList().isEmpty()) {
            throw new OnsetException(OnsetException.Category.SYNTAX,
                    "GROUPS counts groups of equal rows in the window's order; this window has no ORDER BY",
                    Positions.of(window), null);
        }
        List<SqlNode> arguments = new ArrayList<>();
        for (SqlNode key : window.getOrderList()) {
            boolean descending = false;
            Boolean nullsFirst = null;
            SqlNode plain = key;
            while (plain.getKind() == SqlKind.DESCENDING || plain.getKind() == SqlKind.NULLS_FIRST
                    || plain.getKind() == SqlKind.NULLS_LAST) {
                descending |= plain.getKind() == SqlKind.DESCENDING;
                nullsFirst = plain.getKind() == SqlKind.DESCENDING ? nullsFirst
                        : (Boolean) (plain.getKind() == SqlKind.NULLS_FIRST);
                plain = ((SqlCall) plain).operand(0);
            }
            boolean first = nullsFirst == null ? descending : nullsFirst;
            arguments.add(plain);
            arguments.add(SqlLiteral.createCharString((descending ? "D" : "A") + (first ? "F" : "L"), position));
        }
        SqlCall number = UnresolvedCall.of(NUMBER.getName(), position, arguments.toArray(SqlNode[]::new));
        return SqlWindow.create(window.getDeclName(), window.getRefName(), window.getPartitionList(),
                SqlNodeList.of(number), SqlLiteral.createBoolean(false, position), window.getLowerBound(),
                window.getUpperBound(), null, window.getExclude(), position);
    }

    /** The order of the peers whose groups a frame counts; null: it counts rows or differences. */
    public static @Nullable List<Key> keys(RexWindow window) {
        if (window.orderKeys.size() != 1 || !(window.orderKeys.getFirst().left instanceof RexCall call)
                || !call.getOperator().getName().equals(NUMBER.getName())) {
            return null;
        }
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < call.operands.size(); i += 2) {
            String how = String.valueOf(RexLiteral.stringValue(call.operands.get(i + 1)));
            keys.add(new Key(call.operands.get(i), how.charAt(0) == 'D', how.charAt(1) == 'F'));
        }
        return keys;
    }
}
