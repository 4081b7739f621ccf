package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.ImportReport;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** The Java way in. */
final class OnsetTest {

    private static final String ENDLESS = "SELECT max(a.value + b.value + c.value + d.value + e.value + f.value + g.value "
            + "+ h.value + i.value + j.value + k.value + l.value + m.value + n.value)"
            + " FROM metrics a, metrics b, metrics c, metrics d, metrics e, metrics f, metrics g, metrics h, metrics i,"
            + " metrics j, metrics k, metrics l, metrics m, metrics n";

    @TempDir
    private Path directory = Path.of("");

    private Onset onset;

    @BeforeEach
    void open() {
        onset = Onset.openOrCreate(directory.resolve("archive"));
        add("first", 3);
    }

    @AfterEach
    void close() {
        onset.close();
    }

    /** A run whose {@code val_loss} is 1, 1/2, 1/3 … with an unlogged point of {@code lr} at each odd step. */
    private void add(String id, int points) {
        try (ArchiveWriter writer = onset.archive().writer()) {
            RunLog run = new RunLog(id).experiment("ablation").source("test").startedAt(1_000_001).param("depth", "5");
            int loss = run.metric("val_loss", "val_loss");
            int lr = run.metric("lr", "lr");
            for (int step = 0; step < points; step++) {
                run.point(loss, step, StepAxis.NO_TIME, 1.0 / (step + 1));
                if (step % 2 == 0) {
                    run.point(lr, step, StepAxis.NO_TIME, 0.1);
                }
            }
            writer.add(run);
            writer.commit();
        }
    }

    private List<String> texts(String sql, @Nullable Object... parameters) {
        List<String> texts = new ArrayList<>();
        try (QueryResult result = onset.query(sql, parameters)) {
            for (Row row : result.rows()) {
                texts.add(String.valueOf(row.getText(0)));
            }
        }
        return texts;
    }

    @Test
    void rowsAreReadByNameAndPosition() {
        try (QueryResult result = onset.query("SELECT step, val_loss, lr FROM history ORDER BY step")) {
            assertThat(result.fields()).extracting(Field::name).containsExactly("step", "val_loss", "lr");
            List<Double> losses = new ArrayList<>();
            List<Boolean> missing = new ArrayList<>();
            for (Row row : result.rows()) {
                assertThat(row.getLong("STEP")).isEqualTo(losses.size());
                losses.add(row.getDouble(1));
                missing.add(row.isNull("lr"));
            }
            assertThat(losses).containsExactly(1.0, 0.5, 1.0 / 3);
            assertThat(missing).containsExactly(false, true, false);
        }
    }

    @Test
    void temporalAndNestedValuesAreJavaObjects() {
        try (QueryResult result = onset.query("SELECT started_at, params, points FROM runs")) {
            Row row = result.rows().iterator().next();
            assertThat(row.getObject(0)).isEqualTo(LocalDateTime.of(1970, 1, 1, 0, 0, 1, 1000));
            assertThat(row.getObject(1)).isEqualTo(Map.of("depth", "5"));
            assertThat(row.getText(1)).isEqualTo("{depth=5}");
            assertThat(row.getObject(2)).isEqualTo(5L);
        }
    }

    @Test
    void anUnknownResultColumnNamesThoseThatThereAre() {
        try (QueryResult result = onset.query("SELECT run_id FROM runs")) {
            Row row = result.rows().iterator().next();
            assertThatThrownBy(() -> row.getText("id")).isInstanceOf(OnsetException.class)
                    .hasMessage("the result has no column \"id\"; it has run_id");
        }
    }

    @Test
    void aResultStaysAsItWasWhileAnImportCommits() {
        try (QueryResult before = onset.query("SELECT run_id FROM runs ORDER BY run_id")) {
            add("second", 1);
            int rows = 0;
            for (Batch batch = before.next(); batch != null; batch = before.next()) {
                rows += batch.size();
            }
            assertThat(rows).isEqualTo(1);
        }
        assertThat(texts("SELECT run_id FROM runs ORDER BY run_id")).containsExactly("first", "second");
    }

    @Test
    void aPreparedQuerySeesRunsThatCameLater() {
        PreparedQuery query = onset.prepare("SELECT count(*) FROM metrics WHERE value > ?");
        assertThat(query.parameterTypes()).containsExactly(DataType.DOUBLE);
        assertThat(query.fields()).hasSize(1);
        try (QueryResult result = query.execute(0.4)) {
            assertThat(result.rows().iterator().next().getLong(0)).isEqualTo(2);
        }
        add("second", 2);
        try (QueryResult result = query.execute(0.4)) {
            assertThat(result.rows().iterator().next().getLong(0)).isEqualTo(4);
        }
    }

    @Test
    void fractionsAndBucketsMayBeParameters() {
        String sql = "SELECT CONCAT_WS(' ', PERCENTILE_DISC(?) WITHIN GROUP (ORDER BY n), QUANTILE_CONT(n, ?), MAX(b))"
                + " FROM (SELECT n, NTILE(?) OVER (ORDER BY n) AS b FROM (VALUES (10), (20), (30)) AS t(n))";
        assertThat(texts(sql, 0.5, 0.25, 2)).containsExactly("20 15.0 2");
        assertThatThrownBy(() -> texts(sql, 0.5, 25, 2)).hasMessageContaining("25.0, but must be from 0 to 1");
        assertThatThrownBy(() -> texts(sql, 0.5, 0.25, 0)).hasMessageContaining("buckets from 1, not 0");
    }

