package dev.onset.exec.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;
import dev.onset.exec.DuckDb;
import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;
import dev.onset.exec.TestContexts;

/**
 * Random queries give what DuckDB gives. {@code -Donset.test.queries=100000} asks more of them, {@code -Donset.test.seed=…} others;
 * a failure is made as small as it goes and tells its seed.
 */
class DifferentialTest {

    private static final int QUERIES = Integer.getInteger("onset.test.queries", 500);
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
                    if (!same(expected, actual(tables, query, settings))) {
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

    /** The same queries over two views of history: there, scans prune, runs lie together, and curves are read where they lie. */
    @Test
    void randomQueriesOverRunsGiveWhatDuckDbGives() throws IOException {
        RandomRuns.of(SEED, 7, 14).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            List<String> failures = new ArrayList<>();
            try (DuckDb duckDb = new DuckDb()) {
                duckDb.createTable("t", MemoryTables.FIELDS,
                        sql.rows("SELECT id, n, x, y, k, b FROM t".replace("t", T)));
                duckDb.createTable("u", MemoryTables.FIELDS,
                        sql.rows("SELECT id, n, x, y, k, b FROM u".replace("u", U)));
                for (int i = 0; i < QUERIES / 4 && failures.size() < 3; i++) {
                    RandomQuery query = new QueryGenerator(SEED * 17 + i * 0x9E3779B97F4A7C15L).next();
                    ExecutionSettings settings = TestContexts.SETTINGS.get(i % TestContexts.SETTINGS.size());
                    Sql set = sql.with(settings.threads(), settings.batchSize());
                    RandomQuery small = query;
                    for (RandomQuery next = query; next != null;) {
                        small = next;
                        next = null;
                        for (RandomQuery variant : small.equals(query) && agrees(duckDb, set, query)
                                ? List.<RandomQuery>of()
                                : small.smaller()) {
                            if (!agrees(duckDb, set, variant)) {
                                next = variant;
                                break;
                            }
                        }
                    }
                    if (!agrees(duckDb, set, small)) {
                        failures.add(
                                "seed " + SEED + ", query " + i + ", " + settings + "\nsmall: " + overRuns(small.sql())
                                        + "\nexpected: " + expected(duckDb, withRunIds(small)) + "\nactual: "
                                        + actual(text -> set.rows(overRuns(text)), small));
                    }
                }
            }
            assertThat(failures).as("failures").isEmpty();
        });
    }

    private static final String T = "(SELECT CAST(SUBSTRING(run_id, 5) AS BIGINT) * 10000 + step AS id, step AS n,"
            + " val_loss AS x, epoch AS y, run_id AS k, lr > 0.5 AS b FROM history)";
    private static final String U = "(SELECT CAST(SUBSTRING(run_id, 5) AS BIGINT) * 10000 + step AS id, step AS n,"
            + " train_loss AS x, epoch * 2 AS y, run_id AS k, lr > 0.9 AS b FROM history WHERE step < 9)";

    private static boolean agrees(DuckDb duckDb, Sql sql, RandomQuery query) {
        List<String> expected = expected(duckDb, withRunIds(query));
        return expected == null || same(expected, actual(text -> sql.rows(overRuns(text)), query));
    }

    private static String overRuns(String sql) {
        return runIds(sql).replaceAll("\\bt ([abs])\\b", Matcher.quoteReplacement(T) + " $1")
                .replaceAll("\\bu ([abs])\\b", Matcher.quoteReplacement(U) + " $1");
    }

    private static String runIds(String sql) {
        return sql.replace("'a'", "'run-1'").replace("'b'", "'run-2'").replace("'c'", "'run-4'");
    }

    private static RandomQuery withRunIds(RandomQuery query) {
        return query.mapped(DifferentialTest::runIds);
    }

    private static @Nullable List<String> expected(DuckDb duckDb, RandomQuery query) {
        try {
            return normalized(query, duckDb.query(query.duckDbSql()));
        } catch (IllegalStateException refused) {
            return null;
        }
    }

    private static List<String> actual(MemoryTables tables, RandomQuery query, ExecutionSettings settings) {
        return actual(text -> tables.query(text, settings), query);
    }

    private static List<String> actual(Function<String, List<List<@Nullable Object>>> engine, RandomQuery query) {
        try {
            return normalized(query, engine.apply(query.sql()));
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
            return Double.isFinite(rounded) ? String.format(Locale.ROOT, "%.9e", rounded) : String.valueOf(rounded);
        }
        return String.valueOf(value);
    }

    /** Numbers may have been rounded to the one side or the other. */
    private static boolean same(List<String> expected, List<String> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int row = 0; row < expected.size(); row++) {
            if (!expected.get(row).equals(actual.get(row)) && !nearlySame(expected.get(row).split(" \\| ", -1),
                    actual.get(row).split(" \\| ", -1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean nearlySame(String[] expected, String[] actual) {
        boolean same = expected.length == actual.length;
        for (int i = 0; same && i < expected.length; i++) {
            same = expected[i].equals(actual[i]) || (expected[i].contains("e") && actual[i].contains("e")
                    && expected[i].matches("-?\\d.*") && actual[i].matches("-?\\d.*")
                    && Math.abs(Double.parseDouble(expected[i]) - Double.parseDouble(actual[i])) < 1e-8
                            * Math.abs(Double.parseDouble(expected[i])));
        }
        return same;
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
        return expected != null && !same(expected, actual(tables, query, settings));
    }
}
