package dev.onset.exec.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * A query in pieces that can be left out one by one, so that a failing one can be made small.
 *
 * @param branches one, or several that set operations connect
 * @param operators between the branches: UNION, UNION ALL and so on
 * @param limit null: all rows, in any order; otherwise ordered by all columns
 */
record RandomQuery(List<Select> branches, List<String> operators, @Nullable Integer limit, boolean descending) {

    /** One SELECT; an empty text is a clause that is not there. */
    record Select(boolean distinct, List<String> columns, String from, List<String> where, List<String> groupBy,
            String having, String qualify) {

        String sql() {
            return "SELECT " + (distinct ? "DISTINCT " : "") + IntStream.range(0, columns.size())
                    .mapToObj(i -> columns.get(i) + " AS c" + i).collect(Collectors.joining(", ")) + " FROM " + from
                    + clause(" WHERE ", String.join(" AND ", where))
                    + clause(" GROUP BY ", String.join(", ", groupBy)) + clause(" HAVING ", having)
                    + clause(" QUALIFY ", qualify);
        }

        private static String clause(String keyword, String text) {
            return text.isEmpty() ? "" : keyword + text;
        }

        private List<Select> smaller() {
            List<Select> variants = new ArrayList<>();
            if (distinct) {
                variants.add(new Select(false, columns, from, where, groupBy, having, qualify));
            }
            for (int i = 0; i < where.size(); i++) {
                variants.add(new Select(distinct, columns, from, without(where, i), groupBy, having, qualify));
            }
            if (!having.isEmpty()) {
                variants.add(new Select(distinct, columns, from, where, groupBy, "", qualify));
            }
            if (!qualify.isEmpty()) {
                variants.add(new Select(distinct, columns, from, where, groupBy, having, ""));
            }
            for (int i = 0; i < groupBy.size(); i++) {
                variants.add(new Select(distinct, columns, from, where, without(groupBy, i), having, qualify));
            }
            int join = from.indexOf(" a ");
            if (join > 0) {
                variants.add(
                        new Select(distinct, columns, from.substring(0, join + 2), where, groupBy, having, qualify));
            }
            return variants;
        }
    }

    String sql() {
        StringBuilder text = new StringBuilder(branches.getFirst().sql());
        for (int i = 1; i < branches.size(); i++) {
            text.insert(0, "(").append(") ").append(operators.get(i - 1)).append(" (").append(branches.get(i).sql())
                    .append(')');
        }
        if (limit != null) {
            text.append(" ORDER BY ").append(IntStream.rangeClosed(1, branches.getFirst().columns().size())
                    .mapToObj(i -> i + (descending ? " DESC NULLS FIRST" : " NULLS LAST"))
                    .collect(Collectors.joining(", "))).append(" LIMIT ").append(limit);
        }
        return text.toString();
    }

    /**
     * The same query in the dialect of DuckDB, where IGNORE NULLS stands among the arguments, and the condition of an ASOF JOIN
     * among the others.
     */
    String duckDbSql() {
        return sql().replace(") IGNORE NULLS OVER", " IGNORE NULLS) OVER")
                .replace("LEFT ASOF JOIN", "ASOF LEFT JOIN")
                .replaceAll("MATCH_CONDITION (.*?) ON (\\S+ = \\S+)",
                        "ON $2 AND $1");
    }

    /** Queries with one piece less. Some may be wrong. */
    List<RandomQuery> smaller() {
        List<RandomQuery> variants = new ArrayList<>();
        for (int i = 0; i < branches.size() && branches.size() > 1; i++) {
            variants.add(new RandomQuery(without(branches, i), without(operators, Math.max(0, i - 1)), limit,
                    descending));
        }
        if (limit != null) {
            variants.add(new RandomQuery(branches, operators, null, false));
        }
        int width = branches.getFirst().columns().size();
        for (int column = 0; column < width && width > 1; column++) {
            int dropped = column;
            variants.add(each(select -> new Select(select.distinct, without(select.columns, dropped), select.from,
                    select.where, select.groupBy, select.having, select.qualify)));
        }
        for (int i = 0; i < branches.size(); i++) {
            for (Select select : branches.get(i).smaller()) {
                List<Select> changed = new ArrayList<>(branches);
                changed.set(i, select);
                variants.add(new RandomQuery(changed, operators, limit, descending));
            }
        }
        return variants;
    }

    /** The same query with all its texts changed. */
    RandomQuery mapped(UnaryOperator<String> change) {
        return each(select -> new Select(select.distinct, select.columns.stream().map(change).toList(),
                change.apply(select.from), select.where.stream().map(change).toList(),
                select.groupBy.stream().map(change).toList(), change.apply(select.having),
                change.apply(select.qualify)));
    }

    private RandomQuery each(UnaryOperator<Select> change) {
        return new RandomQuery(branches.stream().map(change).toList(), operators, limit, descending);
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }
}
