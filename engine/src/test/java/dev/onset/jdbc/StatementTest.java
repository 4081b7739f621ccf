package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries through Statement and PreparedStatement. */
final class StatementTest {

    /** Enough work for a cancellation or a time limit to come in between. */
    static final String ENDLESS = "SELECT max(a.value + b.value + c.value + d.value + e.value + f.value + g.value "
            + "+ h.value + i.value + j.value + k.value + l.value + m.value + n.value)"
            + " FROM metrics a, metrics b, metrics c, metrics d, metrics e, metrics f, metrics g, metrics h, metrics i,"
            + " metrics j, metrics k, metrics l, metrics m, metrics n";

    @TempDir
    private Path directory = Path.of("");

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        SmallArchive.write(directory);
        connection = SmallArchive.connect(directory);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static String state(Throwable error) {
        return String.valueOf(((SQLException) error).getSQLState());
    }

    @Test
    void aQueryReturnsItsRows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT step, train_loss, val_loss AS v FROM history WHERE run_id = 'lenet' ORDER BY step")) {
            assertThat(rows.getMetaData().getColumnLabel(3)).isEqualTo("v");
            assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.BIGINT);
            assertThat(rows.getMetaData().getColumnType(2)).isEqualTo(Types.DOUBLE);
            double[] validation = new double[3];
            while (rows.next()) {
                validation[rows.getInt("step")] = rows.getDouble("V");
            }
            assertThat(validation).containsExactly(1.25, 1.0, 2.5);
        }
    }

    @Test
    void nanIsAValueAndNullIsNone() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT val_loss FROM history WHERE run_id = 'nin' ORDER BY step")) {
            rows.next();
            assertThat(rows.getDouble(1)).isEqualTo(0.75);
            rows.next();
            assertThat(rows.getObject(1)).isNull();
            rows.next();
            assertThat(rows.getDouble(1)).isNaN();
            assertThat(rows.wasNull()).isFalse();
        }
    }

    @Test
    void maxRowsEndsTheResult() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            assertThat(count(statement.executeQuery("SELECT * FROM metrics"))).isEqualTo(2);
            statement.setMaxRows(0);
            assertThat(count(statement.executeQuery("SELECT * FROM metrics"))).isEqualTo(9);
        }
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    @Test
    void errorsCarryStateAndPosition() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT val_los FROM history"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageStartingWith("line 1, column 8: ")
                    .hasMessageContaining("val_los")
                    .hasMessageContaining("val_loss")
                    .satisfies(error -> assertThat(error.getMessage()).doesNotContain("\tat "))
                    .satisfies(error -> assertThat(state(error)).isEqualTo("42S22"));
            assertThatThrownBy(() -> connection.prepareStatement("SELECT FROM"))
                    .isInstanceOf(SQLException.class)
                    .satisfies(error -> assertThat(state(error)).isEqualTo("42601"));
            assertThat(count(statement.executeQuery("SELECT 1"))).as("the statement is good for more").isEqualTo(1);
        }
    }

    @Test
    void errorsInTheValuesComeWithTheQuery() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT 1 / (step - step) FROM history"))
                    .isInstanceOf(SQLException.class)
                    .satisfies(error -> assertThat(state(error)).isEqualTo("22000"));
        }
    }

    @Test
    void parametersAreConvertedToWhatTheStatementExpects() throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT count(*) FROM metrics WHERE run_id = ? AND step >= ? AND value > ?")) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(3);
            assertThat(statement.getMetaData().getColumnType(1)).isEqualTo(Types.BIGINT);
            statement.setString(1, "lenet");
            statement.setInt(2, 1);
            statement.setDouble(3, 0.75);
            assertThat(single(statement)).isEqualTo(3);
            statement.setObject(1, "lenet");
            statement.setLong(2, 0);
            statement.setObject(3, "1.25");
            assertThat(single(statement)).isEqualTo(2);
            statement.setNull(1, Types.VARCHAR);
            assertThat(single(statement)).isZero();
        }
    }

    private static long single(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    @Test
    void timestampParametersKeepTheirMicroseconds() throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT count(*) FROM metrics WHERE wall_time = ?")) {
            Instant second = Instant.ofEpochSecond(SmallArchive.START / 1_000_000, 250_001_000);
            statement.setTimestamp(1, Timestamp.from(second),
                    Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT));
            assertThat(single(statement)).isEqualTo(2);
            statement.setObject(1, LocalDateTime.of(2024, 3, 31, 1, 30, 0, 250_000_000));
            assertThat(single(statement)).isEqualTo(2);
        }
    }

    @Test
    void aParameterWithoutAValueIsNamed() throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT * FROM runs WHERE run_id = ? OR name = ?")) {
            statement.setString(1, "lenet");
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class)
                    .hasMessage("parameter 2 has no value")
                    .satisfies(error -> assertThat(state(error)).isEqualTo("07001"));
            assertThatThrownBy(() -> statement.setString(3, "x")).isInstanceOf(SQLException.class)
                    .hasMessage("the statement has no parameter 3; it has 2");
        }
    }

    @Test
    void aValueThatDoesNotFitIsShown() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM metrics WHERE step = ?")) {
            statement.setString(1, "first");
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class)
                    .hasMessageContaining("parameter 1 is a BIGINT, and 'first' (String) cannot be read as one")
                    .satisfies(error -> assertThat(state(error)).isEqualTo("22023"));
        }
    }

    @Test
    void aTimeLimitStopsAQuery() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery(ENDLESS))
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessageContaining("time limit of 1 s")
                    .satisfies(error -> assertThat(state(error)).isEqualTo("57014"));
        }
    }

    @Test
    void cancelStopsARunningQueryAndTheStatementStaysUsable() throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            Thread canceller = Thread.ofPlatform().start(() -> cancelUntilStopped(statement));
            assertThatThrownBy(() -> statement.executeQuery(ENDLESS)).isInstanceOf(SQLException.class)
                    .hasMessage("the query was cancelled");
            canceller.interrupt();
            canceller.join();
            assertThat(count(statement.executeQuery("SELECT 1"))).isEqualTo(1);
        }
    }

    /** Again and again, because the first calls may come before the query has begun. */
    private static void cancelUntilStopped(Statement statement) {
        try {
            while (true) {
                Thread.sleep(20);
                statement.cancel();
            }
        } catch (InterruptedException | SQLException done) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void statementsOfTheOtherKindAreRefusedBeforeTheyHaveDoneAnything() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("SELECT 1")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("executeQuery");
            assertThatThrownBy(() -> statement.executeQuery("CREATE TABLE t (x INT)")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("executeUpdate");
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM t")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void updatesReturnHowManyRowsTheyTouched() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("CREATE TABLE t (x INT, y VARCHAR)")).isZero();
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, NULL)")).isEqualTo(3);
            assertThat(statement.execute("UPDATE t SET x = x + 10 WHERE y IS NOT NULL")).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(2);
            assertThat(statement.executeUpdate("DELETE FROM t WHERE x = 3")).isEqualTo(1);
            try (ResultSet rows = statement.executeQuery("SELECT sum(x) FROM t")) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(23);
            }
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
    }

    @Test
    void preparedUpdatesRunOnceOrInBatches() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x INT, y VARCHAR)");
            statement.addBatch("INSERT INTO t VALUES (1, 'a')");
            statement.addBatch("INSERT INTO t VALUES (2, 'b'), (3, 'c')");
            assertThat(statement.executeBatch()).containsExactly(1, 2);
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            insert.setInt(1, 4);
            insert.setString(2, "d");
            assertThat(insert.executeUpdate()).isEqualTo(1);
            insert.setInt(1, 5);
            insert.addBatch();
            insert.setInt(1, 6);
            insert.setNull(2, java.sql.Types.VARCHAR);
            insert.addBatch();
            assertThat(insert.executeBatch()).containsExactly(1, 1);
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM t WHERE x > ?")) {
            delete.setInt(1, 4);
            assertThat(delete.executeUpdate()).isEqualTo(2);
        }
        try (ResultSet rows = connection.createStatement().executeQuery("SELECT count(*), max(y) FROM t")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(4);
            assertThat(rows.getString(2)).isEqualTo("d");
        }
    }

    @Test
    void scratchTablesBelongToTheirConnection() throws SQLException {
        try (Connection other = SmallArchive.connect(directory); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (x INT)");
            assertThatThrownBy(() -> other.createStatement().executeQuery("SELECT * FROM mine"))
                    .hasMessageContaining("There is no table mine");
        }
    }

    @Test
    void closingTheConnectionClosesItsStatementsAndResults() throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM runs");
        connection.close();
        assertThat(statement.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
        assertThatThrownBy(rows::next).isInstanceOf(SQLException.class);
    }

    @Test
    void aStatementThatChangesATableIsCancelledToo() throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            Thread canceller = Thread.ofPlatform().start(() -> cancelUntilStopped(statement));
            assertThatThrownBy(() -> statement.execute("CREATE TABLE t AS " + ENDLESS)).isInstanceOf(SQLException.class)
                    .satisfies(error -> assertThat(state(error)).isEqualTo("57014"));
            canceller.interrupt();
            canceller.join();
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM t")).hasMessageContaining("no table t");
        }
    }

    @Test
    void closingTheConnectionStopsWhatRunsOnIt() throws SQLException, InterruptedException {
        Statement statement = connection.createStatement();
        Thread closer = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(200);
                connection.close();
            } catch (InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatThrownBy(() -> statement.execute("CREATE TABLE t AS " + ENDLESS)).isInstanceOf(SQLException.class);
        closer.join();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void aBatchOfInsertsIsOneChange() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE PERSIST TABLE t (x INT PRIMARY KEY)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (int i = 0; i < 1_000; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(1_000).containsOnly(1);
            for (int value : new int[]{1_001, 1_002, 1_001}) {
                insert.setInt(1, value);
                insert.addBatch();
            }
            assertThatThrownBy(insert::executeBatch).isInstanceOf(BatchUpdateException.class)
                    .hasMessageContaining("1001")
                    .satisfies(error -> assertThat(((BatchUpdateException) error).getUpdateCounts()).isEmpty());
        }
        try (ResultSet rows = connection.createStatement().executeQuery("SELECT count(*) FROM t")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1_000);
        }
    }

    @Test
    void aBatchStopsAtTheFirstCommandThatFails() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (x INT)");
            statement.addBatch("INSERT INTO t VALUES (1), (2)");
            statement.addBatch("INSERT INTO nowhere VALUES (3)");
            statement.addBatch("INSERT INTO t VALUES (4)");
            assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class)
                    .hasMessageContaining("command 2 of 3").hasMessageContaining("nowhere")
                    .satisfies(
                            error -> assertThat(((BatchUpdateException) error).getUpdateCounts()).containsExactly(2));
            assertThat(count(statement.executeQuery("SELECT * FROM t"))).isEqualTo(2);
        }
    }

    @Test
    void statementsAndResultsCloseInAnyOrder() throws SQLException {
        OnsetConnection open = connection.unwrap(OnsetConnection.class);
        Statement first = connection.createStatement();
        PreparedStatement second = connection.prepareStatement("SELECT * FROM metrics");
        ResultSet firstRows = first.executeQuery("SELECT * FROM metrics");
        ResultSet secondRows = second.executeQuery();
        assertThat(firstRows.next()).isTrue();
        assertThat(secondRows.next()).isTrue();
        first.close();
        firstRows.close();
        secondRows.close();
        second.close();
        second.close();
        assertThat(firstRows.isClosed()).isTrue();
        assertThatThrownBy(() -> firstRows.getString(1)).isInstanceOf(SQLException.class)
                .hasMessage("the result is closed");
        Statement third = connection.createStatement();
        third.closeOnCompletion();
        third.executeQuery("SELECT 1").close();
        assertThat(third.isClosed()).isTrue();
        assertThat(open.statementMap).isEmpty();
        assertThat(open.isForgetful()).isTrue();
    }

    @Test
    void anotherQueryOfTheStatementClosesTheResultBefore() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet before = statement.executeQuery("SELECT 1");
            statement.executeQuery("SELECT 2");
            assertThat(before.isClosed()).isTrue();
        }
    }

    @Test
    void theConnectionsZoneHoldsForParametersToo() throws SQLException {
        try (Connection tokyo = java.sql.DriverManager
                .getConnection("jdbc:onset:" + directory + ";timeZone=Asia/Tokyo");
                PreparedStatement statement = tokyo.prepareStatement("SELECT CAST(? AS TIMESTAMP)")) {
            Timestamp moment = Timestamp.from(Instant.parse("2024-06-01T00:00:00.123456Z"));
            for (boolean asObject : new boolean[]{false, true}) {
                if (asObject) {
                    statement.setObject(1, moment);
                } else {
                    statement.setTimestamp(1, moment);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    assertThat(rows.getObject(1, LocalDateTime.class))
                            .isEqualTo(LocalDateTime.of(2024, 6, 1, 9, 0, 0, 123_456_000));
                    assertThat(rows.getTimestamp(1)).isEqualTo(moment);
                    assertThat(rows.getObject(1)).isEqualTo(moment);
                }
            }
        }
    }
}
