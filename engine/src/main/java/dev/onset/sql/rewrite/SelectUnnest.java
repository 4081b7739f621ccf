package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.sql.syntax.Positions;
import dev.onset.sql.syntax.UnnestMarks;

/**
 * UNNEST among the columns of SELECT, as PostgreSQL and DuckDB have it: a row for each element, of several arrays side by side. The
 * arrays become an UNNEST in FROM; where there are groups, aggregates or windows, behind these.
 */
final class SelectUnnest {

    private static final String ROWS = "$rows";
    private static final String ELEMENTS = "$elements";

    private final SqlSelect select;
    private final SqlParserPos position;
    private final List<SqlNode> arrays = new ArrayList<>();
    private final List<SqlIdentifier> columns = new ArrayList<>();

    private SelectUnnest(SqlSelect select) {
        this.select = select;
        this.position = select.getParserPosition();
    }

    /**
     * Puts the arrays into FROM.
     *
     * @param select whose columns have names
     * @param aggregates whether a function of this name is an aggregate
     */
    static void expand(SqlSelect select, Predicate<String> aggregates) {
        SelectUnnest unnest = new SelectUnnest(select);
        SqlNodeList plain = unnest.withoutCalls(select.getSelectList());
        if (unnest.arrays.isEmpty()) {
            return;
        }
        boolean behind = select.getGroup() != null || select.getHaving() != null || select.getQualify() != null
                || select.getSelectList().stream().anyMatch(column -> AllColumns.hasAggregate(column, aggregates));
        if (behind) {
            unnest.behindRows();
        } else {
            unnest.besideRows(plain);
        }
    }

    /** The columns with names instead of the calls. */
    private SqlNodeList withoutCalls(SqlNodeList list) {
        SqlShuttle shuttle = new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                if (call.isA(SqlKind.QUERY)) {
                    return call;
                }
                return isUnnest(call) ? element(call) : super.visit(call);
            }
        };
        List<SqlNode> plain = new ArrayList<>();
        for (SqlNode column : list) {
            plain.add(column instanceof SqlStarExclude ? column : column.accept(shuttle));
        }
        return new SqlNodeList(plain, list.getParserPosition());
    }

    private static boolean isUnnest(SqlNode node) {
        return node instanceof SqlCall call && call.getOperator().getName().equals(UnnestMarks.MARK);
    }

    private SqlNode element(SqlCall call) {
        if (call.operandCount() != 1 || isUnnest(call.operand(0))) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "UNNEST among the columns takes one array, and none that another UNNEST gives",
                    Positions.of(call), null);
        }
        arrays.add(call.operand(0));
        SqlIdentifier column = new SqlIdentifier("$element" + arrays.size(), call.getParserPosition());
        columns.add(column);
        return new SqlIdentifier(List.of(ELEMENTS, column.getSimple()), call.getParserPosition());
    }

    private void besideRows(SqlNodeList plain) {
        for (int i = 0; i < plain.size(); i++) {
            if (plain.get(i) instanceof SqlIdentifier star && star.isStar() && star.names.size() == 1) {
                plain.set(i, new SqlStarExclude(star.getParserPosition(), star, new SqlNodeList(columns, position)));
            }
        }
        select.setSelectList(plain);
        select.setFrom(withElements(select.getFrom(), arrays));
    }

    private SqlNode withElements(@Nullable SqlNode from, List<SqlNode> values) {
        List<SqlNode> named = new ArrayList<>();
        named.add(SqlStdOperatorTable.UNNEST.createCall(position, values));
        named.add(new SqlIdentifier(ELEMENTS, position));
        named.addAll(columns);
        SqlNode elements = SqlStdOperatorTable.AS.createCall(position, named);
        return from == null ? elements
                : new SqlJoin(position, from, SqlLiteral.createBoolean(false, position),
                        JoinType.COMMA.symbol(position), elements, JoinConditionType.NONE.symbol(position), null);
    }

    private void behindRows() {
        List<SqlNode> inner = new ArrayList<>();
        List<SqlNode> outer = new ArrayList<>();
        List<SqlNode> values = new ArrayList<>();
        for (SqlNode column : select.getSelectList()) {
            SqlNode value = column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(0) : column;
            SqlIdentifier name = column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(1)
                    : value instanceof SqlIdentifier identifier && !identifier.isStar()
                            ? new SqlIdentifier(identifier.names.getLast(), value.getParserPosition())
                            : null;
            boolean mixed = !isUnnest(value)
                    && !withoutCalls(SqlNodeList.of(value)).get(0).equalsDeep(value, Litmus.IGNORE);
            if (name == null || mixed) {
                throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                        "Beside aggregates and windows, UNNEST must be a column by itself, and * cannot stand;"
                                + " put one of them into a sub-query",
                        Positions.of(column), null);
            }
            if (isUnnest(value)) {
                SqlIdentifier element = columns.get(values.size());
                inner.add(as(((SqlCall) value).operand(0), element));
                outer.add(as(new SqlIdentifier(List.of(ELEMENTS, element.getSimple()), position), name));
                values.add(new SqlIdentifier(List.of(ROWS, element.getSimple()), position));
            } else {
                inner.add(column);
                outer.add(as(new SqlIdentifier(List.of(ROWS, name.getSimple()), position), name));
            }
        }
        SqlSelect rows = (SqlSelect) select.clone(position);
        rows.setOperand(0, SqlNodeList.EMPTY);
        rows.setSelectList(new SqlNodeList(inner, position));
        select.setSelectList(new SqlNodeList(outer, position));
        select.setFrom(withElements(as(rows, new SqlIdentifier(ROWS, position)), values));
        select.setWhere(null);
        select.setGroupBy(null);
        select.setHaving(null);
        select.setQualify(null);
        select.setOperand(6, SqlNodeList.EMPTY);
    }

    private static SqlNode as(SqlNode value, SqlIdentifier name) {
        return SqlStdOperatorTable.AS.createCall(value.getParserPosition(), value, name);
    }
}
