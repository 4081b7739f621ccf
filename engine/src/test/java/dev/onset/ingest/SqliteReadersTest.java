package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadersTest {

    @TempDir
    Path folder;

    private Imported read(String name, String... statements) throws SQLException {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
        return Imported.of(folder.resolve("archive"), file);
    }

    @Test
    void trackioWritesNaNAndInfinityAsTexts() throws SQLException {
        try (Imported logs = read("my-project.db",
                "CREATE TABLE metrics (id INTEGER PRIMARY KEY, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT)",
                "CREATE TABLE configs (id INTEGER PRIMARY KEY, run_name TEXT, config TEXT, created_at TEXT)",
                "INSERT INTO metrics VALUES (1, '2024-01-01T12:00:00', 'brave-fox', 0, '{\"loss\": 2.5, \"val/loss\": \"NaN\"}')",
                "INSERT INTO metrics VALUES (2, '2024-01-01T12:00:01', 'brave-fox', 1, '{\"loss\": \"-Infinity\"}')",
                "INSERT INTO metrics VALUES (3, '2024-01-01T12:00:02', 'calm-owl', 0, '{\"loss\": 1.5}')",
                "INSERT INTO configs VALUES (1, 'brave-fox', '{\"lr\": 0.5}', '2024')")) {
            int run = logs.run("brave-fox");
            assertThat(logs.snapshot().runCount()).isEqualTo(2);
            assertThat(logs.snapshot().runs().experiment(run)).isEqualTo("my-project");
            assertThat(logs.points(run, "loss")).containsExactly("0=2.5", "1=-Infinity");
            assertThat(logs.points(run, "val/loss")).containsExactly("0=NaN");
            assertThat(logs.logged(run, "val/loss").axis().time(0)).isEqualTo(1_704_110_400_000_000L);
            assertThat(logs.params(run)).containsEntry("lr", "0.5");
            assertThat(logs.points(logs.run("calm-owl"), "loss")).containsExactly("0=1.5");
        }
    }

    @Test
    void optunaWritesNaNAndInfinityAsNullWithAType() throws SQLException {
        try (Imported logs = read("study.db", "CREATE TABLE studies (study_id INTEGER, study_name TEXT)",
                "CREATE TABLE trials (trial_id INTEGER, number INTEGER, study_id INTEGER, state TEXT, datetime_start TEXT,"
                        + " datetime_complete TEXT)",
                "CREATE TABLE trial_params (trial_id INTEGER, param_name TEXT, param_value FLOAT, distribution_json TEXT)",
                "CREATE TABLE trial_values (trial_id INTEGER, objective INTEGER, value FLOAT, value_type TEXT)",
                "CREATE TABLE trial_intermediate_values (trial_id INTEGER, step INTEGER, intermediate_value FLOAT,"
                        + " intermediate_value_type TEXT)",
                "INSERT INTO studies VALUES (1, 'tune')",
                "INSERT INTO trials VALUES (5, 0, 1, 'PRUNED', '2024-01-01 12:00:00.500000', NULL)",
                "INSERT INTO trial_params VALUES (5, 'lr', 0.0001, '{\"name\": \"FloatDistribution\", \"attributes\": {}}')",
                "INSERT INTO trial_params VALUES (5, 'opt', 1, '{\"name\": \"CategoricalDistribution\","
                        + " \"attributes\": {\"choices\": [\"sgd\", \"adam\"]}}')",
                "INSERT INTO trial_intermediate_values VALUES (5, 0, 2.5, 'FINITE')",
                "INSERT INTO trial_intermediate_values VALUES (5, 1, NULL, 'NAN')",
                "INSERT INTO trial_intermediate_values VALUES (5, 2, NULL, 'INF_NEG')",
                "INSERT INTO trial_values VALUES (5, 0, NULL, 'INF_POS')")) {
            assertThat(logs.names()).containsExactly("tune/0");
            assertThat(logs.points(0, "intermediate_value")).containsExactly("0=2.5", "1=NaN", "2=-Infinity");
            assertThat(logs.points(0, "value")).containsExactly("2=Infinity");
            assertThat(logs.params(0)).containsEntry("lr", "0.0001").containsEntry("opt", "adam");
            assertThat(logs.snapshot().runs().status(0)).isEqualTo("pruned");
            assertThat(logs.snapshot().runs().startedAt(0)).isEqualTo(1_704_110_400_500_000L);
        }
    }
}
