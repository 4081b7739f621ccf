package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.error.OnsetException;

/** Whatever happens to the files, the answer is an error that names one, and never a crash. */
class DamagedArchiveTest {

    @TempDir
    Path directory;

    private Path segment = Path.of("");

    @BeforeEach
    void write() {
        try (Archive archive = Archive.openOrCreate(directory)) {
            RunLogs.commit(archive, RunLogs.unusual());
        }
        segment = directory.resolve("segments/00000001-00");
    }

    /** Reads everything, past the check of sizes that the manifest makes possible. */
    private void readAll() throws IOException {
        Segment opened = Segment.open(SegmentFiles.trusted(segment));
        try {
            for (int run = 0; run < opened.runs.count(); run++) {
                for (int column = RunRows.RUN_ID; column <= RunRows.STATUS; column++) {
                    opened.runs.text(column, run);
                }
                opened.runs.texts(RunRows.PARAMS, run);
                RunLogs.times(opened.historyAxis(run));
                for (int row : opened.seriesOf(run)) {
                    RunLogs.values(opened.logged(row, run));
                    Series ordered = opened.ordered(row, run);
                    RunLogs.values(ordered);
                    RunLogs.steps(ordered.axis());
                }
            }
        } finally {
            opened.release();
        }
    }

    /** True if it was an error, which then must be a proper one. */
    private boolean failsProperly() throws IOException {
        try {
            readAll();
            return false;
        } catch (OnsetException e) {
            assertThat(e.category()).isEqualTo(OnsetException.Category.ARCHIVE);
            assertThat(e).hasMessageContaining(segment.toString()).hasMessageContaining(".arrow");
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs.arrow", "axes.arrow", "times.arrow", "series.arrow"})
    void aFileThatWasCutOffAnywhereIsAnError(String name) throws IOException {
        Path file = segment.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 61) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(failsProperly()).as("cut off at %d of %d", length, whole.length).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs.arrow", "axes.arrow", "times.arrow", "series.arrow"})
    void aChangedByteIsAnErrorOrChangesAValueAndVerifyFindsIt(String name) throws IOException {
        Path file = segment.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(42);
        int errors = 0;
        try (Archive archive = Archive.open(directory)) {
            for (int i = 0; i < 300; i++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, damaged);
                errors += failsProperly() ? 1 : 0;
                if (i % 100 == 0) {
                    assertThat(archive.verify()).singleElement().asString().contains(file.toString());
                }
            }
        }
        assertThat(errors).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs.arrow", "axes.arrow", "times.arrow", "series.arrow"})
    void wildNumbersInMetadataAreErrors(String name) throws IOException {
        Path file = segment.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        int[] wild = {-1, 0x7f, 0x80};
        for (int at = whole.length - 10; at > 0; at -= 17) {
            for (int value : wild) {
                byte[] damaged = whole.clone();
                Arrays.fill(damaged, at, Math.min(at + 4, whole.length), (byte) value);
                Files.write(file, damaged);
                failsProperly();
            }
        }
        Files.write(file, whole);
        assertThat(failsProperly()).isFalse();
    }

    @Test
    void anIntactArchiveHasNothingToReport() {
        try (Archive archive = Archive.open(directory)) {
            assertThat(archive.verify()).isEmpty();
        }
    }

    @Test
    void aFileOfAnotherSizeIsAnErrorAtOpening() throws IOException {
        Path file = segment.resolve("axes.arrow");
        Files.write(file, new byte[3], java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Archive.open(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("instead of");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path file = segment.resolve("times.arrow");
        try (Archive archive = Archive.open(directory)) {
            Files.delete(file);
            assertThat(archive.verify()).singleElement().asString().contains(file.toString());
        }
        assertThatThrownBy(() -> Archive.open(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void everyChangedByteOfTheManifestIsFound() throws IOException {
        Path manifest = directory.resolve("manifest.json");
        byte[] whole = Files.readAllBytes(manifest);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(manifest, damaged);
            assertThatThrownBy(() -> Archive.open(directory)).as("byte %d", i).isInstanceOf(OnsetException.class)
                    .hasMessageContaining(manifest.toString());
        }
    }

    @Test
    void aManifestOfALaterFormatSaysSo() throws IOException {
        Path manifest = directory.resolve("manifest.json");
        Files.write(manifest, ChecksummedJson.write(json -> json.writeNumberField("format", 99)));
        assertThatThrownBy(() -> Archive.open(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("format 99").hasMessageContaining("newer version");
    }

    @Test
    void aManifestOfAnEarlierFormatSaysWhatToDo() throws IOException {
        Path manifest = directory.resolve("manifest.json");
        Files.write(manifest, ChecksummedJson.write(json -> json.writeNumberField("format", 1)));
        assertThatThrownBy(() -> Archive.open(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("format 1 of an earlier version")
                .hasMessageContaining("import its logs again into a new archive (onset import --archive");
    }

    @Test
    void aManifestDoesNotLeadOutOfTheArchive() throws IOException {
        Path manifest = directory.resolve("manifest.json");
        Manifest.SegmentEntry outside = new Manifest.SegmentEntry("../../elsewhere", 1, 1, 1, List.of(), List.of());
        Files.write(manifest, new Manifest(1, List.of(outside), null).toJson());
        assertThatThrownBy(() -> Archive.open(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("../../elsewhere");
    }

    @Test
    void verifyReportsEveryDamagedFile() throws IOException {
        var damaged = new ArrayList<String>();
        try (Archive archive = Archive.open(directory); Stream<Path> paths = Files.list(segment)) {
            for (Path file : paths.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 64;
                Files.write(file, bytes);
                damaged.add(file.toString());
            }
            List<String> problems = archive.verify();
            assertThat(problems).hasSize(5);
            for (String file : damaged) {
                assertThat(problems).anyMatch(problem -> problem.contains(file));
            }
        }
    }
}
