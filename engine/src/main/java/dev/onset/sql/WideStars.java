package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.Catalog;
import dev.onset.plan.Field;
import dev.onset.plan.Table;

/**
 * {@code SELECT * FROM history …} where the table has very many columns. Calcite looks at all columns several times for each of them,
 * which takes seconds for two thousand. So it gets the query with the first column in place of the star, and its projection then gets
 * the others.
 *
 * @param query with the first column
 * @param columns of the table, as the star means them
 * @param names of these columns
 */
record WideStars(SqlNode query, List<Integer> columns, List<String> names) {

    /** Below, the usual way is fast enough. */
    private static final int WIDE = 100;

    /** Null: the statement is of another kind. */
    static @Nullable WideStars of(SqlNode statement, Catalog catalog) {
        SqlOrderBy order = statement instanceof SqlOrderBy sorted ? sorted : null;
        SqlNode plain = order == null ? statement : order.query;
        if (!(plain instanceof SqlSelect select) || !isPlain(select)
                || (order != null && !order.orderList.stream().allMatch(WideStars::namesNoPosition))) {
            return null;
        }
        Table table = table(select.getFrom(), catalog);
        List<Integer> columns = table == null ? null : columns(select.getSelectList().get(0), table);
        if (table == null || columns == null || columns.isEmpty()) {
            return null;
        }
        SqlSelect narrow = (SqlSelect) select.clone(select.getParserPosition());
        SqlParserPos star = select.getSelectList().getParserPosition().withQuoting(true);
        narrow.setSelectList(SqlNodeList.of(new SqlIdentifier(ImmutableList.of(table.fields().getFirst().name()), null,
                star, ImmutableList.of(star))));
        SqlNode query = order == null ? narrow
                : new SqlOrderBy(order.getParserPosition(), narrow, order.orderList, order.offset, order.fetch);
        return new WideStars(query, columns, columns.stream().map(i -> table.fields().get(i).name()).toList());
    }

    private static boolean isPlain(SqlSelect select) {
        return select.getSelectList().size() == 1 && select.getGroup() == null && select.getHaving() == null
                && select.getQualify() == null && select.getWindowList().isEmpty() && !select.isDistinct()
                && !select.hasHints();
    }

    /** Whether a key of ORDER BY is none of the numbers that stand for columns of the result. */
    private static boolean namesNoPosition(SqlNode key) {
        SqlNode plain = key;
        while (plain.getKind() == SqlKind.DESCENDING || plain.getKind() == SqlKind.NULLS_FIRST
                || plain.getKind() == SqlKind.NULLS_LAST) {
            plain = ((SqlCall) plain).operand(0);
        }
        return !(plain instanceof SqlLiteral);
    }

    private static @Nullable Table table(@Nullable SqlNode from, Catalog catalog) {
        SqlNode named = from != null && from.getKind() == SqlKind.AS && ((SqlCall) from).operandCount() == 2
                ? ((SqlCall) from).operand(0)
                : from;
        if (!(named instanceof SqlIdentifier name) || name.names.size() > 2) {
            return null;
        }
        Table table = catalog.find(name.names.size() == 1 ? "" : name.names.getFirst(), name.names.getLast());
        return table != null && table.fields().size() > WIDE ? table : null;
    }

    /** Null: the item is no star, or leaves out what is no column. */
    private static @Nullable List<Integer> columns(SqlNode item, Table table) {
        List<String> names = table.fields().stream().map(Field::name).toList();
        List<Integer> columns = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
        if (item instanceof SqlIdentifier star) {
            return star.isStar() && star.names.size() == 1 ? columns : null;
        }
        if (!(item instanceof SqlStarExclude excluding) || excluding.getStarIdentifier().names.size() != 1) {
            return null;
        }
        for (SqlNode excluded : excluding.getExcludeList()) {
            int column = excluded instanceof SqlIdentifier name && name.isSimple() ? position(name.getSimple(), names)
                    : -1;
            if (column < 0) {
                return null;
            }
            columns.remove(Integer.valueOf(column));
        }
        return columns;
    }

    /** Only of a name that is one column's in whatever case. */
    private static int position(String name, List<String> names) {
        int[] matching = IntStream.range(0, names.size()).filter(i -> names.get(i).equalsIgnoreCase(name)).toArray();
        return matching.length == 1 ? matching[0] : -1;
    }

    /** The tree with all columns instead of the first one. */
    RelNode widened(RelNode narrow) {
        Sort sort = narrow instanceof Sort top ? top : null;
        LogicalProject project = (LogicalProject) (sort == null ? narrow : sort.getInput());
        RelNode input = project.getInput();
        List<RexNode> values = new ArrayList<>();
        columns.forEach(column -> values.add(RexInputRef.of(column, input.getRowType())));
        List<String> labels = new ArrayList<>(names);
        List<RelFieldCollation> order = new ArrayList<>();
        for (RelFieldCollation key : sort == null ? List.<RelFieldCollation>of()
                : sort.getCollation().getFieldCollations()) {
            RexNode value = project.getProjects().get(key.getFieldIndex());
            if (!values.contains(value)) {
                values.add(value);
                labels.add(project.getRowType().getFieldNames().get(key.getFieldIndex()));
            }
            order.add(key.withFieldIndex(values.indexOf(value)));
        }
        RelNode all = LogicalProject.create(input, project.getHints(), values, labels, project.getVariablesSet());
        if (sort == null) {
            return all;
        }
        RelNode sorted = LogicalSort.create(all, RelCollations.of(order), sort.offset, sort.fetch);
        return values.size() == columns.size() ? sorted
                : LogicalProject.create(sorted, List.of(),
                        IntStream.range(0, columns.size()).mapToObj(i -> RexInputRef.of(i, sorted.getRowType()))
                                .toList(),
                        names, ImmutableSet.of());
    }
}