    @Test
    void parametersOfTimeAreTakenAsUtc() {
        String sql = "SELECT run_id FROM runs WHERE started_at = ?";
        assertThat(texts(sql, Instant.EPOCH.plusNanos(1_000_001_000))).containsExactly("first");
        assertThat(texts(sql, LocalDateTime.of(1970, 1, 1, 0, 0, 1, 1000))).containsExactly("first");
        assertThat(texts(sql, "1970-01-01 00:00:01.000001")).containsExactly("first");
        assertThat(texts("SELECT run_id FROM runs WHERE started_at > ?", LocalDate.EPOCH)).containsExactly("first");
    }

    @Test
    void aWrongNumberOfParametersIsAnError() {
        assertThatThrownBy(() -> texts("SELECT run_id FROM runs WHERE run_id = ?"))
                .isInstanceOf(OnsetException.class).hasMessage("the statement has 1 parameter, but 0 given");
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() {
        assertThatThrownBy(() -> texts("SELECT step FROM history WHERE step = ?", 1.5))
                .isInstanceOf(OnsetException.class)
                .hasMessage("parameter 1 is a BIGINT, and 1.5 (Double) cannot be read as one");
    }

    @Test
    void aTimeLimitStopsAQuery() {
        PreparedQuery query = onset.prepare(ENDLESS);
        try (QueryResult result = query.execute(new QueryOptions(Duration.ofMillis(50)), List.of())) {
            assertThatThrownBy(result::next).isInstanceOf(OnsetException.class)
                    .hasMessage("the query was stopped at its time limit of 0.05 s")
                    .extracting(error -> ((OnsetException) error).category())
                    .isEqualTo(OnsetException.Category.CANCELLED);
        }
    }

    @Test
    void aCancelledQueryFailsAtItsNextRows() {
        try (QueryResult result = onset.query(ENDLESS)) {
            result.cancel();
            assertThatThrownBy(result::next).isInstanceOf(OnsetException.class)
                    .hasMessage("the query was cancelled");
        }
    }

    @Test
    void aSessionStopsWhatRunsInItAndSaysHowFarItIs() throws InterruptedException {
        try (Session session = onset.newSession(); Session other = onset.newSession()) {
            assertThat(session.progress()).isNull();
            Thread canceller = Thread.ofPlatform().start(() -> {
                while (session.progress() == null) {
                    Thread.onSpinWait();
                }
                other.cancel();
                session.cancel();
            });
            assertThatThrownBy(() -> session.execute("CREATE TABLE t AS " + ENDLESS)).isInstanceOf(OnsetException.class)
                    .hasMessage("the query was cancelled");
            canceller.join();
            assertThat(session.progress()).isNull();
        }
    }

    @Test
    void aReadOnlySessionChangesWhatIsItsOwnAlone() {
        onset.execute("CREATE VIEW kept AS SELECT run_id FROM runs");
        try (Session session = onset.newSession()) {
            session.forbidArchiveChanges();
            session.execute("CREATE TABLE t AS SELECT 1 AS x");
            session.execute("CREATE VIEW own AS SELECT x FROM t");
            assertThatThrownBy(() -> session.execute("CREATE VIEW more AS SELECT 1 AS one"))
                    .hasMessage("The session is read-only and cannot create a view in the archive");
            assertThatThrownBy(() -> session.execute("DROP VIEW kept"))
                    .hasMessage("The session is read-only and cannot drop a view in the archive");
        }
    }

    @Test
    void closingAResultFromAnotherThreadStopsItsQuery() throws InterruptedException {
        QueryResult result = onset.query(ENDLESS);
        Thread closer = Thread.ofPlatform().start(result::close);
        assertThatThrownBy(() -> {
            while (true) {
                result.next();
            }
        }).isInstanceOfAny(OnsetException.class, IllegalStateException.class);
        closer.join();
    }

    @Test
    void importedLogsAreAskedAtOnce() throws IOException {
        Path log = directory.resolve("logs/keras/training.csv");
        Files.createDirectories(directory.resolve("logs/keras"));
        Files.writeString(log, "epoch,loss,val_loss\n0,1.5,2.5\n1,0.5,1.25\n");
        ImportReport report = onset.importLogs(List.of(directory.resolve("logs")), ImportOptions.defaults());
        assertThat(report.complete()).isTrue();
        assertThat(report.runs()).isEqualTo(1);
        assertThat(texts("SELECT min(val_loss) FROM history WHERE run_id <> 'first'")).containsExactly("1.25");
    }

    @Test
    void contentsCountRunsPointsAndSources() {
        add("second", 1);
        ArchiveContents contents = onset.contents();
        assertThat(contents.runs()).isEqualTo(2);
        assertThat(contents.points()).isEqualTo(7);
        assertThat(contents.metrics()).isEqualTo(2);
        assertThat(contents.experiments()).isEqualTo(1);
        assertThat(contents.runsBySource()).containsExactly(Map.entry("test", 2));
        assertThat(contents.bytesPerPoint()).isPositive();
    }

    @Test
    void everyTableOfTheCatalogCanBeRead() {
        onset.catalog().tables().forEach(table -> {
            try (QueryResult result = onset.query("SELECT * FROM \"" + table.name() + "\"")) {
                assertThat(result.fields()).as(table.name()).hasSameSizeAs(table.fields());
                while (result.next() != null) {
                    assertThat(result.fields()).isNotEmpty();
                }
            }
        });
    }

    @Test
    void textsOfValuesAreExact() {
        assertThat(texts("SELECT v FROM (VALUES (1.0E0), (1e-7), (CAST('NaN' AS DOUBLE)), (0.1e0)) t(v)"))
                .isEqualTo(Arrays.asList("1", "1.0E-7", "NaN", "0.1"));
    }
}
