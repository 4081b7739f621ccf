package dev.onset.exec.differential;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Makes random expressions that mean the same in DuckDB: of the types n (whole numbers), y (finite doubles), k (texts) and b
 * (truth values).
 */
final class RandomExpressions {

    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final Random random;
    private final Function<Character, String> columns;

    /** @param columns gives a column of a type */
    RandomExpressions(Random random, Function<Character, String> columns) {
        this.random = random;
        this.columns = columns;
    }

    String of(char type, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return columns.apply(type);
        }
        return switch (random.nextInt(6)) {
            case 0 ->
                    "CASE WHEN " + of('b', depth - 1) + " THEN " + of(type, depth - 1) + " ELSE " + of(type, depth - 1)
                            + " END";
            case 1 -> "COALESCE(" + of(type, depth - 1) + ", " + of(type, depth - 1) + ")";
            case 2 -> "NULLIF(" + of(type, depth - 1) + ", " + of(type, depth - 1) + ")";
            default -> switch (type) {
                case 'n' -> number(depth);
                case 'y' -> real(depth);
                case 'k' -> text(depth);
                default -> truth(depth);
            };
        };
    }

    private String number(int depth) {
        String n = of('n', depth - 1);
        String k = of('k', depth - 1);
        return switch (random.nextInt(10)) {
            case 0 -> "(" + n + " + " + of('n', depth - 1) + ")";
            case 1 -> "(" + n + " - " + of('n', depth - 1) + ")";
            case 2 -> "(" + n + " % 3)";
            case 3 -> "ABS(" + n + ")";
            case 4 -> one("GREATEST(", "LEAST(") + n + ", " + of('n', depth - 1) + ")";
            case 5 -> "CAST(LENGTH(" + k + ") AS BIGINT)";
            case 6 -> "CAST(POSITION('a' IN " + k + ") AS BIGINT)";
            case 7 -> "CAST(" + of('b', depth - 1) + " AS BIGINT)";
            case 8 -> "CASE " + k + " WHEN 'a' THEN 1 WHEN 'b' THEN 2 END";
            default -> "TRY_CAST(" + k + " AS BIGINT)";
        };
    }

    private String real(int depth) {
        String y = of('y', depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "(" + y + " * " + of('y', depth - 1) + ")";
            case 1 -> "(" + y + " - " + of('y', depth - 1) + ")";
            case 2 -> one("FLOOR(", "CEIL(", "ABS(", "ROUND(") + y + ")";
            case 3 -> one("GREATEST(", "LEAST(") + y + ", " + of('y', depth - 1) + ")";
            case 4 -> "CAST(" + of('n', depth - 1) + " AS DOUBLE)";
            default -> "SQRT(ABS(" + y + "))";
        };
    }

    private String text(int depth) {
        String k = of('k', depth - 1);
        return switch (random.nextInt(12)) {
            case 0 -> "(" + k + " || " + of('k', depth - 1) + ")";
            case 1 -> "CONCAT(" + k + ", '-', " + of('k', depth - 1) + ")";
            case 2 -> "SUBSTRING(" + k + ", " + (1 + random.nextInt(3)) + ", " + random.nextInt(3) + ")";
            case 3 -> one("UPPER(", "LOWER(", "TRIM(", "REVERSE(", "MD5(") + k + ")";
            case 4 -> one("LEFT(", "RIGHT(") + k + ", " + random.nextInt(3) + ")";
            case 5 -> one("LPAD(", "RPAD(") + k + ", " + random.nextInt(4) + ", '*')";
            case 6 -> "REPLACE(" + k + ", 'a', 'bb')";
            case 7 -> "TRANSLATE(" + k + ", 'abc', 'xy')";
            case 8 -> "SPLIT_PART(" + k + " || ',z', ',', " + (1 + random.nextInt(2)) + ")";
            case 9 -> "CAST(" + of('n', depth - 1) + " AS VARCHAR)";
            case 10 -> "REPEAT(" + k + ", " + random.nextInt(3) + ")";
            default -> "CONCAT_WS('/', " + k + ", " + of('k', depth - 1) + ")";
        };
    }

    private String truth(int depth) {
        char type = "nyk".charAt(random.nextInt(3));
        String left = of(type, depth - 1);
        String right = of(type, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> "(" + of('b', depth - 1) + one(" AND ", " OR ") + of('b', depth - 1) + ")";
            case 1 -> "(NOT " + of('b', depth - 1) + ")";
            case 2 -> "(" + left + one(" IS NULL", " IS NOT NULL") + ")";
            case 3 -> "(" + left + one(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ") + right + ")";
            case 4 -> "(" + left + one(" IN (", " NOT IN (") + right + ", " + of(type, depth - 1) + "))";
            case 5 -> "(" + left + one(" BETWEEN ", " NOT BETWEEN ") + right + " AND " + of(type, depth - 1) + ")";
            case 6 -> "(" + of('k', depth - 1) + one(" LIKE 'a%')", " NOT LIKE '%b')", " LIKE '_')", " ILIKE 'A%')");
            case 7 -> one("STARTS_WITH(", "ENDS_WITH(", "CONTAINS(") + of('k', depth - 1) + ", 'a')";
            default -> "(" + left + " " + COMPARISONS.get(random.nextInt(COMPARISONS.size())) + " " + right + ")";
        };
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
