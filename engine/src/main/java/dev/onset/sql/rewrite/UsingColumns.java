package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * A column of USING stands for that of the side that always has it, of a FULL JOIN for the first that is not NULL. Calcite knows
 * that in the select list alone: in WHERE it takes the name for ambiguous, and in GROUP BY for another column.
 */
final class UsingColumns {

    private UsingColumns() {}

    static void expand(SqlSelect select) {
        Map<String, SqlNode> columns = new HashMap<>();
        collect(select.getFrom(), columns);
        if (columns.isEmpty()) {
            return;
        }
        Replacement replacement = new Replacement(columns);
        select.setSelectList(selected(select.getSelectList(), columns, replacement));
        select.setWhere(replacement.of(select.getWhere()));
        select.setGroupBy((SqlNodeList) replacement.of(select.getGroup()));
        select.setHaving(replacement.of(select.getHaving()));
        select.setQualify(replacement.of(select.getQualify()));
    }

    /** A column alone keeps its name. */
    private static SqlNodeList selected(SqlNodeList items, Map<String, SqlNode> columns, Replacement replacement) {
        List<SqlNode> replaced = new ArrayList<>();
        for (SqlNode item : items) {
            SqlNode changed = replacement.of(item);
            replaced.add(item instanceof SqlIdentifier column && column.isSimple()
                    && columns.containsKey(key(column)) && changed != null
                            ? SqlStdOperatorTable.AS.createCall(item.getParserPosition(), changed, column)
                            : changed == null ? item : changed);
        }
        return new SqlNodeList(replaced, items.getParserPosition());
    }

    private static String key(SqlIdentifier column) {
        return column.getSimple().toLowerCase(Locale.ROOT);
    }

    private static void collect(@Nullable SqlNode from, Map<String, SqlNode> columns) {
        if (!(from instanceof SqlJoin join)) {
            return;
        }
        collect(join.getLeft(), columns);
        if (join.getConditionType() != JoinConditionType.USING
                || !(join.getCondition() instanceof SqlNodeList names)) {
            return;
        }
        for (SqlNode name : names) {
            if (!(name instanceof SqlIdentifier column && column.isSimple())) {
                continue;
            }
            SqlNode left = join.getLeft() instanceof SqlJoin
                    ? columns.get(key(column))
                    : qualified(join.getLeft(), column);
            SqlNode right = qualified(join.getRight(), column);
            columns.remove(key(column));
            SqlNode value = switch (join.getJoinType()) {
                case RIGHT -> right;
                case FULL -> left == null || right == null
                        ? null
                        : SqlStdOperatorTable.COALESCE.createCall(SqlParserPos.ZERO, left, right);
                default -> join.getJoinType() == JoinType.COMMA ? null : left;
            };
            if (value != null) {
                columns.put(key(column), value);
            }
        }
    }

    /** The column with the name of its table, or null where the table has none. */
    private static @Nullable SqlNode qualified(SqlNode table, SqlIdentifier column) {
        SqlNode name = table.getKind() == SqlKind.AS ? ((SqlCall) table).operand(1) : table;
        return name instanceof SqlIdentifier identifier
                ? new SqlIdentifier(List.of(identifier.names.getLast(), column.getSimple()), column.getParserPosition())
                : null;
    }

    /** Leaves sub-queries alone, where the name may be that of another column. */
    private static final class Replacement extends SqlShuttle {
        private final Map<String, SqlNode> columns;

        Replacement(Map<String, SqlNode> columns) {
            this.columns = columns;
        }

        @Nullable
        SqlNode of(@Nullable SqlNode node) {
            return node == null ? null : node.accept(this);
        }

        @Override
        public SqlNode visit(SqlIdentifier id) {
            SqlNode replacement = id.isSimple() && !id.isStar() ? columns.get(key(id)) : null;
            return replacement == null ? id : replacement.clone(id.getParserPosition());
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY)) {
                return call;
            }
            if (call.getKind() == SqlKind.AS) {
                List<SqlNode> operands = new ArrayList<>(call.getOperandList());
                SqlNode first = of(operands.getFirst());
                operands.set(0, first == null ? operands.getFirst() : first);
                return call.getOperator().createCall(call.getParserPosition(), operands);
            }
            return super.visit(call);
        }
    }
}
