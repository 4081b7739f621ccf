package dev.onset.exec.sort;

import static dev.onset.exec.Expressions.field;
import static dev.onset.exec.Expressions.literal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.TestContexts;
import dev.onset.exec.TestQueries;
import dev.onset.exec.TestRows;
import dev.onset.exec.expression.TextOrder;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.SortKey;

/** Sorting gives the order of a stable sort of boxed rows, under all settings, with and without limits. */
class SortProperties {

    private static final List<Field> FIELDS = List.of(field("s", DataType.VARCHAR), field("n", DataType.BIGINT),
            field("x", DataType.DOUBLE), field("b", DataType.BOOLEAN), field("position", DataType.BIGINT));

    @Property(tries = 150)
    void sortsStably(@ForAll("rows") List<List<@Nullable Object>> unnumbered,
            @ForAll("keys") @Size(min = 1, max = 3) List<SortKey> keys) {
        List<List<@Nullable Object>> rows = numbered(unnumbered);
        List<List<@Nullable Object>> expected = new ArrayList<>(rows);
        expected.sort(comparator(keys));
        for (ExecutionSettings settings : TestContexts.SETTINGS) {
            assertThat(sorted(rows, keys, null, null, settings)).isEqualTo(expected);
        }
    }

    @Property(tries = 150)
    void aLimitCutsTheSortedRows(@ForAll("rows") List<List<@Nullable Object>> unnumbered,
            @ForAll("keys") @Size(min = 1, max = 2) List<SortKey> keys, @ForAll @IntRange(max = 12) int offset,
            @ForAll @IntRange(max = 12) int limit) {
        List<List<@Nullable Object>> rows = numbered(unnumbered);
        List<List<@Nullable Object>> all = new ArrayList<>(rows);
        all.sort(comparator(keys));
        int start = Math.min(offset, all.size());
        List<List<@Nullable Object>> expected = all.subList(start, Math.min(start + limit, all.size()));
        for (ExecutionSettings settings : TestContexts.SETTINGS) {
            assertThat(sorted(rows, keys, (long) offset, (long) limit, settings)).isEqualTo(expected);
        }
    }

    private static List<List<@Nullable Object>> numbered(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> numbered = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> copy = new ArrayList<>(row);
            copy.add((long) numbered.size());
            numbered.add(copy);
        }
        return numbered;
    }

    private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows, List<SortKey> keys,
            @Nullable Long offset, @Nullable Long limit, ExecutionSettings settings) {
        TestRows table = new TestRows(FIELDS, rows, 7);
        Plan sort = new Plan.Sort(TestQueries.scan("t", table), keys, offset == null ? null : literal(offset),
                limit == null ? null : literal(limit));
        return TestQueries.run(sort, Map.of("t", table), TestContexts.of(settings));
    }

    private static Comparator<List<@Nullable Object>> comparator(List<SortKey> keys) {
        return (a, b) -> {
            for (SortKey key : keys) {
                Object left = a.get(key.column());
                Object right = b.get(key.column());
                int order;
                if (left == null || right == null) {
                    order = left == right ? 0 : (left == null) == key.nullsFirst() ? -1 : 1;
                } else {
                    int ascending = compare(left, right);
                    order = key.descending() ? -ascending : ascending;
                }
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private static int compare(Object left, Object right) {
        return switch (left) {
            case String text -> TextOrder.compare(text, (String) right);
            case Long number -> number.compareTo((Long) right);
            case Double number -> Double.compare(number + 0.0, (Double) right + 0.0);
            case Boolean flag -> flag.compareTo((Boolean) right);
            default -> throw new IllegalArgumentException(left.toString());
        };
    }

    @Provide
    Arbitrary<List<SortKey>> keys() {
        return Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.of(true, false),
                Arbitraries.of(true, false)).as(SortKey::new).list();
    }

    @Provide
    Arbitrary<List<List<@Nullable Object>>> rows() {
        Arbitrary<@Nullable Object> text = Arbitraries
                .of("", "a", "b", "run-10", "run-100", "run-2", "\uffee", "😀", "é")
                .map(Object.class::cast).injectNull(0.15);
        Arbitrary<@Nullable Object> number = Arbitraries.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)
                .map(Object.class::cast).injectNull(0.15);
        Arbitrary<@Nullable Object> real = Arbitraries.of(0.0, -0.0, 1.5, -1.5, Double.NaN, Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY, Double.MIN_VALUE).map(Object.class::cast).injectNull(0.15);
        Arbitrary<@Nullable Object> flag = Arbitraries.of(true, false).map(Object.class::cast).injectNull(0.15);
        return Combinators.combine(text, number, real, flag)
                .as((s, n, x, b) -> Arrays.<@Nullable Object>asList(s, n, x, b)).list().ofMaxSize(40);
    }
}
