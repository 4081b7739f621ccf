package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.datasources.SharedPoolDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;

/** Connections out of pools: HikariCP and Commons DBCP. */
final class PoolTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void write() {
        SmallArchive.write(directory);
    }

    private static void askFromManyThreads(DataSource pool) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Double>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(threads.submit(() -> best(pool)));
            }
            for (Future<Double> answer : answers) {
                assertThat(answer.get()).isEqualTo(1.0);
            }
        }
    }

    private static double best(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection
                        .prepareStatement("SELECT min(val_loss) FROM history WHERE run_id = ?")) {
            statement.setString(1, "lenet");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getDouble(1);
            }
        }
    }

    @Test
    void hikariSharesOneArchiveAmongItsConnections() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSourceClassName(OnsetDataSource.class.getName());
        config.addDataSourceProperty("archive", directory.toString());
        config.setMaximumPoolSize(3);
        config.setReadOnly(true);
        config.setConnectionTestQuery("SELECT 1");
        Onset shared;
        try (HikariDataSource pool = new HikariDataSource(config)) {
            askFromManyThreads(pool);
            try (Connection connection = pool.getConnection()) {
                shared = connection.unwrap(Onset.class);
                assertThat(connection.isReadOnly()).isTrue();
                assertThatThrownBy(() -> connection.createStatement().execute("CREATE VIEW v AS SELECT * FROM runs"))
                        .isInstanceOf(SQLException.class).hasMessageContaining("read-only");
            }
        }
        try (Connection later = SmallArchive.connect(directory)) {
            assertThat(later.unwrap(Onset.class)).as("the pool's archive is closed").isNotSameAs(shared);
        }
    }

    @Test
    void hikariTakesAUrlToo() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:onset:" + directory);
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            askFromManyThreads(pool);
        }
    }

    @Test
    void dbcpReusesConnectionsAndStatements() throws Exception {
        try (BasicDataSource pool = new BasicDataSource()) {
            pool.setUrl("jdbc:onset:" + directory);
            pool.setMaxTotal(3);
            pool.setPoolPreparedStatements(true);
            pool.setDefaultAutoCommit(false);
            pool.setValidationQuery("SELECT 1");
            pool.setTestOnBorrow(true);
            askFromManyThreads(pool);
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE mine (x INT)");
                connection.rollback();
            }
            assertThat(pool.getNumActive()).isZero();
        }
    }

    @Test
    void dbcpPoolsWhatTheDataSourceLends() throws Exception {
        try (SharedPoolDataSource pool = new SharedPoolDataSource()) {
            pool.setConnectionPoolDataSource(new OnsetDataSource(directory));
            pool.setMaxTotal(2);
            askFromManyThreads(pool);
            assertThat(pool.getNumActive()).isZero();
            assertThat(pool.getNumIdle()).isBetween(1, 2);
        }
    }

    @Test
    void whatIsLentIsGivenBackAndItsStatementsEnd() throws Exception {
        PooledConnection pooled = new OnsetDataSource(directory).getPooledConnection();
        List<ConnectionEvent> closed = new ArrayList<>();
        pooled.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                closed.add(event);
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                throw new AssertionError(event);
            }
        });
        Connection first = pooled.getConnection();
        first.setSchema("information_schema");
        ResultSet rows = first.createStatement().executeQuery("SELECT * FROM metrics");
        first.close();
        first.close();
        assertThat(closed).hasSize(1).extracting(ConnectionEvent::getSource).containsExactly(pooled);
        assertThat(rows.isClosed()).isTrue();
        assertThat(first.isClosed()).isTrue();
        assertThatThrownBy(first::createStatement).isInstanceOf(SQLException.class)
                .hasMessage("the connection is closed");
        Connection second = pooled.getConnection();
        assertThat(second.isValid(1)).isTrue();
        assertThat(second.getSchema()).isNull();
        assertThat(pooled.getConnection().isClosed()).as("there is one handle at a time").isFalse();
        assertThat(second.isClosed()).isTrue();
        pooled.close();
        assertThatThrownBy(pooled::getConnection).isInstanceOf(SQLException.class);
    }

    @Test
    void anErrorOfAQueryDoesNotCostThePoolItsConnection() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:onset:" + directory);
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Connection first = pool.getConnection();
            OnsetConnection behind = first.unwrap(OnsetConnection.class);
            assertThatThrownBy(() -> first.createStatement().executeQuery("SELECT nothing FROM nowhere"))
                    .isInstanceOf(SQLException.class);
            first.close();
            try (Connection second = pool.getConnection()) {
                assertThat(second.unwrap(OnsetConnection.class)).isSameAs(behind);
            }
        }
    }
}
