package dev.onset.sql.syntax;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.sql.command.Tokens;
import dev.onset.sql.command.Tokens.Token;

/**
 * PostgreSQL's {@code SELECT DISTINCT ON (a, b) …}: of the rows that agree in a and b, the first in the order of the query. Calcite's
 * parser does not know it; until it has parsed the rest, the list stands as a call in front of the columns.
 */
public final class DistinctOn {

    /** What that call is named: as long as ON. */
    private static final String MARK = "O\u01FF";

    private DistinctOn() {}

    /**
     * Makes a call of {@code ON (…)}, with a comma where there is room for one.
     *
     * @param index of DISTINCT
     */
    static void mark(StringBuilder text, Tokens tokens, int index) {
        Token on = tokens.get(index + 1);
        Token open = tokens.get(index + 2);
        int depth = 0;
        for (int i = index + 2; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                int end = tokens.get(i).end();
                boolean behind = end < text.length() && text.charAt(end) == ' ';
                if (behind) {
                    text.setCharAt(end, ',');
                } else if (open.start() > on.end() && text.charAt(on.end()) == ' ') {
                    text.insert(end, ',').deleteCharAt(on.end());
                } else {
                    return;
                }
                text.replace(on.start(), on.end(), MARK);
                return;
            }
        }
    }

    /** The same query, of which the select is changed. */
    public static SqlOrderBy ordered(SqlOrderBy query) {
        if (query.query instanceof SqlSelect select) {
            expand(select, query.orderList);
        }
        return query;
    }

    /** @param order of the query; null: any row of those that agree */
    public static void expand(SqlSelect select, @Nullable SqlNodeList order) {
        if (!(select.getSelectList().get(0) instanceof SqlCall list && list.getOperator().getName().equals(MARK))) {
            return;
        }
        SqlParserPos position = list.getParserPosition();
        if (select.getQualify() != null) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "DISTINCT ON cannot stand beside QUALIFY; put the one into a sub-query", Positions.of(list), null);
        }
        SqlNodeList all = select.getSelectList();
        SqlNodeList columns = new SqlNodeList(all.getList().subList(1, all.size()), all.getParserPosition());
        SqlNodeList keys = resolved(list.getOperandList(), columns, position);
        SqlNodeList sort = order == null ? SqlNodeList.EMPTY : resolved(order, columns, position);
        SqlNode number = SqlStdOperatorTable.OVER.createCall(position,
                SqlStdOperatorTable.ROW_NUMBER.createCall(position), SqlWindow.create(null, null, keys, sort,
                        SqlLiteral.createBoolean(false, position), null, null, null,
                        SqlWindow.createExcludeNoOthers(position), position));
        select.setOperand(0, SqlNodeList.EMPTY);
        select.setSelectList(columns);
        select.setQualify(SqlStdOperatorTable.EQUALS.createCall(position, number,
                SqlLiteral.createExactNumeric("1", position)));
    }

    private static SqlNodeList resolved(List<SqlNode> keys, SqlNodeList columns, SqlParserPos position) {
        List<SqlNode> resolved = new ArrayList<>();
        for (SqlNode key : keys) {
            resolved.add(resolved(key, columns));
        }
        return new SqlNodeList(resolved, position);
    }

    /** As in ORDER BY, a key may be the name or the number of a column of the result. */
    private static SqlNode resolved(SqlNode key, SqlNodeList columns) {
        SqlParserPos position = key.getParserPosition();
        if (key.getKind() == SqlKind.DESCENDING || key.getKind() == SqlKind.NULLS_FIRST
                || key.getKind() == SqlKind.NULLS_LAST) {
            SqlCall call = (SqlCall) key;
            return call.getOperator().createCall(position, resolved(call.operand(0), columns));
        }
        if (key instanceof SqlNumericLiteral number && number.isInteger()) {
            int index = number.intValue(true);
            return index < 1 || index > columns.size() ? key : value(columns.get(index - 1)).clone(position);
        }
        for (SqlNode column : columns) {
            if (key instanceof SqlIdentifier name && name.isSimple() && column.getKind() == SqlKind.AS
                    && ((SqlCall) column).operand(1) instanceof SqlIdentifier alias
                    && alias.getSimple().equalsIgnoreCase(name.getSimple())) {
                return value(column).clone(position);
            }
        }
        return key.clone(position);
    }

    private static SqlNode value(SqlNode column) {
        return column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(0) : column;
    }
}
