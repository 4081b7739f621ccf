package dev.onset.exec.join;

import static dev.onset.exec.Expressions.column;
import static dev.onset.exec.Expressions.field;
import static dev.onset.exec.Expressions.test;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.TestContexts;
import dev.onset.exec.TestQueries;
import dev.onset.exec.TestRows;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.Plan.JoinType;
import dev.onset.plan.ScalarOperator;

/** Every kind of join gives the rows, each as often, that comparing all pairs of rows gives. */
class JoinProperties {

    private static final List<Field> FIELDS = List.of(field("k", DataType.VARCHAR), field("n", DataType.BIGINT),
            field("x", DataType.DOUBLE), field("id", DataType.BIGINT));
    private static final int WIDTH = FIELDS.size();

    @Property(tries = 150)
    void joinsLikeComparingAllPairs(@ForAll("rows") List<List<@Nullable Object>> left,
            @ForAll("rows") List<List<@Nullable Object>> right, @ForAll("types") JoinType type,
            @ForAll("keys") List<Integer> keys,
            @ForAll boolean withResidual) {
        Expression residual = withResidual
                ? test(ScalarOperator.LESS, column(3, DataType.BIGINT), column(WIDTH + 3, DataType.BIGINT))
                : null;
        List<List<@Nullable Object>> expected = sorted(comparingAllPairs(left, right, type, keys, withResidual));
        for (ExecutionSettings settings : TestContexts.SETTINGS) {
            TestRows leftRows = new TestRows(FIELDS, left, 5);
            TestRows rightRows = new TestRows(FIELDS, right, 5);
            List<Field> fields = new ArrayList<>(FIELDS);
            if (type != JoinType.SEMI && type != JoinType.ANTI) {
                fields.addAll(FIELDS);
            }
            Plan join = new Plan.Join(type, TestQueries.scan("l", leftRows), TestQueries.scan("r", rightRows), keys,
                    keys,
                    residual, fields);
            assertThat(sorted(TestQueries.run(join, Map.of("l", leftRows, "r", rightRows), TestContexts.of(settings))))
                    .isEqualTo(expected);
            assertThat(leftRows.openOperators() + rightRows.openOperators()).isZero();
        }
    }

    @Property(tries = 50)
    void theOrderOfRowsDependsOnNoSetting(@ForAll("rows") List<List<@Nullable Object>> left,
            @ForAll("rows") List<List<@Nullable Object>> right, @ForAll("types") JoinType type) {
        List<List<@Nullable Object>> first = null;
        for (ExecutionSettings settings : TestContexts.SETTINGS) {
            TestRows leftRows = new TestRows(FIELDS, left, 3);
            TestRows rightRows = new TestRows(FIELDS, right, 4);
            List<Field> fields = new ArrayList<>(FIELDS);
            if (type != JoinType.SEMI && type != JoinType.ANTI) {
                fields.addAll(FIELDS);
            }
            Plan join = new Plan.Join(type, TestQueries.scan("l", leftRows), TestQueries.scan("r", rightRows),
                    List.of(0),
                    List.of(0), null, fields);
            List<List<@Nullable Object>> rows = TestQueries.run(join, Map.of("l", leftRows, "r", rightRows),
                    TestContexts.of(settings));
            first = first == null ? rows : first;
            assertThat(rows).isEqualTo(first);
        }
    }

    @Provide
    Arbitrary<JoinType> types() {
        return Arbitraries.of(JoinType.INNER, JoinType.LEFT, JoinType.RIGHT, JoinType.FULL, JoinType.SEMI,
                JoinType.ANTI);
    }

    @Provide
    Arbitrary<List<Integer>> keys() {
        return Arbitraries.of(List.of(), List.of(0), List.of(1), List.of(2), List.of(0, 1), List.of(2, 1, 0));
    }

    @Provide
    Arbitrary<List<List<@Nullable Object>>> rows() {
        Arbitrary<@Nullable Object> text = Arbitraries.of("a", "b", "run-1", "run-2").map(Object.class::cast)
                .injectNull(0.1);
        Arbitrary<@Nullable Object> number = Arbitraries.of(0L, 1L, 2L, Long.MAX_VALUE).map(Object.class::cast)
                .injectNull(0.1);
        Arbitrary<@Nullable Object> real = Arbitraries.of(0.0, -0.0, 1.5, Double.NaN, Double.POSITIVE_INFINITY)
                .map(Object.class::cast).injectNull(0.1);
        Arbitrary<Long> id = Arbitraries.longs().between(0, 9);
        return Combinators.combine(text, number, real, id)
                .as((k, n, x, i) -> Arrays.<@Nullable Object>asList(k, n, x, i)).list().ofMaxSize(24);
    }

    private static List<List<@Nullable Object>> comparingAllPairs(List<List<@Nullable Object>> left,
            List<List<@Nullable Object>> right, JoinType type, List<Integer> keys, boolean withResidual) {
        List<List<@Nullable Object>> result = new ArrayList<>();
        boolean[] matchedRight = new boolean[right.size()];
        for (List<@Nullable Object> l : left) {
            boolean matched = false;
            for (int r = 0; r < right.size(); r++) {
                if (!matches(l, right.get(r), keys, withResidual)) {
                    continue;
                }
                if (type != JoinType.SEMI && type != JoinType.ANTI) {
                    result.add(concatenated(l, right.get(r)));
                }
                matched = true;
                matchedRight[r] = true;
            }
            if (matched == (type == JoinType.SEMI) && (type == JoinType.SEMI || type == JoinType.ANTI)) {
                result.add(l);
            }
            if (!matched && (type == JoinType.LEFT || type == JoinType.FULL)) {
                result.add(concatenated(l, Collections.nCopies(WIDTH, null)));
            }
        }
        for (int r = 0; r < right.size(); r++) {
            if (!matchedRight[r] && (type == JoinType.RIGHT || type == JoinType.FULL)) {
                result.add(concatenated(Collections.nCopies(WIDTH, null), right.get(r)));
            }
        }
        return result;
    }

    private static boolean matches(List<@Nullable Object> left, List<@Nullable Object> right, List<Integer> keys,
            boolean withResidual) {
        for (int key : keys) {
            Object a = normalized(left.get(key));
            if (a == null || !a.equals(normalized(right.get(key)))) {
                return false;
            }
        }
        return !withResidual
                || (Long) Objects.requireNonNull(left.get(3)) < (Long) Objects.requireNonNull(right.get(3));
    }

    private static @Nullable Object normalized(@Nullable Object value) {
        return value instanceof Double number ? Double.valueOf(number + 0.0) : value;
    }

    private static List<@Nullable Object> concatenated(List<? extends @Nullable Object> left,
            List<? extends @Nullable Object> right) {
        List<@Nullable Object> row = new ArrayList<>(left);
        row.addAll(right);
        return row;
    }

    private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> copy = new ArrayList<>(rows);
        copy.sort((a, b) -> a.toString().compareTo(b.toString()));
        return copy;
    }
}
