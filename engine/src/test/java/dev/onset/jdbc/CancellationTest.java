package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

/** Statements that are stopped: by a time limit, by cancel, by closing their connection. */
final class CancellationTest extends OnSmallArchive {

    /** Enough work for a cancellation or a time limit to come in between. */
    static final String ENDLESS = "SELECT max(a.value + b.value + c.value + d.value + e.value + f.value + g.value "
            + "+ h.value + i.value + j.value + k.value + l.value + m.value + n.value)"
            + " FROM metrics a, metrics b, metrics c, metrics d, metrics e, metrics f, metrics g, metrics h, metrics i,"
            + " metrics j, metrics k, metrics l, metrics m, metrics n";

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
            assertThat(StatementTest.count(statement.executeQuery("SELECT 1"))).isEqualTo(1);
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
}
