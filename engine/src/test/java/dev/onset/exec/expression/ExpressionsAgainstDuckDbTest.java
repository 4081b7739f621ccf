package dev.onset.exec.expression;

import static dev.onset.exec.Expressions.call;
import static dev.onset.exec.Expressions.cast;
import static dev.onset.exec.Expressions.column;
import static dev.onset.exec.Expressions.field;
import static dev.onset.exec.Expressions.literal;
import static dev.onset.exec.Expressions.test;
import static dev.onset.exec.Expressions.tryCast;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.onset.error.OnsetException;
import dev.onset.exec.DuckDb;
import dev.onset.exec.TestContexts;
import dev.onset.exec.TestRows;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.In;
import dev.onset.plan.Field;
import dev.onset.plan.ScalarOperator;

/**
 * Every operator over ordinary and extreme values, in comparison with DuckDB. An error is compared as NULL, row by row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpressionsAgainstDuckDbTest {

    private static final List<Field> FIELDS = List.of(field("a", DataType.BIGINT), field("b", DataType.BIGINT),
            field("x", DataType.DOUBLE), field("y", DataType.DOUBLE), field("s", DataType.VARCHAR),
            field("t", DataType.VARCHAR), field("p", DataType.BOOLEAN), field("q", DataType.BOOLEAN),
            field("i", DataType.INTEGER), field("ts", DataType.TIMESTAMP));

    private static final List<@Nullable Long> LONGS = Arrays.asList(null, 0L, 1L, -1L, 7L, -7L, 2L, 3L, 1_000_000_007L,
            2147483647L, -2147483648L, 2147483648L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1,
            4_611_686_018_427_387_904L);
    private static final List<@Nullable Double> DOUBLES = Arrays.asList(null, 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5,
            -2.5, 0.1, 1e-7, 1e300, -1e300, 1e16, 123456.789, Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, Double.MIN_NORMAL, Double.MAX_VALUE, 9.223372036854775e18, 2147483647.4);
    private static final List<@Nullable String> TEXTS = Arrays.asList(null, "", " ", "a", "A", "abc", "ABC", "aBc",
            "  ab ",
            "a%c", "a_c", "abcabc", "12", "-3", "1.5", "2.5", "1e3", "nan", "inf", "-Infinity", "true", "f", "no",
            "x12", "9223372036854775807", "9223372036854775808", "ünïcödé", "日本語", "😀😁", "\uffee", "lr=0.1", "a,b,c",
            "2026-01-31", "2026-01-31 12:34:56.5", "é");
    private static final List<@Nullable Boolean> BOOLEANS = Arrays.asList(null, true, false);
    private static final List<@Nullable Long> TIMES = Arrays.asList(null, 0L, 1_772_366_400_000_000L, -1L,
            951_782_400_123_456L, 4_102_444_799_999_999L, -62_135_596_800_000_000L);

    private static final Expression A = column(0, DataType.BIGINT);
    private static final Expression B = column(1, DataType.BIGINT);
    private static final Expression X = column(2, DataType.DOUBLE);
    private static final Expression Y = column(3, DataType.DOUBLE);
    private static final Expression S = column(4, DataType.VARCHAR);
    private static final Expression T = column(5, DataType.VARCHAR);
    private static final Expression P = column(6, DataType.BOOLEAN);
    private static final Expression Q = column(7, DataType.BOOLEAN);
    private static final Expression I = column(8, DataType.INTEGER);
    private static final Expression TS = column(9, DataType.TIMESTAMP);

    private final DuckDb duckDb = new DuckDb();
    private final List<List<@Nullable Object>> rows = rows();
    private final TestRows table = new TestRows(FIELDS, rows, 1 << 20);
    private final List<Batch> singles = IntStream.range(0, rows.size())
            .mapToObj(row -> new BatchCompactor().compact(table.batch(), new int[]{row}, 1)).toList();

    private static List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int count = DOUBLES.size() * DOUBLES.size();
        for (int i = 0; i < count; i++) {
            Long number = at(LONGS, i / 3);
            rows.add(Arrays.asList(at(LONGS, i), at(LONGS, i / LONGS.size()), at(DOUBLES, i),
                    at(DOUBLES, i / DOUBLES.size()), at(TEXTS, i), at(TEXTS, i / TEXTS.size()), at(BOOLEANS, i),
                    at(BOOLEANS, i / BOOLEANS.size()),
                    number == null || number.intValue() != number ? null : number, at(TIMES, i)));
        }
        return rows;
    }

    private static <T> @Nullable T at(List<@Nullable T> values, int index) {
        return values.get(index % values.size());
    }

    @BeforeAll
    void createTable() {
        duckDb.createTable("test", FIELDS, rows);
    }

    @AfterAll
    void close() {
        duckDb.close();
    }

    static Stream<Expression> expressions() {
        List<Expression> all = new ArrayList<>();
        for (ScalarOperator operator : List.of(ScalarOperator.PLUS, ScalarOperator.MINUS, ScalarOperator.TIMES,
                ScalarOperator.DIVIDE)) {
            all.add(call(operator, DataType.BIGINT, A, B));
            all.add(call(operator, DataType.BIGINT, A, literal(3)));
            all.add(call(operator, DataType.DOUBLE, X, Y));
            all.add(call(operator, DataType.DOUBLE, X, literal(0.0)));
            all.add(call(operator, DataType.DOUBLE, literal(1.5), Y));
            all.add(call(operator, DataType.DOUBLE, X, B));
        }
        all.add(call(ScalarOperator.PLUS, DataType.INTEGER, I, I));
        all.add(call(ScalarOperator.TIMES, DataType.INTEGER, I, I));
        all.add(call(ScalarOperator.MODULO, DataType.BIGINT, A, literal(7)));
        all.add(call(ScalarOperator.MODULO, DataType.BIGINT, literal(100), I));
        all.add(call(ScalarOperator.NEGATE, DataType.BIGINT, A));
        all.add(call(ScalarOperator.NEGATE, DataType.DOUBLE, X));
        for (ScalarOperator operator : List.of(ScalarOperator.EQUALS, ScalarOperator.NOT_EQUALS, ScalarOperator.LESS,
                ScalarOperator.LESS_OR_EQUAL, ScalarOperator.GREATER, ScalarOperator.GREATER_OR_EQUAL,
                ScalarOperator.IS_DISTINCT_FROM, ScalarOperator.IS_NOT_DISTINCT_FROM)) {
            all.add(test(operator, A, B));
            all.add(test(operator, X, Y));
            all.add(test(operator, S, T));
            all.add(test(operator, P, Q));
            all.add(test(operator, X, literal(1.5)));
            all.add(test(operator, literal(Double.NaN), Y));
            all.add(test(operator, S, literal("abc")));
            all.add(test(operator, S, literal(null, DataType.VARCHAR)));
        }
        all.add(test(ScalarOperator.AND, P, Q));
        all.add(test(ScalarOperator.OR, P, Q));
        all.add(test(ScalarOperator.AND, P, Q, literal(null, DataType.BOOLEAN)));
        all.add(test(ScalarOperator.OR, P, test(ScalarOperator.GREATER, X, Y), Q));
        for (ScalarOperator operator : List.of(ScalarOperator.NOT, ScalarOperator.IS_NULL, ScalarOperator.IS_NOT_NULL,
                ScalarOperator.IS_TRUE, ScalarOperator.IS_NOT_TRUE, ScalarOperator.IS_FALSE,
                ScalarOperator.IS_NOT_FALSE)) {
            all.add(test(operator, P));
        }
        all.add(test(ScalarOperator.IS_NULL, S));
        all.add(call(ScalarOperator.COALESCE, DataType.BIGINT, A, B, literal(5)));
        all.add(call(ScalarOperator.COALESCE, DataType.VARCHAR, S, T));
        all.add(new In(A, List.of(literal(1), literal(7), literal(Long.MAX_VALUE))));
        all.add(new In(S, List.of(literal("abc"), literal(null, DataType.VARCHAR))));
        all.add(new In(X, List.of(literal(1.5), literal(0.0), literal(Double.NaN))));
        all.add(new Expression.Case(List.of(test(ScalarOperator.GREATER, A, B), P),
                List.of(call(ScalarOperator.MINUS, DataType.BIGINT, A, B), B), literal(null, DataType.BIGINT),
                DataType.BIGINT));
        numbers(all);
        texts(all);
        casts(all);
        for (String unit : List.of("year", "month", "day", "hour", "minute", "week", "quarter", "doy", "dow", "isodow",
                "decade", "century", "millennium", "microsecond", "millisecond", "isoyear")) {
            all.add(call(ScalarOperator.EXTRACT, DataType.BIGINT, literal(unit), TS));
        }
        return all.stream();
    }

    private static void numbers(List<Expression> all) {
        for (ScalarOperator operator : List.of(ScalarOperator.ABS, ScalarOperator.FLOOR, ScalarOperator.CEIL,
                ScalarOperator.ROUND, ScalarOperator.TRUNCATE, ScalarOperator.CBRT, ScalarOperator.EXP,
                ScalarOperator.ATAN, ScalarOperator.DEGREES, ScalarOperator.RADIANS)) {
            all.add(call(operator, DataType.DOUBLE, X));
        }
        all.add(call(ScalarOperator.ABS, DataType.BIGINT, A));
        all.add(call(ScalarOperator.SIGN, DataType.INTEGER, A));
        all.add(call(ScalarOperator.ATAN2, DataType.DOUBLE, X, Y));
        all.add(call(ScalarOperator.POWER, DataType.DOUBLE, X, Y));
        all.add(call(ScalarOperator.ROUND, DataType.DOUBLE, X, literal(2L, DataType.INTEGER)));
        all.add(test(ScalarOperator.IS_NAN, X));
        all.add(test(ScalarOperator.IS_FINITE, X));
        all.add(test(ScalarOperator.IS_INFINITE, X));
    }

    private static void texts(List<Expression> all) {
        for (ScalarOperator operator : List.of(ScalarOperator.UPPER, ScalarOperator.LOWER, ScalarOperator.TRIM_BOTH,
                ScalarOperator.TRIM_LEADING, ScalarOperator.TRIM_TRAILING)) {
            all.add(call(operator, DataType.VARCHAR, S));
        }
        all.add(call(ScalarOperator.CONCAT, DataType.VARCHAR, S, T));
        all.add(call(ScalarOperator.TRIM_BOTH, DataType.VARCHAR, S, literal("abc")));
        all.add(call(ScalarOperator.CHAR_LENGTH, DataType.BIGINT, S));
        all.add(call(ScalarOperator.POSITION, DataType.BIGINT, T, S));
        all.add(call(ScalarOperator.REPLACE, DataType.VARCHAR, S, T, literal("<>")));
        all.add(call(ScalarOperator.REVERSE, DataType.VARCHAR, S));
        for (long n : new long[]{-3, -1, 0, 1, 2, 5}) {
            all.add(call(ScalarOperator.SUBSTRING, DataType.VARCHAR, S, literal(n)));
            all.add(call(ScalarOperator.SUBSTRING, DataType.VARCHAR, S, literal(n), literal(2)));
            all.add(call(ScalarOperator.LEFT, DataType.VARCHAR, S, literal(n)));
            all.add(call(ScalarOperator.RIGHT, DataType.VARCHAR, S, literal(n)));
            all.add(call(ScalarOperator.REPEAT, DataType.VARCHAR, S, literal(n)));
            all.add(call(ScalarOperator.SPLIT_PART, DataType.VARCHAR, S, literal(","), literal(n)));
        }
        all.add(call(ScalarOperator.LPAD, DataType.VARCHAR, S, literal(4L, DataType.INTEGER), literal("xy")));
        all.add(call(ScalarOperator.RPAD, DataType.VARCHAR, S, literal(4L, DataType.INTEGER), literal("xy")));
        all.add(test(ScalarOperator.STARTS_WITH, S, T));
        all.add(test(ScalarOperator.ENDS_WITH, S, T));
        all.add(test(ScalarOperator.CONTAINS, S, T));
        for (String pattern : List.of("", "%", "_", "a%", "%c", "%b%", "a_c", "abc", "%a%c%", "__", "%%")) {
            all.add(test(ScalarOperator.LIKE, S, literal(pattern)));
            all.add(test(ScalarOperator.ILIKE, S, literal(pattern)));
        }
        all.add(test(ScalarOperator.LIKE, S, T));
        all.add(test(ScalarOperator.LIKE, S, literal("a!%c"), literal("!")));
        all.add(test(ScalarOperator.LIKE, S, literal("%!_%"), literal("!")));
    }

    private static void casts(List<Expression> all) {
        for (DataType to : List.of(DataType.BIGINT, DataType.INTEGER, DataType.DOUBLE, DataType.BOOLEAN,
                DataType.VARCHAR)) {
            all.add(cast(A, to));
            all.add(cast(X, to));
            all.add(cast(P, to));
            all.add(tryCast(S, to));
            all.add(tryCast(X, to));
        }
        all.add(cast(S, DataType.BIGINT));
        Expression dated = new Expression.Case(List.of(test(ScalarOperator.LIKE, S, literal("%nf%"))),
                List.of(literal(null, DataType.VARCHAR)), S, DataType.VARCHAR);
        all.add(cast(tryCast(dated, DataType.DATE), DataType.VARCHAR));
        all.add(cast(tryCast(dated, DataType.TIMESTAMP), DataType.VARCHAR));
        all.add(cast(TS, DataType.VARCHAR));
        all.add(cast(cast(TS, DataType.DATE), DataType.VARCHAR));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void givesWhatDuckDbGives(Expression expression) {
        String sql = DuckDb.sql(expression, FIELDS);
        List<List<@Nullable Object>> expected = duckDb.query(
                "SELECT TRY(%s) FROM test ORDER BY row_number".formatted(sql));
        List<@Nullable Object> actual = rowByRow(expression);
        List<String> differences = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Object other = expected.get(row).getFirst();
            if (!isSame(actual.get(row), other)) {
                differences.add("%s, not %s, of %s".formatted(actual.get(row), other, rows.get(row)));
            }
        }
        assertThat(differences).as(sql).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void givesTheSameInOneBatchAsRowByRow(Expression expression) {
        List<@Nullable Object> single = rowByRow(expression);
        List<Integer> good = new ArrayList<>();
        Evaluator evaluator = new ExpressionCompiler(TestContexts.sequential()).compile(expression);
        for (int row = 0; row < rows.size(); row++) {
            try {
                evaluator.evaluate(singles.get(row));
                good.add(row);
            } catch (OnsetException e) {
                assertThat(single.get(row)).isNull();
            }
        }
        int[] selection = good.stream().mapToInt(Integer::intValue).toArray();
        Batch batch = new BatchCompactor().compact(table.batch(), selection, selection.length);
        for (int repetition = 0; repetition < 2; repetition++) {
            Column column = evaluator.evaluate(batch);
            assertThat(IntStream.range(0, selection.length)
                    .filter(i -> !Objects.equals(column.objectAt(i), single.get(selection[i])))).isEmpty();
        }
    }

    /** The value for each row; null for NULL and for errors. */
    private List<@Nullable Object> rowByRow(Expression expression) {
        Evaluator evaluator = new ExpressionCompiler(TestContexts.sequential()).compile(expression);
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            try {
                Column column = evaluator.evaluate(singles.get(row));
                values.add(column.objectAt(0));
            } catch (OnsetException e) {
                values.add(null);
            }
        }
        return values;
    }

    /** Functions of doubles may differ in the last bits. */
    private static boolean isSame(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            return a.equals(b) || a - b == 0 || Math.abs(a - b) <= 1e-12 * Math.abs(a);
        }
        return Objects.equals(left, right);
    }
}
