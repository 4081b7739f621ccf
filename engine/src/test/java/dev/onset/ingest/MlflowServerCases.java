package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.error.OnsetException;
import dev.onset.ingest.database.DatabaseUrl;

/** What holds of MLflow's tracking database in any server; each kind of server is a subclass, which starts a real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MlflowServerCases {

    /** As MLflow's migrations leave the tables that hold runs. */
    private static final String[] TABLES = {
        "CREATE TABLE experiments (experiment_id INTEGER PRIMARY KEY, name VARCHAR(256) NOT NULL UNIQUE,"
                + " artifact_location VARCHAR(256), lifecycle_stage VARCHAR(32), creation_time BIGINT, last_update_time BIGINT)",
        "CREATE TABLE experiment_tags (\"key\" VARCHAR(250) NOT NULL, value VARCHAR(5000), experiment_id INTEGER NOT NULL"
                + " REFERENCES experiments (experiment_id), PRIMARY KEY (\"key\", experiment_id))",
        "CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, name VARCHAR(250), source_type VARCHAR(20),"
                + " source_name VARCHAR(500), entry_point_name VARCHAR(50), user_id VARCHAR(256), status VARCHAR(9),"
                + " start_time BIGINT, end_time BIGINT, source_version VARCHAR(50), lifecycle_stage VARCHAR(20),"
                + " artifact_uri VARCHAR(200), experiment_id INTEGER REFERENCES experiments (experiment_id), deleted_time BIGINT)",
        "CREATE TABLE params (\"key\" VARCHAR(250) NOT NULL, value VARCHAR(8000) NOT NULL, run_uuid VARCHAR(32) NOT NULL"
                + " REFERENCES runs (run_uuid), PRIMARY KEY (\"key\", run_uuid))",
        "CREATE TABLE tags (\"key\" VARCHAR(250) NOT NULL, value VARCHAR(8000), run_uuid VARCHAR(32) NOT NULL REFERENCES runs (run_uuid),"
                + " PRIMARY KEY (\"key\", run_uuid))",
        "CREATE TABLE metrics (\"key\" VARCHAR(250) NOT NULL, value DOUBLE PRECISION NOT NULL, timestamp BIGINT NOT NULL,"
                + " run_uuid VARCHAR(32) NOT NULL REFERENCES runs (run_uuid), step BIGINT DEFAULT 0 NOT NULL,"
                + " is_nan BOOLEAN DEFAULT FALSE NOT NULL, PRIMARY KEY (\"key\", timestamp, step, run_uuid, value, is_nan))",
        "CREATE INDEX index_metrics_run_uuid ON metrics (run_uuid)",
        "CREATE TABLE latest_metrics (\"key\" VARCHAR(250) NOT NULL, value DOUBLE PRECISION NOT NULL, timestamp BIGINT,"
                + " step BIGINT NOT NULL, is_nan BOOLEAN NOT NULL, run_uuid VARCHAR(32) NOT NULL REFERENCES runs (run_uuid),"
                + " PRIMARY KEY (\"key\", run_uuid))",
        "INSERT INTO experiments VALUES (1, 'unet', 's3://bucket/1', 'active', 0, 0)",
        "INSERT INTO experiment_tags VALUES ('mlflow.note.content', 'U-Nets', 1)",
        run("aaa", "suave-mink", "FINISHED"), run("bbb", "calm-crow", "RUNNING"),
        "INSERT INTO params VALUES ('lr', '0.1', 'aaa'), ('optimizer', 'Adam', 'aaa')",
        "INSERT INTO tags VALUES ('mlflow.user', 'ann', 'aaa'), ('mlflow.parentRunId', '', 'bbb')",
        "INSERT INTO metrics VALUES ('loss', 3, 1700000000000, 'bbb', 1, FALSE),"
                + " ('loss', 0, 1700000001000, 'bbb', 2, TRUE),"
                + " ('loss', 1.7976931348623157e308, 1700000002000, 'bbb', 3, FALSE),"
                + " ('loss', -1.7976931348623157e308, 1700000003000, 'bbb', 4, FALSE),"
                + " ('loss', 4.9e-324, 1700000004000, 'bbb', 5, FALSE),"
                + " ('acc', 0.5, 1700000009000, 'bbb', 0, FALSE), ('acc', 0.25, 1700000008000, 'bbb', 0, FALSE)"};

    private TrackingServer server;
    private int databases;

    @TempDir
    Path folder;

    private String database;
    /** The address of the test's own database, with user and password. */
    String url;

    abstract TrackingServer startServer();

    private static String run(String id, String name, String status) {
        return "INSERT INTO runs VALUES ('" + id + "', '" + name + "', 'LOCAL', 'train.py', '', 'ann', '" + status
                + "', 1700000000000, 1700000100000, '', 'active', 's3://bucket/1/" + id + "', 1, NULL)";
    }

    @BeforeAll
    void start() {
        server = startServer();
        server.create("filled");
        server.execute("filled", TABLES);
        server.execute("filled",
                "INSERT INTO metrics SELECT 'val_loss', 1e0 / i, 1700000000000 + i, 'aaa', i, FALSE FROM "
                        + server.series(25_000));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void copy() {
        database = "mlflow" + databases++;
        server.copy("filled", database);
        url = server.url(database) + login(TrackingServer.ENCODED_PASSWORD);
    }

    private static String login(String password) {
        return "?user=" + TrackingServer.USER + "&password=" + password;
    }

    final ImportReport read(String address) {
        try (Onset onset = Onset.openOrCreate(folder.resolve("archive"))) {
            return onset.importLogs(List.of(), List.of(address), ImportOptions.defaults());
        }
    }

    private List<List<Object>> query(String sql) {
        return Answers.of(folder.resolve("archive"), sql);
    }

    @Test
    void everyRunWithItsParametersTagsAndPoints() {
        ImportReport report = read(url);
        assertThat(report.failures()).isEmpty();
        assertThat(report.points()).isEqualTo(25_007);
        assertThat(query("""
            SELECT r.run_id, r.name, r.experiment, r.source, r.status, r.params['lr'], r.tags['mlflow.user'], m.points, m.least
            FROM runs r JOIN (SELECT run_id, COUNT(*) AS points, MIN(val_loss) AS least FROM history GROUP BY run_id) m
            USING (run_id) ORDER BY 1""")).containsExactly(
                Arrays.asList("aaa", "suave-mink", "unet", "mlflow-server", "finished", "0.1", "ann", 25_000L,
                        1.0 / 25_000),
                Arrays.asList("bbb", "calm-crow", "unet", "mlflow-server", "running", null, null, 6L, null));
    }

    @Test
    void nanInfinitiesAndCurvesOnStepZeroAreWhatTheyWere() {
        read(url);
        assertThat(query("SELECT step, \"value\" FROM metrics WHERE run_id = 'bbb' AND metric = 'loss' ORDER BY step"))
                .containsExactly(List.of(1L, 3.0), List.of(2L, Double.NaN), List.of(3L, Double.POSITIVE_INFINITY),
                        List.of(4L, Double.NEGATIVE_INFINITY), List.of(5L, Double.MIN_VALUE));
        assertThat(query("SELECT step, \"value\" FROM metrics WHERE metric = 'acc' ORDER BY step"))
                .containsExactly(List.of(0L, 0.25), List.of(1L, 0.5));
        assertThat(query("SELECT tags['numbered_by_time'] FROM runs WHERE run_id = 'bbb'"))
                .containsExactly(List.of("acc"));
    }

    @Test
    void runsThatHaveNotChangedAreNotFetchedAgain() {
        read(url);
        assertThat(read(url)).satisfies(again -> {
            assertThat(again.runs()).isZero();
            assertThat(again.filesUnchanged()).isEqualTo(2);
        });
        server.execute(database, "INSERT INTO metrics VALUES ('loss', 2, 1700000010000, 'bbb', 6, FALSE)");
        assertThat(read(url).runs()).isEqualTo(1);
        assertThat(query("SELECT COUNT(*) FROM metrics WHERE metric = 'loss'")).containsExactly(List.of(6L));
        server.execute(database, "UPDATE tags SET value = 'bob' WHERE tags.key = 'mlflow.user'");
        assertThat(read(url).runs()).isEqualTo(1);
        assertThat(query("SELECT tags['mlflow.user'] FROM runs WHERE run_id = 'aaa'")).containsExactly(List.of("bob"));
        assertThat(query("SELECT COUNT(*) FROM runs")).containsExactly(List.of(2L));
    }

    @Test
    void damagedRunsAreReadAgainWhenARepairIsToldHowToLogIn() throws IOException {
        read(url);
        Path archive = folder.resolve("archive");
        Files.write(archive.resolve("segments/00000001-00/axes.arrow"), new byte[100]);
        RepairImport.Outcome without = RepairImport.run(archive, ImportOptions.defaults(), false);
        assertThat(without.isIntact()).isFalse();
        assertThat(without.lost()).hasSize(2);
        assertThat(without.databases()).containsExactly(server.url(database));
        RepairImport.Outcome with = RepairImport.run(archive, ImportOptions.defaults(),
                List.of(DatabaseUrl.parse(url)), false);
        assertThat(with.isIntact()).isTrue();
        assertThat(with.restored()).isEqualTo(2);
        assertThat(query("SELECT COUNT(*) FROM metrics")).containsExactly(List.of(25_007L));
    }

    @Test
    void aRunDeletedInMlflowLeavesTheArchive() {
        read(url);
        server.execute(database, "UPDATE runs SET lifecycle_stage = 'deleted' WHERE run_uuid = 'bbb'");
        assertThat(read(url).skipped()).containsExactly(new ImportReport.Note(server.url(database),
                "1 run was deleted in MLflow"));
        assertThat(query("SELECT run_id FROM runs")).containsExactly(List.of("aaa"));
    }

    @Test
    void theArchiveHoldsTheAddressWithoutThePassword() throws IOException {
        read(url);
        assertThat(query("SELECT DISTINCT path FROM runs")).containsExactly(List.of(server.url(database)));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes).as("%s", file).doesNotContain(TrackingServer.PASSWORD, "p4ss%3A");
            }
        }
    }

    @Test
    void theAddressMayBeWrittenAsMlflowWritesIt() {
        String address = server.mlflowScheme() + "://" + TrackingServer.USER + ":" + TrackingServer.ENCODED_PASSWORD
                + "@127.0.0.1:" + server.port() + "/" + database;
        assertThat(read(address).runs()).isEqualTo(2);
        assertThat(query("SELECT DISTINCT path FROM runs")).containsExactly(List.of(server.url(database)));
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        String address = server.url(database) + login("s3cret");
        assertThat(read(address).failures()).singleElement().satisfies(failure -> assertThat(failure.toString())
                .startsWith(server.url(database)).contains(server.refusal(), server.passwordVariable())
                .doesNotContain("s3cret"));
    }

    @Test
    void theConnectionCannotChangeTheDatabase() throws SQLException {
        try (Connection connection = DatabaseUrl.parse(url).connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM metrics")).isInstanceOfSatisfying(
                    SQLException.class,
                    refused -> assertThat(refused.getSQLState()).isEqualTo("25006")); // read-only transaction
        }
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        String closed = server.url("mlflow").replace(":" + server.port(), ":1");
        assertThat(read(closed + "?user=ann").failures()).singleElement()
                .satisfies(failure -> assertThat(failure.toString()).startsWith(closed + ": ").contains("refused"));
        String nowhere = server.url("mlflow").replace("127.0.0.1:" + server.port(), "no-such-host.invalid");
        assertThat(read(nowhere + "?user=ann").failures()).singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("no-such-host.invalid"));
    }

    @Test
    void aDatabaseThatIsNotMlflowsIsSaid() {
        server.create("bare");
        assertThat(read(url.replace(database, "bare")).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("the tables experiments, latest_metrics,"
                        + " metrics, params, runs, tags do not exist; expected the tables of an MLflow tracking database"));
        assertThat(read(url.replace(database, "nowhere")).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains(server.unknown("nowhere")));
    }

    @Test
    void anotherKindOfDatabaseIsRefusedWithoutShowingItsPassword() {
        assertThatThrownBy(() -> read("oracle://ann:s3cret@host/db")).isInstanceOf(OnsetException.class)
                .hasMessageContaining("'oracle:…'").hasMessageContaining("jdbc:postgresql://")
                .hasMessageContaining("jdbc:mysql://")
                .hasMessageNotContaining("s3cret");
    }
}
