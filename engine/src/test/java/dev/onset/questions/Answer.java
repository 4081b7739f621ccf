package dev.onset.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.api.Onset;
import dev.onset.api.QueryResult;
import dev.onset.api.Row;

/** The rows that SQL gives, to be compared with those of plain loops: values to twelve digits, rows in any order. */
record Answer(List<List<@Nullable Object>> rows) {

    private static final double PRECISION = 1e-9;
    private static final int BEST = 2;
    private static final int SHOWN = 20;

    static Answer of(Onset onset, String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryResult result = onset.query(sql)) {
            for (Row row : result.rows()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < row.fields().size(); i++) {
                    values.add(row.getObject(i));
                }
                rows.add(values);
            }
        }
        return new Answer(rows);
    }

    void isThatOf(int question, List<List<@Nullable Object>> plain) {
        if (question == 4) {
            isBestOf(plain);
            return;
        }
        checkOrder(question);
        hasRows(rows, plain);
    }

    /** Every row is a run's, no run is there twice, and the values are the least of all. */
    private void isBestOf(List<List<@Nullable Object>> plain) {
        List<Double> least = plain.stream().map(row -> row.get(BEST)).filter(Double.class::isInstance)
                .map(Double.class::cast).sorted().limit(SHOWN).toList();
        assertThat(rows.stream().map(row -> row.get(BEST)).limit(least.size()).toList()).isEqualTo(least);
        Set<@Nullable Object> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getFirst()));
        assertThat(rows).hasSize(Math.min(SHOWN, plain.size())).hasSize(ids.size());
        hasRows(rows, plain.stream().filter(row -> ids.contains(row.getFirst())).toList());
    }

    /** The column that ORDER BY names is sorted; where it is descending, NULLs are first. */
    private void checkOrder(int question) {
        int column = switch (question) {
            case 1 -> 3;
            case 3, 9 -> 0;
            case 5 -> 5;
            case 6 -> 1;
            default -> -1;
        };
        boolean descending = question != 3 && question != 9;
        for (int i = 1; column >= 0 && i < rows.size(); i++) {
            double before = ((Number) rows.get(i - 1).get(column)).doubleValue();
            double after = ((Number) rows.get(i).get(column)).doubleValue();
            assertThat(descending ? before >= after : before <= after).as("order of row %d of %s", i, rows).isTrue();
        }
    }

    private static void hasRows(List<List<@Nullable Object>> actual, List<List<@Nullable Object>> expected) {
        List<List<@Nullable Object>> left = sorted(actual);
        List<List<@Nullable Object>> right = sorted(expected);
        assertThat(left).as("rows beside those of plain loops %s", right).hasSameSizeAs(right);
        for (int i = 0; i < left.size(); i++) {
            assertThat(left.get(i)).hasSameSizeAs(right.get(i));
            for (int j = 0; j < left.get(i).size(); j++) {
                assertThat(isSame(left.get(i).get(j), right.get(i).get(j)))
                        .as("column %d of %s is that of %s", j, left.get(i), right.get(i)).isTrue();
            }
        }
    }

    private static boolean isSame(@Nullable Object actual, @Nullable Object expected) {
        if (actual instanceof Number a && expected instanceof Number b) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return Double.compare(x, y) == 0 || Math.abs(x - y) <= PRECISION * Math.max(1e-3, Math.abs(y));
        }
        return String.valueOf(actual).equals(String.valueOf(expected));
    }

    /** By what is no fraction first, which the two computations may round differently. */
    private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
        return rows.stream().sorted(Comparator.comparing(Answer::key)).toList();
    }

    private static String key(List<@Nullable Object> row) {
        StringBuilder key = new StringBuilder();
        for (Object value : row) {
            key.append(value instanceof Double ? "" : value).append('|');
        }
        return key.toString();
    }
}
