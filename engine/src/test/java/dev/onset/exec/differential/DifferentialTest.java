package dev.onset.exec.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;
import dev.onset.exec.DuckDb;
import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.TestContexts;

/**
 * Random queries give what DuckDB gives. {@code -Donset.test.queries=100000} asks more of them, {@code -Donset.test.seed=…} others;
 * a failure is made as small as it goes and tells its seed.
 */
class DifferentialTest {

    private static final int QUERIES = Integer.getInteger("onset.test.queries", 2000);
    private static final long SEED = Long.getLong("onset.test.seed", 20_261);
    private static final int QUERIES_A_DATABASE = 40;

    @Test
    void randomQueriesGiveWhatDuckDbGives() {
        List<String> failures = new ArrayList<>();
        int refused = 0;
        try (DuckDb duckDb = new DuckDb()) {
            for (int i = 0; i < QUERIES && failures.size() < 3; i++) {
                long seed = SEED + i / QUERIES_A_DATABASE;
                MemoryTables tables = MemoryTables.random(new Random(seed));
                if (i % QUERIES_A_DATABASE == 0) {
                    tables.copyTo(duckDb);
                }
                RandomQuery query = new QueryGenerator(SEED * 31 + i * 0x9E3779B97F4A7C15L).next();
                List<String> expected = expected(duckDb, query);
                if (expected == null) {
                    refused++;
                    continue;
                }
                for (ExecutionSettings settings : List.of(TestContexts.SETTINGS.getFirst(),
                        TestContexts.SETTINGS.get(i % TestContexts.SETTINGS.size()))) {
                    if (!actual(tables, query, settings).equals(expected)) {
                        failures.add("seed " + SEED + ", query " + i + ", " + settings + "\n"
                                + explain(duckDb, tables, query, settings));
                        tables.copyTo(duckDb);
                        break;
                    }
                }
            }
        }
        assertThat(failures).as("failures").isEmpty();
        assertThat(refused).as("queries that DuckDB refuses").isLessThan(QUERIES / 20 + 1);
    }

    private static @Nullable List<String> expected(DuckDb duckDb, RandomQuery query) {
        try {
            return normalized(query, duckDb.query(query.duckDbSql()));
        } catch (IllegalStateException refused) {
            return null;
        }
    }

    private static List<String> actual(MemoryTables tables, RandomQuery query, ExecutionSettings settings) {
        try {
            return normalized(query, tables.query(query.sql(), settings));
        } catch (OnsetException e) {
            return List.of("error: " + e.getMessage());
        } catch (RuntimeException e) {
            return List.of("defect: " + e + " at " + e.getStackTrace()[0]);
        }
    }

    /** The rows as texts; sorted, unless the query orders them. */
    private static List<String> normalized(RandomQuery query, List<List<@Nullable Object>> rows) {
        List<String> texts = rows.stream()
                .map(row -> row.stream().map(DifferentialTest::text).collect(Collectors.joining(" | ")))
                .collect(Collectors.toCollection(ArrayList::new));
        if (query.limit() == null) {
            Collections.sort(texts);
        }
        return texts;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Double number) {
            // sums differ in their last digits; what is left of a sum of 0 is noise
            double rounded = Math.abs(number) < 1e-12 ? 0.0 : number;
            return Double.isFinite(rounded) ? String.format(Locale.ROOT, "%.8e", rounded) : String.valueOf(rounded);
        }
        return String.valueOf(value);
    }

    private static String explain(DuckDb duckDb, MemoryTables tables, RandomQuery query, ExecutionSettings settings) {
        MemoryTables smallTables = tables;
        RandomQuery small = query;
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (RandomQuery variant : small.smaller()) {
                if (fails(duckDb, smallTables, variant, settings)) {
                    small = variant;
                    shrunk = true;
                    break;
                }
            }
            for (MemoryTables variant : shrunk ? List.<MemoryTables>of() : smallTables.smaller()) {
                variant.copyTo(duckDb);
                if (fails(duckDb, variant, small, settings)) {
                    smallTables = variant;
                    shrunk = true;
                    break;
                }
            }
            smallTables.copyTo(duckDb);
        }
        return query.sql() + "\nsmall: " + small.sql() + "\nt: " + smallTables.t() + "\nu: " + smallTables.u()
                + "\nexpected: " + expected(duckDb, small) + "\nactual: " + actual(smallTables, small, settings);
    }

    private static boolean fails(DuckDb duckDb, MemoryTables tables, RandomQuery query, ExecutionSettings settings) {
        List<String> expected = expected(duckDb, query);
        return expected != null && !expected.equals(actual(tables, query, settings));
    }
}
