package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Properties;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;

/** URLs, properties and the life of connections. */
final class ConnectionTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void write() {
        SmallArchive.write(directory);
    }

    @Test
    void urlsOfOthersAreLeftToThem() throws SQLException {
        OnsetDriver driver = new OnsetDriver();
        assertThat(driver.connect("jdbc:duckdb:", new Properties())).isNull();
        assertThat(driver.acceptsURL("jdbc:duckdb:")).isFalse();
        assertThat(driver.acceptsURL("jdbc:onset:/tmp/a")).isTrue();
    }

    @Test
    void aFolderWithoutAnArchiveIsNamed() {
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> SmallArchive.connect(nowhere)).isInstanceOf(SQLException.class)
                .hasMessageContaining(nowhere.toString())
                .extracting(error -> ((SQLException) error).getSQLState()).isEqualTo("58030");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:onset:")).isInstanceOf(SQLException.class)
                .hasMessage("the URL names no archive; write jdbc:onset:/path/to/archive");
    }

    @Test
    void propertiesThatToolsSendAreIgnored() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("Type", "sdbc");
        properties.setProperty("user", "sa");
        properties.setProperty("fetchSize", "many");
        properties.setProperty("avatica.statement.retries", "0");
        try (Connection connection = DriverManager.getConnection("jdbc:onset:" + directory + ";x=y", properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM runs")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void theTimeZonePropertyPlacesTimestamps() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:onset:" + directory + ";timeZone=UTC");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT started_at FROM runs WHERE run_id = 'lenet'")) {
            rows.next();
            Timestamp started = rows.getTimestamp(1);
            assertThat(started.toInstant()).isEqualTo(Instant.parse("2024-03-31T01:30:00.250Z"));
        }
    }

    @Test
    void connectionsToOneDirectoryShareItsArchiveUntilTheLastOneCloses() throws SQLException {
        Connection first = SmallArchive.connect(directory);
        Connection second = SmallArchive.connect(directory.resolve("..").resolve(directory.getFileName()));
        Onset shared = first.unwrap(Onset.class);
        assertThat(second.unwrap(Onset.class)).isSameAs(shared);
        first.close();
        first.close();
        try (Statement statement = second.createStatement(); ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
        }
        second.close();
        try (Connection third = SmallArchive.connect(directory)) {
            assertThat(third.unwrap(Onset.class)).isNotSameAs(shared);
        }
    }

    @Test
    void transactionsAreAcceptedAndChangeNothing() throws SQLException {
        try (Connection connection = SmallArchive.connect(directory)) {
            assertThat(connection.getAutoCommit()).isTrue();
            connection.setAutoCommit(false);
            connection.commit();
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.nativeSQL("SELECT 1")).isEqualTo("SELECT 1");
            assertThat(connection.isValid(1)).isTrue();
            assertThat((Object) connection.getWarnings()).isNull();
        }
    }

    @Test
    void aCommitIsSeenByTheNextQuery() throws SQLException {
        try (Connection connection = SmallArchive.connect(directory);
                Statement statement = connection.createStatement()) {
            try (var archive = dev.onset.archive.Archive.open(directory); var writer = archive.writer()) {
                var run = new dev.onset.archive.RunLog("later");
                run.point(run.metric("brand_new", null), 0, dev.onset.archive.StepAxis.NO_TIME, 42);
                writer.add(run);
                writer.commit();
            }
            ResultSet rows = statement.executeQuery("SELECT brand_new FROM history WHERE run_id = 'later'");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getDouble(1)).isEqualTo(42);
        }
    }
}
