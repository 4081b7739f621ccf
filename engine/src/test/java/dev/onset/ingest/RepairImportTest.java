package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveDamage;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.archive.arrow.Compression;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.error.OnsetException;

/** Three runs of Keras in one segment, long enough that each has blocks of its own; a fourth in another. */
class RepairImportTest {

    @TempDir
    Path directory;

    private Path archive = Path.of("");
    private List<String> before = List.of();

    @BeforeEach
    void importLogs() throws IOException {
        archive = directory.resolve("archive");
        for (String name : List.of("ada", "ben", "cleo", "dora")) {
            log(name, 30_000);
            if (!name.equals("ada") && !name.equals("ben")) {
                add();
            }
        }
        before = contents();
    }

    private void log(String name, int epochs) throws IOException {
        var text = new StringBuilder("epoch,loss,val_loss\n");
        for (int epoch = 0; epoch < epochs; epoch++) {
            text.append(epoch).append(',').append(name.hashCode() / (epoch + 1.0)).append(',').append(epoch * 0.5)
                    .append('\n');
        }
        Files.writeString(Files.createDirectories(directory.resolve("logs/" + name)).resolve("training.csv"), text);
    }

    private void add() {
        try (Archive opened = Archive.openOrCreate(archive)) {
            new Importer(ImportOptions.defaults()).run(opened, List.of(directory.resolve("logs")));
        }
    }

