package dev.onset.exec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.assertj.core.data.Offset;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;

/** Standard aggregates give what DuckDB gives over the same rows. */
class AggregatesAgainstDuckDbTest {

    private static final double TOLERANCE = 1e-9;

    /** Finite values only where DuckDB refuses others, or a sum depends on the order of infinities. */
    private static final String FINITE = " FILTER (WHERE val_loss < 1e9 AND val_loss > -1e9)";

    private static final List<String> AGGREGATES = List.of("COUNT(*)", "COUNT(val_loss)", "COUNT(DISTINCT step)",
            "COUNT(DISTINCT val_loss)", "SUM(step)", "SUM(DISTINCT step)", "AVG(step)", "MIN(step)", "MAX(step)",
            "MIN(val_loss)", "MAX(val_loss)", "MIN(run_id)", "MAX(run_id)", "SUM(epoch)", "AVG(epoch)",
            "SUM(val_loss)" + FINITE, "AVG(val_loss)" + FINITE, "STDDEV_POP(val_loss)" + FINITE,
            "STDDEV_SAMP(val_loss)" + FINITE, "VAR_POP(val_loss)" + FINITE, "VAR_SAMP(val_loss)" + FINITE,
            "COVAR_POP(val_loss, step)" + FINITE, "COVAR_SAMP(val_loss, step)" + FINITE,
            "CORR(val_loss, step)" + FINITE,
            "REGR_SLOPE(val_loss, step)" + FINITE, "REGR_INTERCEPT(val_loss, step)" + FINITE,
            "REGR_COUNT(val_loss, step)", "SKEWNESS(step)", "KURTOSIS(step)", "KURTOSIS_POP(step)", "MEDIAN(step)",
            "MEDIAN(val_loss)" + FINITE,
            "PERCENTILE_CONT(0.3) WITHIN GROUP (ORDER BY step)",
            "PERCENTILE_DISC(0.7) WITHIN GROUP (ORDER BY step DESC)",
            "ARG_MIN(step, val_loss)",
            "ARG_MAX(step, val_loss)", "BOOL_AND(val_loss > 0.1)", "BOOL_OR(val_loss > 1.9)",
            "ANY_VALUE(run_id) FILTER (WHERE run_id = 'run-1')");

    private static final List<String> GROUPINGS = List.of("", "run_id", "step", "val_loss", "step > 10",
            "run_id, step / 7", "run_id, val_loss > 0.5");

    private static List<String> queries() {
        List<String> queries = new ArrayList<>();
        for (String aggregate : AGGREGATES) {
            for (String grouping : GROUPINGS) {
                queries.add(grouping.isEmpty()
                        ? "SELECT " + aggregate + " FROM history"
                        : "SELECT " + grouping + ", " + aggregate + " FROM history GROUP BY " + grouping);
            }
        }
        queries.add(
                "SELECT run_id, step, COUNT(*), SUM(step) FROM history GROUP BY GROUPING SETS ((run_id), (step), ())");
        queries.add(
                "SELECT run_id, step > 5, MAX(step), GROUPING(run_id) FROM history GROUP BY ROLLUP (run_id, step > 5)");
        return queries.stream().map(query -> query.replace("step / 7", DIVIDED)).toList();
    }

    /** Whole-number division is written differently in DuckDB. */
    private static final String DIVIDED = "CAST(FLOOR(step / 7.0) AS BIGINT)";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sameAnswers(long seed) throws IOException {
        RandomRuns.of(seed, 9, 60).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            try (Connection duck = duck(sql)) {
                for (String query : queries()) {
                    assertSame(query, sql.rows(query), rows(duck, query));
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** A DuckDB with the same rows of history. */
    private static Connection duck(Sql sql) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE history (run_id VARCHAR, step BIGINT, epoch DOUBLE, val_loss DOUBLE)");
        }
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "history")) {
            for (List<@Nullable Object> row : sql.rows("SELECT run_id, step, epoch, val_loss FROM history")) {
                appender.beginRow();
                appender.append((String) row.get(0));
                appender.append((Long) row.get(1));
                appender.append((Double) row.get(2));
                appender.append((Double) row.get(3));
                appender.endRow();
            }
        }
        return connection;
    }

    private static List<List<@Nullable Object>> rows(Connection connection, String query) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (var statement = connection.createStatement(); ResultSet results = statement.executeQuery(query)) {
            while (results.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    row.add(results.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static void assertSame(String query, List<List<@Nullable Object>> actual,
            List<List<@Nullable Object>> expected) {
        Comparator<List<@Nullable Object>> order = Comparator.comparing(AggregatesAgainstDuckDbTest::sortKey);
        List<List<@Nullable Object>> mine = actual.stream().sorted(order).toList();
        List<List<@Nullable Object>> theirs = expected.stream().sorted(order).toList();
        assertThat(mine).as(query).hasSameSizeAs(theirs);
        for (int row = 0; row < mine.size(); row++) {
            for (int column = 0; column < mine.get(row).size(); column++) {
                assertSameValue(query + ": " + mine.get(row) + " and " + theirs.get(row), mine.get(row).get(column),
                        theirs.get(row).get(column));
            }
        }
    }

    /** The text of a row without the digits in which sums may differ. */
    private static String sortKey(List<@Nullable Object> row) {
        StringBuilder key = new StringBuilder();
        for (Object value : row) {
            key.append(value instanceof Number number ? "%.6f".formatted(number.doubleValue()) : String.valueOf(value))
                    .append('\t');
        }
        return key.toString();
    }

    private static void assertSameValue(String what, @Nullable Object mine, @Nullable Object theirs) {
        if (mine instanceof Number a && theirs instanceof Number b && Double.isFinite(a.doubleValue())) {
            double scale = Math.max(1, Math.abs(b.doubleValue()));
            assertThat(a.doubleValue()).as(what).isCloseTo(b.doubleValue(),
                    Offset.offset(TOLERANCE * scale));
        } else if (mine instanceof Number a && theirs instanceof Number b) {
            assertThat(a).as(what).isEqualTo(b);
        } else if (mine == null && theirs instanceof Double number && what.contains("val_loss, step)")) {
            // where DuckDB divides by a spread of zero, we say NULL, as the standard does
            assertThat(number).as(what).isNaN();
        } else {
            assertThat(mine).as(what).isEqualTo(theirs);
        }
    }
}
