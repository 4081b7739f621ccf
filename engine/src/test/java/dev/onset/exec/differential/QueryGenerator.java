package dev.onset.exec.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.onset.exec.differential.RandomQuery.Select;

/**
 * Makes random queries over the tables {@code t} and {@code u} that have one answer in every engine: what depends on the order of
 * equal rows is ordered by a unique column as well, and sums are taken of finite values only.
 */
final class QueryGenerator {

    private static final List<String> JOINS = List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
    private static final List<String> SET_OPERATORS = List.of("UNION", "UNION ALL", "INTERSECT", "INTERSECT ALL",
            "EXCEPT", "EXCEPT ALL");
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final Random random;
    private final RandomExpressions expressions;
    private boolean joined;
    private boolean nearest;

    QueryGenerator(long seed) {
        random = new Random(seed);
        expressions = new RandomExpressions(random, this::column);
    }

    RandomQuery next() {
        return switch (random.nextInt(9)) {
            case 8 -> limited(List.of(ranked()), List.of());
            case 0, 1 -> limited(List.of(plain()), List.of());
            case 2, 3, 4 -> limited(List.of(windowed()), List.of());
            case 5, 6 -> limited(List.of(grouped()), List.of());
            default -> combined();
        };
    }

    private RandomQuery limited(List<Select> branches, List<String> operators) {
        return new RandomQuery(branches, operators, random.nextInt(3) == 0 ? (Integer) random.nextInt(12) : null,
                random.nextBoolean());
    }

