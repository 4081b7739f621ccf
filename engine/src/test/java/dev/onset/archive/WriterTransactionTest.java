package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import dev.onset.error.OnsetException;

@Isolated("counts the segments that the process has mapped")
class WriterTransactionTest {

    @TempDir
    Path directory;

    private int mappedBefore;
    private Archive archive;

    @BeforeEach
    void open() {
        mappedBefore = Segment.openCount();
        archive = Archive.openOrCreate(directory);
    }

    @AfterEach
    void nothingStaysMapped() {
        archive.close();
        assertThat(Segment.openCount()).isEqualTo(mappedBefore);
    }

    private Map<String, String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString(),
                        java.util.HexFormat.of().formatHex(Files.readAllBytes(path)));
            }
            return files;
        }
    }

    @Test
    void nothingIsVisibleBeforeTheCommit() {
        try (ArchiveWriter writer = archive.writer()) {
            writer.add(RunLogs.run("a", "x", 1));
            try (Snapshot snapshot = archive.snapshot()) {
                assertThat(snapshot.runCount()).isZero();
            }
            writer.commit();
            try (Snapshot snapshot = archive.snapshot()) {
                assertThat(snapshot.runCount()).isEqualTo(1);
            }
        }
    }

    @Test
    void aWriterWithoutCommitChangesNoFile() throws IOException {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1));
        Map<String, String> before = files();
        try (ArchiveWriter writer = ArchiveWriter.open(archive, Duration.ZERO,
                new WriterLimits(1, BatchLimits.STANDARD))) {
            writer.add(RunLogs.run("a", "x", 2));
            writer.add(RunLogs.run("b", "x", 2));
            writer.remove("a");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aCommitWithoutChangesKeepsTheVersion() throws IOException {
        long version = RunLogs.commit(archive, RunLogs.run("a", "x", 1));
        Map<String, String> before = files();
        assertThat(RunLogs.commit(archive)).isEqualTo(version);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aRunReplacesTheOneOfItsId() {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1), RunLogs.run("b", "y", 2));
        RunLogs.commit(archive, RunLogs.run("b", "z", 3, 4));
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(RunLogs.runIds(snapshot)).containsExactly("a", "b");
            assertThat(snapshot.metricNames()).containsExactly("x", "z");
            assertThat(snapshot.pointCount()).isEqualTo(3);
            assertThat(RunLogs.values(RunLogs.series(snapshot, "b", "z"))).containsExactly(3, 4);
        }
    }

    @Test
    void aSegmentWithoutLiveRunsIsDeleted() throws IOException {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1));
        RunLogs.commit(archive, RunLogs.run("a", "x", 2));
        try (Stream<Path> segments = Files.list(directory.resolve("segments"))) {
            assertThat(segments).hasSize(1);
        }
        assertThat(archive.info().segments()).isEqualTo(1);
    }

    @Test
    void aRemovedRunIsGoneAndCanComeBack() {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1), RunLogs.run("b", "x", 2));
        try (ArchiveWriter writer = archive.writer()) {
            writer.remove("a");
            assertThat(writer.contains("a")).isFalse();
            assertThat(writer.contains("b")).isTrue();
            writer.commit();
            try (Snapshot snapshot = archive.snapshot()) {
                assertThat(RunLogs.runIds(snapshot)).containsExactly("b");
                assertThat(snapshot.series(0, snapshot.historyColumn("x"))).isNotNull();
            }
            writer.add(RunLogs.run("a", "x", 3));
            writer.commit();
        }
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(RunLogs.runIds(snapshot)).containsExactly("b", "a");
            assertThat(RunLogs.values(RunLogs.series(snapshot, "a", "x"))).containsExactly(3);
        }
    }

    @Test
    void aTransactionOverManySegmentsIsOneCommit() {
        try (ArchiveWriter writer = ArchiveWriter.open(archive, Duration.ZERO,
                new WriterLimits(3, BatchLimits.STANDARD))) {
            for (int i = 0; i < 10; i++) {
                writer.add(RunLogs.run("run" + i, "x", i, i));
            }
            writer.add(RunLogs.run("run0", "x", 7));
            writer.remove("run1");
            assertThat(writer.contains("run1")).isFalse();
            writer.commit();
        }
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(snapshot.runCount()).isEqualTo(9);
            assertThat(snapshot.version()).isEqualTo(1);
            assertThat(RunLogs.values(RunLogs.series(snapshot, "run0", "x"))).containsExactly(7);
            assertThat(RunLogs.values(RunLogs.series(snapshot, "run9", "x"))).containsExactly(9, 9);
        }
        assertThat(archive.info().segments()).isGreaterThan(2);
    }

    @Test
    void severalThreadsMayAdd() {
        try (ArchiveWriter writer = archive.writer()) {
            var adding = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> writer.add(RunLogs.run("run" + i, "x", i))))
                    .toList();
            adding.forEach(CompletableFuture::join);
            writer.commit();
        }
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(snapshot.runCount()).isEqualTo(50);
            assertThat(RunLogs.values(RunLogs.series(snapshot, "run33", "x"))).containsExactly(33);
        }
    }

    @Test
    void theSameRunsGiveTheSameFiles(@TempDir Path other) throws IOException {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1), RunLogs.run("b", "y", 2));
        try (Archive second = Archive.openOrCreate(other)) {
            RunLogs.commit(second, RunLogs.run("b", "y", 2), RunLogs.run("a", "x", 1));
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            assertThat(java.util.HexFormat.of().formatHex(Files.readAllBytes(other.resolve(file.getKey()))))
                    .as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void aSnapshotStaysReadableWhileItsSegmentsAreReplaced() {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1, 2));
        Snapshot old = archive.snapshot();
        Series series = RunLogs.series(old, "a", "x");
        RunLogs.commit(archive, RunLogs.run("a", "x", 3));
        try (Snapshot now = archive.snapshot()) {
            assertThat(RunLogs.values(RunLogs.series(now, "a", "x"))).containsExactly(3);
        }
        assertThat(RunLogs.values(series)).containsExactly(1, 2);
        assertThat(old.runs().runId(0)).isEqualTo("a");
        old.close();
        old.close();
        assertThatThrownBy(() -> series.value(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherArchiveOfTheDirectorySeesTheCommit() {
        try (Archive other = Archive.open(directory)) {
            RunLogs.commit(archive, RunLogs.run("a", "x", 1));
            try (Snapshot snapshot = other.snapshot()) {
                assertThat(snapshot.runCount()).isEqualTo(1);
            }
            RunLogs.commit(other, RunLogs.run("b", "x", 1));
        }
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(RunLogs.runIds(snapshot)).containsExactly("a", "b");
        }
    }

    @Test
    void sourcesAreKnownAfterReopening() {
        var source = new SourceFile("logs/a.csv", 12, 34, "csv", List.of("a"));
        try (ArchiveWriter writer = archive.writer()) {
            assertThat(writer.source("logs/a.csv")).isNull();
            writer.recordSource(source);
            assertThat(writer.commit()).isEqualTo(1);
        }
        try (Archive other = Archive.open(directory); ArchiveWriter writer = other.writer()) {
            assertThat(writer.source("logs/a.csv")).isEqualTo(source);
            writer.recordSource(source);
            assertThat(writer.commit()).isEqualTo(1);
            writer.recordSource(new SourceFile("logs/a.csv", 13, 35, "csv", List.of("a", "é\n")));
            assertThat(writer.commit()).isEqualTo(2);
        }
        try (ArchiveWriter writer = archive.writer()) {
            SourceFile read = writer.source("logs/a.csv");
            assertThat(read == null ? List.of() : read.runIds()).containsExactly("a", "é\n");
        }
    }

    @Test
    void leftoversOfACrashAreRemovedByTheNextWriterAlone() throws IOException {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1));
        List<Path> leftovers = new ArrayList<>();
        leftovers.add(directory.resolve("segments/00000002-00/series.arrow"));
        leftovers.add(directory.resolve("manifest.json.tmp"));
        leftovers.add(directory.resolve("sources-00000002.json"));
        Path notOurs = directory.resolve("segments/notes/readme.txt");
        for (Path path : List.of(leftovers.get(0), leftovers.get(1), leftovers.get(2), notOurs)) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, "half");
        }
        try (Archive reader = Archive.open(directory); Snapshot snapshot = reader.snapshot()) {
            assertThat(RunLogs.runIds(snapshot)).containsExactly("a");
            assertThat(leftovers).allMatch(Files::exists);
        }
        RunLogs.commit(archive, RunLogs.run("b", "x", 1));
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(RunLogs.runIds(snapshot)).containsExactly("a", "b");
        }
        assertThat(leftovers.subList(1, 3)).noneMatch(Files::exists);
        assertThat(notOurs).exists();
    }

    @Test
    void infoCountsWhatIsThere() {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1, 2), RunLogs.run("b", "x", 2));
        ArchiveInfo info = archive.info();
        assertThat(info.version()).isEqualTo(1);
        assertThat(info.runs()).isEqualTo(2);
        assertThat(info.points()).isEqualTo(3);
        assertThat(info.bytes()).isGreaterThan(100);
        assertThat(info.bytesPerPoint()).isEqualTo(info.bytes() / 3.0);
    }

    @Test
    void openingWhereNothingIsNamesTheDirectory(@TempDir Path empty) {
        assertThatThrownBy(() -> Archive.open(empty)).isInstanceOf(OnsetException.class)
                .hasMessageContaining(empty.toString()).hasMessageContaining("no archive");
    }
}
