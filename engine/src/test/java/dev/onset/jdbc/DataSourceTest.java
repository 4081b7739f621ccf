package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a connection is told: by properties, by its URL, by a data source. */
final class DataSourceTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void write() {
        SmallArchive.write(directory);
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + name)) {
            rows.next();
            return rows.getString("value");
        }
    }

    @Test
    void aDataSourceGivesConnectionsWithItsProperties() throws SQLException {
        OnsetDataSource source = new OnsetDataSource(directory);
        source.setThreads(1);
        source.setMemoryLimit("100MB");
        source.setExternalFiles(false);
        source.setReadOnly(true);
        try (Connection connection = source.getConnection("anyone", "anything")) {
            assertThat(setting(connection, "threads")).isEqualTo("1");
            assertThat(setting(connection, "memory_limit")).isEqualToIgnoringCase("100MB");
            assertThat(setting(connection, "external_files")).isEqualTo("false");
            assertThat(connection.isReadOnly()).isTrue();
            connection.setReadOnly(false);
            assertThat(connection.isReadOnly()).as("opened for reading, it stays so").isTrue();
            assertThat((Throwable) connection.getWarnings()).hasMessageContaining("read_only=true");
        }
    }

    @Test
    void aDataSourceWithoutAnArchiveSaysWhatItNeeds() {
        assertThatThrownBy(() -> new OnsetDataSource().getConnection()).isInstanceOf(SQLException.class)
                .hasMessageContaining("jdbc:onset:/path/to/archive");
    }

    @Test
    void everyPropertyIsDescribed() {
        DriverPropertyInfo[] infos = new OnsetDriver().getPropertyInfo("jdbc:onset:/tmp/a;threads=3",
                new Properties());
        assertThat(Arrays.stream(infos).map(info -> info.name)).containsExactly("timeZone", "read_only",
                "external_files", "memory_limit", "threads", "batch_size", "timeout");
        assertThat(infos).allSatisfy(info -> {
            assertThat(info.description).isNotBlank();
            assertThat(info.required).isFalse();
        });
        assertThat(infos[4].value).isEqualTo("3");
        assertThat(infos[1].choices).containsExactly("true", "false");
    }

    @Test
    void aWrongValueIsAnErrorThatSaysWhatIsRight() {
        String url = "jdbc:onset:" + directory;
        assertThatThrownBy(() -> DriverManager.getConnection(url + ";timeZone=Europe/Berln"))
                .isInstanceOf(SQLException.class).hasMessageContaining("did you mean Europe/Berlin?");
        assertThatThrownBy(() -> DriverManager.getConnection(url + ";external_files=perhaps"))
                .isInstanceOf(SQLException.class)
                .hasMessage("the property external_files is true or false, not 'perhaps'");
        assertThatThrownBy(() -> DriverManager.getConnection(url + ";threads=many")).isInstanceOf(SQLException.class)
                .hasMessageContaining("threads is a whole number");
    }

    @Test
    void anUnknownPropertyInTheUrlIsAWarning() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:onset:" + directory + ";thread=2;x=1")) {
            SQLWarning warning = connection.getWarnings();
            assertThat((Throwable) warning).hasMessageContaining("did you mean threads?");
            assertThat(warning.getSQLState()).isEqualTo("01S00");
            assertThat((Throwable) warning.getNextWarning()).hasMessageContaining("a property x ");
            connection.clearWarnings();
            assertThat((Object) connection.getWarnings()).isNull();
        }
    }

    @Test
    void readingAloneIsSwitchedOnAndOff() throws SQLException {
        try (Connection connection = SmallArchive.connect(directory);
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            assertThatThrownBy(() -> statement.execute("CREATE VIEW v AS SELECT run_id FROM runs"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("read-only");
            assertThatThrownBy(() -> statement.execute("CREATE PERSIST TABLE t (x INT)"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("read-only");
            statement.execute("CREATE TABLE scratch (x INT)");
            connection.setReadOnly(false);
            statement.execute("CREATE PERSIST TABLE t (x INT)");
            connection.setReadOnly(true);
            assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (1)")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
            assertThatThrownBy(() -> statement.execute("DROP TABLE t")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void aRollbackThatTakesNothingBackWarns() throws SQLException {
        try (Connection connection = SmallArchive.connect(directory);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.rollback();
            assertThat((Object) connection.getWarnings()).isNull();
            statement.execute("CREATE TABLE scratch (x INT)");
            connection.rollback();
            assertThat((Throwable) connection.getWarnings()).hasMessageContaining("nothing was rolled back");
        }
    }

    @Test
    void aScrollingStatementIsGivenAsOneThatReadsForwardWithAWarning() throws SQLException {
        try (Connection connection = SmallArchive.connect(directory);
                Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE,
                        ResultSet.CONCUR_UPDATABLE)) {
            assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
            assertThat((Throwable) connection.getWarnings()).hasMessageContaining("forward");
            assertThat((Throwable) connection.getWarnings().getNextWarning()).hasMessageContaining("updated");
        }
    }
}
