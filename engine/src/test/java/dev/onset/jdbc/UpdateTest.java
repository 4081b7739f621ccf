package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

/** Statements that change tables: alone, prepared, in batches. */
final class UpdateTest extends OnSmallArchive {

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
            assertThat(StatementTest.count(statement.executeQuery("SELECT * FROM t"))).isEqualTo(2);
        }
    }
}