    private RandomQuery combined() {
        int count = 2 + random.nextInt(2);
        List<Character> types = IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> pick("nykx").charAt(0))
                .toList();
        List<Select> branches = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String from = from();
            branches.add(new Select(random.nextInt(4) == 0, types.stream().map(this::column).toList(), from,
                    conditions(2), List.of(), "", ""));
            operators.add(one(SET_OPERATORS));
        }
        return limited(branches, operators.subList(1, count));
    }

    private Select plain() {
        String from = from();
        return new Select(random.nextInt(4) == 0,
                IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> any()).toList(), from, conditions(3),
                List.of(), "", "");
    }

    private Select grouped() {
        String from = from();
        List<String> keys = IntStream.range(0, random.nextInt(3)).mapToObj(i -> one(List.of(column('k'), column('n'),
                column('x'), column('b'), column('n') + " % 3"))).distinct().toList();
        List<String> columns = new ArrayList<>(keys);
        for (int i = 0; i <= random.nextInt(3); i++) {
            columns.add(aggregate() + (random.nextInt(4) == 0 ? " FILTER (WHERE " + condition(1) + ")" : ""));
        }
        List<String> plain = keys.stream().filter(key -> !key.contains("%")).toList();
        boolean sets = plain.size() == keys.size() && !keys.isEmpty() && random.nextInt(3) == 0;
        if (sets) {
            columns.add("GROUPING(" + String.join(", ", keys) + ")");
        }
        return new Select(false, columns, from, conditions(2), sets ? List.of(groupingSets(keys)) : keys,
                random.nextInt(4) == 0 ? aggregateOf("COUNT", 'n') + " > " + random.nextInt(3) : "", "");
    }

    private String groupingSets(List<String> keys) {
        String all = String.join(", ", keys);
        return one(List.of("ROLLUP (" + all + ")", "CUBE (" + all + ")",
                "GROUPING SETS ((" + all + "), (" + keys.getFirst() + "))",
                "GROUPING SETS ((" + keys.getLast() + "), ())"));
    }

    private Select windowed() {
        String from = from();
        List<String> columns = new ArrayList<>(List.of(unique()));
        for (int i = 0; i <= random.nextInt(3); i++) {
            columns.add(window());
        }
        return new Select(false, columns, from, conditions(2), List.of(), "",
                random.nextInt(4) == 0 ? columns.getLast() + " IS NOT NULL" : "");
    }

    /** The first rows of each partition. */
    private Select ranked() {
        String from = from();
        String rank = random.nextBoolean()
                ? "ROW_NUMBER()" + over(partition() + total(order()))
                : "RANK()" + over(partition() + "ORDER BY " + order());
        String first = one(List.of(rank + " = 1", rank + " <= " + random.nextInt(4), random.nextInt(4) + " > " + rank,
                rank + " < 3 AND " + condition(1)));
        return new Select(false, List.of(unique(), any()), from, conditions(2), List.of(), "", first);
    }

    private String partition() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "PARTITION BY " + column('k') + ", " + column('b') + " ";
            default -> "PARTITION BY " + column(pick("knbx").charAt(0)) + " ";
        };
    }

    private String order() {
        return column(pick("nykx").charAt(0)) + one(List.of("", " DESC"))
                + one(List.of(" NULLS FIRST", " NULLS LAST"));
    }

    private String total(String order) {
        return "ORDER BY " + one(List.of("", order + ", ")) + tieBreak();
    }

    private String from() {
        joined = random.nextInt(3) == 0;
        nearest = joined && random.nextInt(6) == 0;
        if (nearest) {
            return "t a " + one(List.of("ASOF JOIN", "LEFT ASOF JOIN")) + " u b MATCH_CONDITION "
                    + one(List.of("a.n >= b.id", "a.n > b.id", "a.n <= b.id", "a.id < b.id", "b.id <= a.n"))
                    + " ON a." + one(List.of("k = b.k", "b = b.b"));
        }
        return joined
                ? "t a " + one(JOINS) + " u b ON " + joinCondition()
                : random.nextInt(6) == 0 ? derived() : pick("tu") + " a";
    }

    /** A sub-query in the place of a table, whose rows it narrows. */
    private String derived() {
        return "(SELECT s.id, s.n, s.x, s.y, s.k, s.b FROM " + pick("tu") + " s" + one(List.of(
                " ORDER BY s.id LIMIT 9", " WHERE s.n > 0", " ORDER BY s.n NULLS LAST, s.id DESC LIMIT 12 OFFSET 2",
                " WHERE s.k IN (SELECT s.k FROM u s)")) + ") a";
    }

    private String joinCondition() {
        List<String> conditions = new ArrayList<>();
        if (random.nextInt(5) > 0) {
            String column = pick("knxb");
            conditions.add("a." + column + " = b." + column);
        }
        if (conditions.isEmpty() || random.nextInt(2) == 0) {
            conditions.add(one(List.of("a.n < b.n", "a.id <> b.id", "a.n BETWEEN b.n - 1 AND b.n + 1",
                    "a.y >= b.y", "a.id BETWEEN b.id - 5 AND b.id", "a.n > b.n AND a.y < b.y", "a.x < b.x",
                    "a.k <= b.k", "(a.n = 1 OR b.n = 2)")));
        }
        return String.join(" AND ", conditions);
    }

    private String unique() {
        return joined ? "COALESCE(a.id, -1) * 1000 + COALESCE(b.id, -1)" : "a.id";
    }

    /** What makes the order of rows unique. */
    private String tieBreak() {
        return joined ? "a.id NULLS LAST, b.id NULLS LAST" : "a.id";
    }

    private String window() {
        String partition = partition();
        String order = order();
        String total = total(order);
        return switch (random.nextInt(6)) {
            case 0 -> one(List.of("RANK()", "DENSE_RANK()", "PERCENT_RANK()", "CUME_DIST()"))
                    + over(partition + "ORDER BY " + order);
            case 1 -> one(List.of("ROW_NUMBER()", "NTILE(3)", "NTILE(1)")) + over(partition + total);
            case 2 -> {
                char type = pick("nykxb").charAt(0);
                yield one(List.of("LAG(", "LEAD(")) + column(type)
                        + one(List.of("", ", 2", ", " + random.nextInt(4), ", 1, " + constant(type))) + ")"
                        + one(List.of("", " IGNORE NULLS")) + over(partition + total);
            }
            case 3 -> {
                String column = column(pick("nykxb").charAt(0));
                yield one(List.of("FIRST_VALUE(" + column + ")", "LAST_VALUE(" + column + ")",
                        "NTH_VALUE(" + column + ", 2)")) + one(List.of("", " IGNORE NULLS"))
                        + over(partition + total + " " + rows());
            }
            case 4 -> windowAggregate() + over(partition + total + " " + rows());
            default -> windowAggregate() + over(partition + one(List.of("", "ORDER BY " + order,
                    "ORDER BY " + order + " RANGE BETWEEN " + one(List.of("UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
                            "CURRENT ROW AND UNBOUNDED FOLLOWING", "CURRENT ROW AND CURRENT ROW")) + exclusion(),
                    "ORDER BY " + column(pick("ny").charAt(0)) + one(List.of("", " DESC")) + " NULLS LAST RANGE "
                            + offsets() + exclusion())));
        };
    }

    private static String over(String specification) {
        return " OVER (" + specification.strip() + ")";
    }

    private String rows() {
        return one(List.of("", "ROWS " + offsets() + exclusion(), "ROWS " + offsets() + exclusion(),
                "ROWS UNBOUNDED PRECEDING",
                "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING" + exclusion()));
    }

    private String offsets() {
        int a = random.nextInt(4);
        int b = random.nextInt(4);
        return "BETWEEN " + one(List.of(a + " PRECEDING AND " + b + " FOLLOWING",
                a + " PRECEDING AND CURRENT ROW", Math.max(a, b) + " PRECEDING AND " + Math.min(a, b) + " PRECEDING",
                Math.min(a, b) + " FOLLOWING AND " + Math.max(a, b) + " FOLLOWING",
                "UNBOUNDED PRECEDING AND " + b + " PRECEDING", a + " FOLLOWING AND UNBOUNDED FOLLOWING"));
    }

    private String exclusion() {
        return one(List.of("", "", "", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES"));
    }

    private String windowAggregate() {
        return switch (random.nextInt(7)) {
            case 0 -> "COUNT(*)";
            case 1 -> aggregateOf("COUNT", pick("nxk").charAt(0));
            case 2 -> aggregateOf(one(List.of("MIN", "MAX")), pick("nxyk").charAt(0));
            case 3 -> one(List.of("STDDEV_SAMP(", "MEDIAN(", "VAR_POP(", "COVAR_POP(1 + " + column('n') + ", ",
                    "COVAR_SAMP(" + column('n') + ", ")) + column('y') + ")";
            default -> aggregateOf(one(List.of("SUM", "AVG")), pick("ny").charAt(0));
        };
    }

    private String aggregate() {
        return switch (random.nextInt(4)) {
            case 0 -> "COUNT(DISTINCT " + column(pick("nxk").charAt(0)) + ")";
            case 1 -> one(List.of("BOOL_AND(", "BOOL_OR(")) + column('b') + ")";
            default -> windowAggregate();
        };
    }

    private String aggregateOf(String function, char type) {
        return function + "(" + column(type) + ")";
    }

    private String any() {
        return switch (random.nextInt(7)) {
            case 3, 4 -> expressions.of(pick("nykb").charAt(0), 1 + random.nextInt(3));
            case 5 -> scalar();
            case 0 -> one(List.of("COALESCE(" + column('n') + ", 7)", "ABS(" + column('n') + ") % 3",
                    column('n') + " + " + column('n'), "UPPER(" + column('k') + ")", column('k') + " || '!'",
                    column('y') + " * 2", "COALESCE(" + column('x') + ", " + column('y') + ")"));
            case 1 -> "CASE WHEN " + condition(1) + " THEN " + column('n') + " ELSE " + column('i') + " END";
            default -> column(pick("inykxb").charAt(0));
        };
    }

    /** A sub-query with one value, which mostly depends on the row. */
    private String scalar() {
        if (nearest) {
            return column('n');
        }
        String from = " FROM " + pick("tu") + " s";
        return "(SELECT " + one(List.of("COUNT(*)" + from + " WHERE s.k = " + column('k'),
                "COUNT(s.n) + 1" + from + " WHERE s.n < " + column('n'),
                "MAX(s.y)" + from + " WHERE s.n = " + column('n'),
                "SUM(s.n)" + from + " WHERE s.id <= " + column('i'), "MIN(s.k)" + from + " WHERE s.b",
                "s.y" + from + " WHERE s.id = " + column('n'),
                "MIN(s.n)" + from + " WHERE s.k = " + column('k') + " AND s.n > " + column('n'))) + ")";
    }

    /** @param type i: a unique id; n: small whole numbers; x: any doubles; y: finite doubles; k: texts; b: truth values */
    private String column(char type) {
        return (joined && random.nextBoolean() ? "b." : "a.") + (type == 'i' ? "id" : String.valueOf(type));
    }

    private String constant(char type) {
        return switch (type) {
            case 'k' -> "'" + pick("abcz") + "'";
            case 'b' -> one(List.of("TRUE", "FALSE"));
            case 'x', 'y' -> "CAST(" + random.nextInt(-2, 3) + " AS DOUBLE)";
            default -> String.valueOf(random.nextInt(-2, 4));
        };
    }

    private List<String> conditions(int most) {
        return IntStream.range(0, random.nextInt(most)).mapToObj(i -> "(" + condition(2) + ")")
                .collect(Collectors.toList());
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return "(" + condition(depth - 1) + one(List.of(" AND ", " OR ")) + condition(depth - 1) + ")";
        }
        char type = pick("nxyk").charAt(0);
        return switch (random.nextInt(9)) {
            case 8 -> expressions.of('b', 2);
            case 0 -> column(type) + one(List.of(" IS NULL", " IS NOT NULL"));
            case 1 -> "NOT (" + column(type) + " " + one(COMPARISONS) + " " + constant(type) + ")";
            case 2 -> column(type) + one(List.of(" IN (", " NOT IN (")) + constant(type) + ", " + constant(type) + ")";
            case 3 -> column('n') + " BETWEEN " + constant('n') + " AND " + constant('n');
            case 4 -> column('b') + one(List.of("", " IS TRUE", " IS NOT TRUE"));
            case 5 -> depth < 2 ? column(type) + " < " + column(type) : subquery(type);
            default -> column(type) + " " + one(COMPARISONS) + " " + constant(type);
        };
    }

    private String subquery(char type) {
        String inner = pick("tu");
        if (nearest) {
            return column(type) + " IS NOT NULL";
        }
        return one(List.of(
                column(type) + " IN (SELECT s." + type + " FROM " + inner + " s WHERE s.n > 0)",
                column(type) + " NOT IN (SELECT s." + type + " FROM " + inner + " s WHERE s.n = 2)",
                "EXISTS (SELECT 1 FROM " + inner + " s WHERE s.k = a.k AND s.n < a.n)",
                "NOT EXISTS (SELECT 1 FROM " + inner + " s WHERE s.n = a.n)",
                one(List.of("", "NOT ")) + "EXISTS (SELECT 1 FROM " + inner + " s WHERE s.n > " + random.nextInt(5)
                        + ") AND EXISTS (SELECT 1 FROM " + inner + " s WHERE s.k = a.k)",
                constant(type) + one(List.of(" IN (SELECT ", " NOT IN (SELECT ")) + constant(type) + " FROM " + inner
                        + " s WHERE s.n > 3)",
                column('y') + " > (SELECT AVG(s.y) FROM " + inner + " s)",
                column(type) + one(List.of(" > ALL ", " <= ANY ", " = ANY ", " <> ALL ")) + "(SELECT s." + type
                        + " FROM "
                        + inner + " s WHERE s.b)",
                "(" + column('n') + ", " + column('k') + ") IN (SELECT s.n, s.k FROM " + inner + " s)",
                column(type) + " NOT IN (SELECT s." + type + " FROM " + inner
                        + " s WHERE s.k = a.k AND s.n IS NOT NULL)",
                "(" + column(type) + " IN (SELECT s." + type + " FROM " + inner + " s)) IS NOT TRUE"));
    }

    private String pick(String choices) {
        return String.valueOf(choices.charAt(random.nextInt(choices.length())));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
