package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowDatabaseReaderTest {

    private static final String[] TABLES = {
        "CREATE TABLE experiments (experiment_id INTEGER, name TEXT)",
        "CREATE TABLE runs (run_uuid TEXT, name TEXT, status TEXT, start_time BIGINT, end_time BIGINT, lifecycle_stage TEXT,"
                + " experiment_id INTEGER)",
        "CREATE TABLE metrics (\"key\" TEXT, value FLOAT, \"timestamp\" BIGINT, run_uuid TEXT, step BIGINT, is_nan BOOLEAN)",
        "CREATE TABLE latest_metrics (\"key\" TEXT)",
        "CREATE TABLE params (\"key\" TEXT, value TEXT, run_uuid TEXT)",
        "CREATE TABLE tags (\"key\" TEXT, value TEXT, run_uuid TEXT)",
        "INSERT INTO experiments VALUES (1, 'unet')",
        "INSERT INTO runs VALUES ('aaa', 'suave-mink', 'FINISHED', 1700000000000, 1700000100000, 'active', 1)"};

    @TempDir
    Path folder;

    private Imported read(String... statements) throws SQLException {
        Path file = folder.resolve("mlflow.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.executeUpdate(sql);
            }
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
        return Imported.of(folder.resolve("archive"), file);
    }

    @Test
    void aNaNStoredAsZeroIsANaNAgain() throws SQLException {
        try (Imported logs = read("INSERT INTO metrics VALUES ('val_loss', 2.5, 1, 'aaa', 1, 0)",
                "INSERT INTO metrics VALUES ('val_loss', 0, 2, 'aaa', 2, 1)",
                "INSERT INTO metrics VALUES ('val_loss', 0, 3, 'aaa', 3, 0)")) {
            assertThat(logs.points(0, "val_loss")).containsExactly("1=2.5", "2=NaN", "3=0.0");
        }
    }

    @Test
    void theLargestDoublesAreInfinities() throws SQLException {
        try (Imported logs = read("INSERT INTO metrics VALUES ('loss', 1.7976931348623157e308, 1, 'aaa', 1, 0)",
                "INSERT INTO metrics VALUES ('loss', -1.7976931348623157e308, 2, 'aaa', 2, 0)",
                "INSERT INTO metrics VALUES ('loss', 1e308, 3, 'aaa', 3, 0)")) {
            assertThat(logs.points(0, "loss")).containsExactly("1=Infinity", "2=-Infinity", "3=1.0E308");
        }
    }

    @Test
    void experimentsParametersAndTagsComeAlong() throws SQLException {
        try (Imported logs = read("INSERT INTO params VALUES ('lr', '0.1', 'aaa')",
                "INSERT INTO tags VALUES ('mlflow.user', 'ann', 'aaa')")) {
            assertThat(logs.snapshot().runs().runId(0)).isEqualTo("aaa");
            assertThat(logs.names()).containsExactly("suave-mink");
            assertThat(logs.snapshot().runs().experiment(0)).isEqualTo("unet");
            assertThat(logs.snapshot().runs().status(0)).isEqualTo("finished");
            assertThat(logs.snapshot().runs().endedAt(0)).isEqualTo(1_700_000_100_000_000L);
            assertThat(logs.params(0)).containsEntry("lr", "0.1");
            assertThat(logs.tags(0)).containsEntry("mlflow.user", "ann");
        }
    }

    @Test
    void aCurveOnStepZeroIsOrderedByTime() throws SQLException {
        try (Imported logs = read("INSERT INTO metrics VALUES ('loss', 1, 3000, 'aaa', 0, 0)",
                "INSERT INTO metrics VALUES ('loss', 3, 1000, 'aaa', 0, 0)",
                "INSERT INTO metrics VALUES ('loss', 2, 2000, 'aaa', 0, 0)")) {
            assertThat(logs.points(0, "loss")).containsExactly("0=3.0", "1=2.0", "2=1.0");
        }
    }

    @Test
    void deletedRunsAreLeftOutAndCounted() throws SQLException {
        try (Imported logs = read("INSERT INTO runs VALUES ('bbb', 'x', 'FAILED', 1, 2, 'deleted', 1)")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).isEqualTo("1 run was deleted in MLflow"));
        }
    }

    @Test
    void aDatabaseOfAnotherKindIsNoLog() throws SQLException {
        Path file = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE people (name TEXT)");
        }
        try (Imported logs = Imported.of(folder.resolve("archive"), file)) {
            assertThat(logs.snapshot().runCount()).isZero();
            assertThat(logs.report().filesUnrecognised()).isEqualTo(1);
        }
    }
}
