package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.error.OnsetException;
import dev.onset.ingest.database.DatabaseUrl;

/** MLflow's tracking database in a real PostgreSQL server, which the test starts. */
class MlflowServerTest {

    /** As MLflow's migrations leave the tables that hold runs. */
    private static final String[] TABLES = {
        "CREATE TABLE experiments (experiment_id SERIAL PRIMARY KEY, name VARCHAR(256) NOT NULL UNIQUE,"
                + " artifact_location VARCHAR(256), lifecycle_stage VARCHAR(32), creation_time BIGINT, last_update_time BIGINT)",
        "CREATE TABLE experiment_tags (key VARCHAR(250) NOT NULL, value VARCHAR(5000), experiment_id INTEGER NOT NULL"
                + " REFERENCES experiments, PRIMARY KEY (key, experiment_id))",
        "CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, name VARCHAR(250), source_type VARCHAR(20),"
                + " source_name VARCHAR(500), entry_point_name VARCHAR(50), user_id VARCHAR(256), status VARCHAR(9),"
                + " start_time BIGINT, end_time BIGINT, source_version VARCHAR(50), lifecycle_stage VARCHAR(20),"
                + " artifact_uri VARCHAR(200), experiment_id INTEGER REFERENCES experiments, deleted_time BIGINT)",
        "CREATE TABLE params (key VARCHAR(250) NOT NULL, value VARCHAR(8000) NOT NULL, run_uuid VARCHAR(32) NOT NULL"
                + " REFERENCES runs, PRIMARY KEY (key, run_uuid))",
        "CREATE TABLE tags (key VARCHAR(250) NOT NULL, value VARCHAR(8000), run_uuid VARCHAR(32) NOT NULL REFERENCES runs,"
                + " PRIMARY KEY (key, run_uuid))",
        "CREATE TABLE metrics (key VARCHAR(250) NOT NULL, value DOUBLE PRECISION NOT NULL, timestamp BIGINT NOT NULL,"
                + " run_uuid VARCHAR(32) NOT NULL REFERENCES runs, step BIGINT DEFAULT 0 NOT NULL,"
                + " is_nan BOOLEAN DEFAULT FALSE NOT NULL, PRIMARY KEY (key, timestamp, step, run_uuid, value, is_nan))",
        "CREATE INDEX index_metrics_run_uuid ON metrics (run_uuid)",
        "CREATE TABLE latest_metrics (key VARCHAR(250) NOT NULL, value DOUBLE PRECISION NOT NULL, timestamp BIGINT,"
                + " step BIGINT NOT NULL, is_nan BOOLEAN NOT NULL, run_uuid VARCHAR(32) NOT NULL REFERENCES runs,"
                + " PRIMARY KEY (key, run_uuid))",
        "INSERT INTO experiments VALUES (1, 'unet', 's3://bucket/1', 'active', 0, 0)",
        "INSERT INTO experiment_tags VALUES ('mlflow.note.content', 'U-Nets', 1)",
        run("aaa", "suave-mink", "FINISHED"), run("bbb", "calm-crow", "RUNNING"),
        "INSERT INTO params VALUES ('lr', '0.1', 'aaa'), ('optimizer', 'Adam', 'aaa')",
        "INSERT INTO tags VALUES ('mlflow.user', 'ann', 'aaa'), ('mlflow.parentRunId', '', 'bbb')",
        "INSERT INTO metrics SELECT 'val_loss', 1.0 / i, 1700000000000 + i, 'aaa', i, FALSE"
                + " FROM generate_series(1, 25000) i",
        "INSERT INTO metrics VALUES ('loss', 3, 1700000000000, 'bbb', 1, FALSE),"
                + " ('loss', 0, 1700000001000, 'bbb', 2, TRUE),"
                + " ('loss', 1.7976931348623157e308, 1700000002000, 'bbb', 3, FALSE),"
                + " ('loss', -1.7976931348623157e308, 1700000003000, 'bbb', 4, FALSE),"
                + " ('loss', 4.9e-324, 1700000004000, 'bbb', 5, FALSE),"
                + " ('acc', 0.5, 1700000009000, 'bbb', 0, FALSE), ('acc', 0.25, 1700000008000, 'bbb', 0, FALSE)"};

    private static PostgresServer server;
    private static int databases;

    @TempDir
    Path folder;

    private String database;
    private String url;

    private static String run(String id, String name, String status) {
        return "INSERT INTO runs VALUES ('" + id + "', '" + name + "', 'LOCAL', 'train.py', '', 'ann', '" + status
                + "', 1700000000000, 1700000100000, '', 'active', 's3://bucket/1/" + id + "', 1, NULL)";
    }

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
        server.execute("postgres", "CREATE DATABASE filled");
        server.execute("filled", TABLES);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void copy() {
        database = "mlflow" + databases++;
        server.execute("postgres", "CREATE DATABASE " + database + " TEMPLATE filled");
        url = server.url(database) + "?user=" + PostgresServer.USER + "&password=p4ss%3Aw%2Frd";
    }

    private ImportReport read(String address) {
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
        server.execute(database, "UPDATE tags SET value = 'bob' WHERE key = 'mlflow.user'");
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
                assertThat(bytes).as("%s", file).doesNotContain(PostgresServer.PASSWORD, "p4ss%3A");
            }
        }
    }

    @Test
    void theAddressMayBeWrittenAsMlflowWritesIt() {
        String address = "postgresql+psycopg2://" + PostgresServer.USER + ":p4ss%3Aw%2Frd@127.0.0.1:" + server.port()
                + "/" + database;
        assertThat(read(address).runs()).isEqualTo(2);
        assertThat(query("SELECT DISTINCT path FROM runs")).containsExactly(List.of(server.url(database)));
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        String address = server.url(database) + "?user=" + PostgresServer.USER + "&password=s3cret";
        assertThat(read(address).failures()).singleElement().satisfies(failure -> assertThat(failure.toString())
                .startsWith(server.url(database)).contains("password authentication failed", "PGPASSWORD")
                .doesNotContain("s3cret"));
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        assertThat(read("jdbc:postgresql://127.0.0.1:1/mlflow?user=ann").failures()).singleElement()
                .satisfies(failure -> assertThat(failure.toString())
                        .startsWith("jdbc:postgresql://127.0.0.1:1/mlflow: ").contains("refused"));
        assertThat(read("jdbc:postgresql://no-such-host.invalid/mlflow?user=ann").failures()).singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("no-such-host.invalid"));
    }

    @Test
    void aDatabaseThatIsNotMlflowsIsSaid() {
        assertThat(read(url.replace(database, "postgres")).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("the tables experiments, latest_metrics,"
                        + " metrics, params, runs, tags do not exist; expected the tables of an MLflow tracking database"));
        assertThat(read(url.replace(database, "nowhere")).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("database \"nowhere\" does not exist"));
    }

    @Test
    void anotherKindOfDatabaseIsRefusedWithoutShowingItsPassword() {
        assertThatThrownBy(() -> read("mysql://ann:s3cret@host/db")).isInstanceOf(OnsetException.class)
                .hasMessageContaining("'mysql:…'").hasMessageContaining("jdbc:postgresql://")
                .hasMessageNotContaining("s3cret");
    }
}