    /** All values of all runs, by name. */
    private List<String> contents() {
        var lines = new ArrayList<String>();
        try (Archive opened = Archive.open(archive); Snapshot snapshot = opened.snapshot()) {
            for (int run = 0; run < snapshot.runCount(); run++) {
                for (Series series : snapshot.logged(run)) {
                    var line = new StringBuilder(snapshot.runs().runId(run) + " " + series.metric());
                    for (int i = 0; i < series.length(); i++) {
                        line.append(' ').append(series.axis().step(i)).append('=').append(series.value(i));
                    }
                    lines.add(line.toString());
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    private static String firstRunId(Archive opened) {
        try (Snapshot snapshot = opened.snapshot()) {
            return snapshot.runs().runId(0);
        }
    }

    private static void flip(Path file, double where) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) (where * (bytes.length - 1))] ^= 16;
        Files.write(file, bytes);
    }

    private Path segment(int version) {
        return archive.resolve("segments/0000000%d-00".formatted(version));
    }

    private RepairImport.Outcome repair(boolean dropLost) {
        return RepairImport.run(archive, ImportOptions.defaults(), dropLost);
    }

    private void isWholeAgain() {
        assertThat(Archive.verify(archive)).isEmpty();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void verifyNamesTheRunsWhoseCurvesAreDamaged() throws IOException {
        flip(segment(1).resolve("series.arrow"), 0.5);
        List<ArchiveDamage> damages = Archive.verify(archive);
        assertThat(damages).singleElement().satisfies(damage -> {
            assertThat(damage.file()).isEqualTo(segment(1).resolve("series.arrow"));
            assertThat(damage.reason()).contains("checksum");
            assertThat(damage.runs()).hasSizeBetween(1, 2).allSatisfy(
                    run -> assertThat(run.path()).startsWith(directory.resolve("logs").toString()));
        });
    }

    @Test
    void damagedCurvesAreReadAgainFromTheirLogsAndTheOthersKept() throws IOException {
        flip(segment(1).resolve("series.arrow"), 0.5);
        RepairImport.Outcome outcome = repair(false);
        assertThat(outcome.isIntact()).isTrue();
        assertThat(outcome.restored()).isBetween(1, 2);
        isWholeAgain();
        assertThat(archive.resolve("damaged/00000001-00/series.arrow")).exists();
        assertThat(repair(false).damages()).isEmpty();
    }

    @Test
    void aSegmentThatCannotEvenBeOpenedIsReadAgain() throws IOException {
        Files.write(segment(1).resolve("runs.arrow"), new byte[100]);
        Files.delete(segment(2).resolve("axes.arrow"));
        assertThatThrownBy(() -> Archive.open(archive)).hasMessageContaining("onset verify --repair");
        RepairImport.Outcome outcome = repair(false);
        assertThat(outcome.restored()).isEqualTo(4);
        isWholeAgain();
    }

    @Test
    void runsWhoseLogsAreGoneStayUntilTheyAreGivenUp() throws IOException {
        Files.delete(directory.resolve("logs/ada/training.csv"));
        Files.write(segment(1).resolve("axes.arrow"), new byte[100]);
        RepairImport.Outcome outcome = repair(false);
        assertThat(outcome.isIntact()).isFalse();
        assertThat(outcome.restored()).isEqualTo(2);
        assertThat(outcome.lost()).singleElement().satisfies(run -> {
            assertThat(run.runId()).startsWith("ada");
            assertThat(run.path()).isEqualTo(directory.resolve("logs/ada/training.csv").toString());
        });
        assertThatThrownBy(() -> Archive.open(archive)).hasMessageContaining("axes.arrow");

        assertThat(repair(true).isIntact()).isTrue();
        assertThat(Archive.verify(archive)).isEmpty();
        assertThat(contents()).isEqualTo(before.stream().filter(line -> !line.startsWith("ada")).toList());
        assertThat(archive.resolve("damaged/00000001-00/series.arrow")).exists();
    }

    @Test
    void lostRunsComeBackWithTheirLogs() throws IOException {
        Path log = directory.resolve("logs/ada/training.csv");
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(log, elsewhere);
        Files.write(segment(1).resolve("axes.arrow"), new byte[100]);
        assertThat(repair(false).lost()).hasSize(1);
        Files.move(elsewhere, log);
        assertThat(repair(false).isIntact()).isTrue();
        isWholeAgain();
    }

    @Test
    void aLostOrDamagedManifestIsRestoredWithMappingCompressionAndRemovals() throws IOException {
        try (Archive opened = Archive.open(archive); ArchiveWriter writer = opened.writer()) {
            writer.map(MetricMapping.parse(List.of("val_loss=val_loss")));
            writer.compress(Compression.ZSTD);
            writer.remove(firstRunId(opened));
            writer.commit();
        }
        before = contents();
        assertThat(before).hasSize(9);
        byte[] manifest = Files.readAllBytes(archive.resolve("manifest.json"));
        Files.delete(archive.resolve("manifest.json"));
        assertThat(repair(false).actions()).anyMatch(action -> action.contains("from manifest.backup.json"));
        isWholeAgain();
        assertThat(archive.resolve("manifest.json")).hasBinaryContent(manifest);

        flip(archive.resolve("manifest.json"), 0.5);
        assertThat(repair(false).isIntact()).isTrue();
        isWholeAgain();
        assertThat(archive.resolve("manifest.json")).hasBinaryContent(manifest);
        assertThat(archive.resolve("damaged/manifest.json")).exists();
    }

    @Test
    void aDamagedBackupOfTheManifestIsFoundAndMadeAnew() throws IOException {
        Path backup = archive.resolve("manifest.backup.json");
        flip(backup, 0.5);
        assertThat(Archive.verify(archive)).singleElement().asString().contains(backup.toString(), "checksum");
        assertThat(repair(false).isIntact()).isTrue();
        isWholeAgain();
        Files.delete(backup);
        assertThat(Archive.verify(archive)).singleElement().asString().contains(backup.toString(), "missing");
        add();
        isWholeAgain();
    }

    @Test
    void aBackupWhoseSegmentsAreGoneStillSaysWhatWasRemoved() throws IOException {
        try (Archive opened = Archive.open(archive); ArchiveWriter writer = opened.writer()) {
            writer.remove(firstRunId(opened));
            writer.commit();
        }
        before = contents().stream().filter(line -> !line.startsWith("dora")).toList();
        for (String file : List.of("series", "runs", "axes", "times")) {
            Files.delete(segment(2).resolve(file + ".arrow"));
        }
        Files.delete(segment(2).resolve("segment.json"));
        Files.delete(segment(2));
        Files.delete(archive.resolve("manifest.json"));
        assertThat(repair(false).actions()).anyMatch(action -> action.contains("are as in manifest.backup.json"));
        isWholeAgain();
    }

    @Test
    void withoutAManifestAndItsBackupOneIsMadeOfTheSegments() throws IOException {
        log("ada", 20_000);
        add();
        before = contents();
        Path manifest = archive.resolve("manifest.json");
        Files.delete(archive.resolve("manifest.backup.json"));
        Files.delete(manifest);
        assertThatThrownBy(() -> Archive.open(archive)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("manifest.json").hasMessageContaining("onset verify --repair");
        assertThat(Archive.verify(archive)).singleElement().asString().contains("manifest.json");
        assertThat(repair(false).isIntact()).isTrue();
        isWholeAgain();

        flip(manifest, 0.5);
        flip(archive.resolve("manifest.backup.json"), 0.5);
        assertThat(repair(false).actions()).anyMatch(action -> action.contains("made a new manifest.json"));
        isWholeAgain();
        assertThat(archive.resolve("damaged/manifest.json")).exists();
    }

    @Test
    void aDamagedDescriptionOfASegmentAndListOfSourcesAreMadeAnew() throws IOException {
        flip(segment(1).resolve("segment.json"), 0.9);
        flip(archive.resolve("sources-00000002.json"), 0.5);
        assertThat(Archive.verify(archive)).hasSize(2);
        RepairImport.Outcome outcome = repair(false);
        assertThat(outcome.restored()).isZero();
        assertThat(outcome.isIntact()).isTrue();
        isWholeAgain();
        add();
        isWholeAgain();
    }
}
