package dev.onset.exec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.registry.FunctionRegistry;

/**
 * What holds in SQL for every aggregate, Onset's and the standard's: it does not matter how the rows are split among threads
 * and batches, grouped by hashing or as they lie, or whether each curve has rows of its own.
 */
class EveryFunctionTest {

    private static final List<String> STANDARD = List.of("COUNT(*)", "COUNT(val_loss)", "SUM(val_loss)",
            "AVG(val_loss)",
            "MIN(val_loss)", "MAX(val_loss)", "STDDEV_POP(lr)", "STDDEV_SAMP(lr)", "VAR_POP(lr)", "VAR_SAMP(lr)",
            "COVAR_POP(lr, step)", "COVAR_SAMP(lr, step)", "CORR(lr, step)", "REGR_SLOPE(lr, step)",
            "REGR_INTERCEPT(lr, step)", "REGR_COUNT(lr, step)", "MEDIAN(val_loss)",
            "PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY lr)", "PERCENTILE_DISC(0.1) WITHIN GROUP (ORDER BY lr)",
            "ARG_MIN(step, val_loss)", "ARG_MAX(step, val_loss)", "BOOL_AND(val_loss > 0.1)", "BOOL_OR(val_loss > 1.9)",
            "COUNT(DISTINCT train_loss)", "MODE(val_loss)", "ARRAY_AGG(step ORDER BY step)",
            "LISTAGG(CAST(step AS VARCHAR), ',') WITHIN GROUP (ORDER BY step)");
    private static final List<String> CURVES = List.of("train_loss", "val_loss", "lr");

    /** The same points, each curve in rows of its own, and rows without any. */
    private static final String SPARSE = "(SELECT run_id, step, train_loss, CAST(NULL AS DOUBLE) AS val_loss, "
            + "CAST(NULL AS DOUBLE) AS lr FROM history UNION ALL SELECT run_id, step, NULL, val_loss, NULL FROM history "
            + "UNION ALL SELECT run_id, step, NULL, NULL, NULL FROM history "
            + "UNION ALL SELECT run_id, step, NULL, NULL, lr FROM history)";

    private static final List<String> AGGREGATES = new ArrayList<>();

    @BeforeAll
    static void callEveryFunction() {
        for (CurveFunction function : FunctionRegistry.builtIn().all()) {
            AGGREGATES.add(call(function.signature().name(), function.signature().parameters()));
        }
    }

    private static String call(String name, List<Parameter> parameters) {
        List<String> arguments = new ArrayList<>();
        int curve = 0;
        for (Parameter parameter : parameters) {
            switch (parameter.kind()) {
                case STEP -> arguments.add("step");
                case CURVE -> arguments.add(CURVES.get(curve++));
                default -> {
                    if (!parameter.optional()) {
                        arguments.add("1");
                    }
                }
            }
        }
        return name + "(" + String.join(", ", arguments) + ")";
    }

    /** One query of all calls. */
    private static String select(List<String> calls, String key, String table) {
        return "SELECT " + key + ", " + String.join(", ", calls) + " FROM " + table + " GROUP BY " + key
                + " ORDER BY 1";
    }

    private static void assertSame(List<String> calls, List<List<@Nullable Object>> actual,
            List<List<@Nullable Object>> expected, String how) {
        assertThat(actual).as(how).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            for (int i = 0; i < calls.size(); i++) {
                assertThat(actual.get(row).get(i + 1))
                        .as("%s of %s %s", calls.get(i), expected.get(row).getFirst(), how)
                        .isEqualTo(expected.get(row).get(i + 1));
            }
        }
    }

    @Test
    void splitInAnyWayItGivesTheSame() throws IOException {
        List<String> calls = new ArrayList<>(AGGREGATES);
        calls.addAll(STANDARD);
        RandomRuns.of(31, 25, 200).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            for (String key : List.of("run_id", "CONCAT(run_id, '')", "step / 50")) {
                String query = select(calls, key, "history");
                List<List<@Nullable Object>> expected = sql.with(1, 2048).rows(query);
                assertThat(expected).isNotEmpty();
                for (int threads : new int[]{1, 3}) {
                    for (int batch : new int[]{1, 7}) {
                        assertSame(calls, sql.with(threads, batch).rows(query), expected,
                                "by %s with %d threads and batches of %d".formatted(key, threads, batch));
                    }
                }
            }
        });
    }

    @Test
    void groupedByHashingItGivesWhatRunsAsTheyLieGive() throws IOException {
        List<String> calls = new ArrayList<>(AGGREGATES);
        calls.addAll(STANDARD);
        RandomRuns.of(32, 20, 150).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            assertSame(calls, sql.rows(select(calls, "CONCAT(run_id, '')", "history")),
                    sql.rows(select(calls, "run_id", "history")), "by hashing");
        });
    }

    @Test
    void curvesInRowsOfTheirOwnGiveWhatCurvesSideBySideGive() throws IOException {
        RandomRuns.of(33, 20, 150).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            assertSame(AGGREGATES, sql.rows(select(AGGREGATES, "run_id", SPARSE)),
                    sql.rows(select(AGGREGATES, "run_id", "history")), "in rows of their own");
        });
    }

    @Test
    void ofACurveThatWasNeverLoggedItGivesWhatItGivesOfNoPoints() throws IOException {
        RandomRuns.of(34, 6, 40).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            String nulls = "(SELECT run_id, step, CAST(NULL AS DOUBLE) AS train_loss, CAST(NULL AS DOUBLE) AS val_loss, "
                    + "CAST(NULL AS DOUBLE) AS lr FROM history)";
            List<List<@Nullable Object>> none = sql
                    .rows("SELECT 1, " + String.join(", ", AGGREGATES) + " FROM history WHERE step < 0");
            for (List<@Nullable Object> row : sql.rows(select(AGGREGATES, "run_id", nulls))) {
                assertSame(AGGREGATES, List.of(row), none, "of NULLs");
            }
        });
    }

    @Test
    void tableFunctionsDoNotMindRowsOfTheirOwnEither() throws IOException {
        RandomRuns.of(35, 20, 150).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            for (CurveTableFunction function : FunctionRegistry.builtIn().tables()) {
                String query = "SELECT * FROM TABLE(" + function.signature().name()
                        + "(%s PARTITION BY run_id ORDER BY step))";
                assertThat(sql.rows(query.formatted(SPARSE))).as(function.signature().name())
                        .containsExactlyInAnyOrderElementsOf(sql.rows(query.formatted("TABLE history")));
            }
        });
    }

    @Test
    void windowsAreNullWhereTheCurveIsAndSkipItThere() throws IOException {
        RandomRuns.of(36, 12, 100).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            for (CurveWindowFunction function : FunctionRegistry.builtIn().windows()) {
                String name = function.signature().name();
                String call = call(name, function.signature().parameters()).replace("train_loss", "val_loss")
                        + " OVER (PARTITION BY run_id ORDER BY step)";
                String dense = "SELECT run_id, step, " + call
                        + " FROM history WHERE val_loss IS NOT NULL ORDER BY 1, 2";
                String sparse = "SELECT * FROM (SELECT run_id, step, " + call
                        + " AS smooth FROM history) t WHERE smooth IS NOT NULL ORDER BY 1, 2";
                List<List<@Nullable Object>> expected = sql.rows(dense);
                assertThat(expected).isNotEmpty();
                assertThat(sql.rows(sparse)).as(name).isEqualTo(expected);
                for (int batch : new int[]{1, 7}) {
                    assertThat(sql.with(3, batch).rows(dense)).as(name).isEqualTo(expected);
                }
            }
        });
    }
}
