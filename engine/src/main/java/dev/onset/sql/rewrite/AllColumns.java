package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.sql.syntax.Positions;
import dev.onset.sql.syntax.SqlIdioms;

/** GROUP BY ALL: by all columns of SELECT that have no aggregate and no window in them. ORDER BY ALL: by all columns, from left to right. */
final class AllColumns {

    private AllColumns() {}

    /** @param aggregates whether a function of this name is an aggregate */
    static void group(SqlSelect select, Predicate<String> aggregates) {
        SqlNodeList keys = select.getGroup();
        if (keys == null || keys.size() != 1 || !(keys.get(0) instanceof SqlIdentifier all && all.isSimple()
                && all.getSimple().equals(SqlIdioms.GROUP_BY_ALL))) {
            return;
        }
        List<SqlNode> columns = new ArrayList<>();
        for (SqlNode column : select.getSelectList()) {
            checkNoStar(column, "GROUP BY ALL");
            SqlNode value = column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(0) : column;
            if (!hasAggregate(value, aggregates)) {
                columns.add(value.clone(keys.getParserPosition()));
            }
        }
        select.setGroupBy(new SqlNodeList(columns, keys.getParserPosition()));
        if (columns.isEmpty()) {
            // Aggregates alone are one group, as without GROUP BY; () is that group.
            select.setGroupBy(null);
        }
    }

    /** The same query with the numbers of its columns for ALL. */
    static SqlOrderBy ordered(SqlOrderBy order) {
        SqlNodeList keys = order.orderList;
        if (keys.size() != 1 || !(order.query instanceof SqlSelect select)) {
            return order;
        }
        boolean descending = keys.get(0).getKind() == SqlKind.DESCENDING;
        SqlNode key = descending ? ((SqlCall) keys.get(0)).operand(0) : keys.get(0);
        if (!(key instanceof SqlIdentifier all && all.isSimple() && all.getSimple().equalsIgnoreCase("ALL"))) {
            return order;
        }
        List<SqlNode> numbers = new ArrayList<>();
        SqlParserPos position = key.getParserPosition();
        for (int i = 0; i < select.getSelectList().size(); i++) {
            checkNoStar(select.getSelectList().get(i), "ORDER BY ALL");
            SqlNode number = SqlLiteral.createExactNumeric(Integer.toString(i + 1), position);
            numbers.add(descending ? ((SqlCall) keys.get(0)).getOperator().createCall(position, number) : number);
        }
        return new SqlOrderBy(order.getParserPosition(), order.query,
                new SqlNodeList(numbers, keys.getParserPosition()), order.offset, order.fetch);
    }

    private static void checkNoStar(SqlNode column, String clause) {
        if ((column instanceof SqlIdentifier name && name.isStar()) || column instanceof SqlStarExclude
                || column instanceof SqlStarReplace) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    clause + " needs the columns by their names instead of *", Positions.of(column), null);
        }
    }

    /** Whether there is an aggregate or a window in an expression. */
    static boolean hasAggregate(SqlNode node, Predicate<String> aggregates) {
        try {
            node.accept(new SqlBasicVisitor<@Nullable Void>() {
                @Override
                public @Nullable Void visit(SqlCall call) {
                    if (call.isA(SqlKind.QUERY)) {
                        return null;
                    }
                    if (call.getKind() == SqlKind.OVER || call.getKind() == SqlKind.FILTER
                            || call.getKind() == SqlKind.WITHIN_GROUP
                            || aggregates.test(call.getOperator().getName())) {
                        throw new Util.FoundOne(call);
                    }
                    return super.visit(call);
                }
            });
            return false;
        } catch (Util.FoundOne found) {
            return true;
        }
    }
}
