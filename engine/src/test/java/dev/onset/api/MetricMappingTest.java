package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.error.OnsetException;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.ImportReport;

/** Which metric fills which canonical column: chosen by conventions, changed by the user, shown by {@code metric_names}. */
final class MetricMappingTest {

    @TempDir
    private Path directory = Path.of("");

    private Onset onset;

    @BeforeEach
    void open() throws IOException {
        onset = Onset.openOrCreate(directory.resolve("archive"));
        write("both.csv", "epoch,loss,validation/loss,test/loss\n0,4,3,2\n");
        write("one.csv", "epoch,loss,test/loss,my/tag\n0,40,20,30\n1,41,21,31\n");
    }

    @AfterEach
    void close() {
        onset.close();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("logs")).resolve(name), text);
    }

    private ImportReport importLogs() {
        return importLogs(MetricMapping.NONE);
    }

    private ImportReport importLogs(MetricMapping mapping) {
        return onset.importLogs(List.of(directory.resolve("logs")), ImportOptions.defaults().withMapping(mapping));
    }

    private void map(String... pairs) {
        onset.changeMapping(before -> before.preferring(MetricMapping.parse(List.of(pairs))));
    }

    private List<String> rows(String sql) {
        try (QueryResult result = onset.query(sql)) {
            return rows(result);
        }
    }

    private static List<String> rows(QueryResult result) {
        List<String> rows = new ArrayList<>();
        for (Row row : result.rows()) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < result.fields().size(); column++) {
                cells.add(String.valueOf(row.getObject(column)));
            }
            rows.add(String.join(" ", cells));
        }
        return rows;
    }

    private List<String> validation() {
        return rows("SELECT r.name, h.val_loss FROM history h JOIN runs r USING (run_id) WHERE h.step = 0"
                + " ORDER BY r.name");
    }

    @Test
    void metricNamesShowsWhatFillsAColumnAndWhatWasPassedOver() {
        importLogs();
        assertThat(rows("SELECT metric, canonical, runs, points, passed_over_runs, passed_over_for FROM metric_names"
                + " WHERE metric <> 'epoch' ORDER BY metric")).containsExactly(
                        "loss train_loss 2 3 0 null",
                        "my/tag null 1 2 0 null",
                        "test/loss val_loss 2 3 1 validation/loss",
                        "validation/loss val_loss 1 1 0 null");
    }

    @Test
    void theReportSaysWhatWasPassedOver() {
        assertThat(importLogs().metricChoices()).containsExactly(
                new ImportReport.MetricChoice("val_loss", "validation/loss", List.of("test/loss"), 1));
    }

    @Test
    void whereNoneOfSeveralIsBetterTheReportSaysSo() throws IOException {
        write("parts.csv", "epoch,val/ce_loss,val/kl_loss\n0,1,2\n");
        assertThat(importLogs().metricChoices()).contains(
                new ImportReport.MetricChoice("val_loss", null, List.of("val/ce_loss", "val/kl_loss"), 1));
    }

    @Test
    void aMappingChangesTheColumnsWithoutTheLogs() throws IOException {
        importLogs();
        Files.delete(directory.resolve("logs/one.csv"));
        assertThat(validation()).containsExactly("both 3.0", "one 20.0");
        map("val_loss=my/tag");
        assertThat(validation()).containsExactly("both 3.0", "one 30.0");
        assertThat(rows("SELECT metric, passed_over_runs, passed_over_for FROM metric_names"
                + " WHERE canonical = 'val_loss' ORDER BY metric")).containsExactly("my/tag 0 null",
                        "test/loss 2 my/tag, validation/loss", "validation/loss 0 null");
    }

    @Test
    void aMappingCanBeTakenBack() {
        importLogs();
        map("val_loss=my/tag", "train_loss=test/loss");
        assertThat(onset.changeMapping(before -> before.without("val_loss")).entries())
                .containsExactly(new MetricMapping.Entry("train_loss", "test/loss"));
        onset.changeMapping(before -> MetricMapping.NONE);
        assertThat(validation()).containsExactly("both 3.0", "one 20.0");
    }

    @Test
    void aChangeOfTheMappingWritesNoCurve() {
        importLogs();
        long segments = onset.contents().segments();
        long bytes = onset.contents().bytes();
        map("val_loss=my/tag");
        assertThat(onset.contents().segments()).isEqualTo(segments);
        assertThat(onset.contents().bytes()).isBetween(bytes, bytes + 100);
    }

    @Test
    void aColumnWhoseMetricIsMappedAwayGoesToTheNextBest() {
        importLogs();
        map("train_loss=validation/loss");
        assertThat(rows("SELECT train_loss, val_loss FROM history h JOIN runs r USING (run_id) WHERE r.name = 'both'"))
                .containsExactly("3.0 2.0");
    }

    @Test
    void ofSeveralMetricsForAColumnTheFirstThatTheRunHasFillsIt() {
        importLogs();
        map("val_loss=my/tag", "val_loss=test/loss");
        assertThat(validation()).containsExactly("both 2.0", "one 30.0");
    }

    @Test
    void whatIsSetLastIsPreferredAndTheFormerStaysBehindIt() {
        importLogs();
        map("val_loss=my/tag");
        map("val_loss=test/loss");
        assertThat(onset.mapping().preferred("val_loss")).containsExactly("test/loss", "my/tag");
        assertThat(validation()).containsExactly("both 2.0", "one 20.0");
    }

    @Test
    void aMappingSetByAnImportHoldsForLaterOnes() throws IOException {
        importLogs(MetricMapping.parse(List.of("val_loss=my/tag")));
        write("later.csv", "epoch,val_loss,my/tag\n0,1,7\n");
        importLogs();
        assertThat(validation()).containsExactly("both 3.0", "later 7.0", "one 30.0");
    }

    @Test
    void aMappingOutlivesCompactionAndRunsThatGrow() throws IOException {
        importLogs();
        map("val_loss=my/tag");
        write("one.csv", "epoch,loss,test/loss,my/tag\n0,40,20,35\n1,41,21,31\n2,41,21,31\n");
        importLogs();
        try (ArchiveWriter writer = onset.archive().writer()) {
            writer.compact();
            writer.commit();
        }
        assertThat(onset.contents().segments()).isEqualTo(1);
        assertThat(validation()).containsExactly("both 3.0", "one 35.0");
        onset.changeMapping(before -> MetricMapping.NONE);
        assertThat(validation()).containsExactly("both 3.0", "one 20.0");
    }

    @Test
    void aReaderKeepsTheMappingOfItsSnapshot() {
        importLogs();
        PreparedQuery prepared = onset.prepare("SELECT sum(val_loss) FROM history");
        try (QueryResult before = onset.query("SELECT sum(val_loss) FROM history")) {
            map("val_loss=my/tag");
            assertThat(rows(before)).containsExactly("44.0");
        }
        try (QueryResult after = prepared.execute()) {
            assertThat(rows(after)).containsExactly("64.0");
        }
    }

    @Test
    void aMetricThatNoRunHasIsAnErrorWithTheNearest() {
        importLogs();
        assertThatThrownBy(() -> map("val_loss=my/tga")).isInstanceOf(OnsetException.class)
                .hasMessageContaining("my/tga").hasMessageContaining("did you mean my/tag?");
        assertThat(onset.mapping().isEmpty()).isTrue();
    }

    @Test
    void anImportKeepsItsRunsWhenItsMappingNamesNoMetric() {
        ImportReport report = importLogs(MetricMapping.parse(List.of("val_loss=my/tga", "lr=my/tag")));
        assertThat(report.mappingProblems()).singleElement().asString().contains("my/tga", "did you mean my/tag?");
        assertThat(report.runs()).isEqualTo(2);
        assertThat(onset.mapping()).isEqualTo(MetricMapping.parse(List.of("lr=my/tag")));
    }

    @Test
    void anUnknownColumnIsAnErrorWithTheNearest() {
        assertThatThrownBy(() -> MetricMapping.parse(List.of("valloss=x"))).isInstanceOf(OnsetException.class)
                .hasMessageContaining("'valloss'").hasMessageContaining("did you mean val_loss?");
        assertThatThrownBy(() -> MetricMapping.parse(List.of("val_loss"))).isInstanceOf(OnsetException.class)
                .hasMessageContaining("val_loss=my/tag");
        assertThatThrownBy(() -> MetricMapping.parse(List.of("val_loss=x", "train_loss=x")))
                .isInstanceOf(OnsetException.class).hasMessageContaining("'x'");
        assertThatThrownBy(() -> MetricMapping.NONE.without("lr")).isInstanceOf(OnsetException.class)
                .hasMessageContaining("nothing is mapped to lr");
    }
}
