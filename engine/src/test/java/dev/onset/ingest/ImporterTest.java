package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.Snapshot;

class ImporterTest {

    @TempDir
    Path folder;
    private Path logs;

    @BeforeEach
    void makeFolder() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
    }

    private Path write(String path, String text) throws IOException {
        Path file = logs.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Imported read(ImportOptions options) {
        return Imported.of(folder.resolve("archive"), options, logs);
    }

    private Imported read() {
        return read(ImportOptions.defaults());
    }

    @Test
    void unchangedSourcesAreNotReadAgain() throws IOException {
        write("a.csv", "epoch,loss\n0,1\n");
        read().close();
        try (Imported again = read()) {
            assertThat(again.report().filesRead()).isZero();
            assertThat(again.report().filesUnchanged()).isEqualTo(1);
            assertThat(again.snapshot().runCount()).isEqualTo(1);
        }
    }

    @Test
    void aLogThatGrewIsReadAgainAndStaysTheSameRun() throws IOException {
        write("a.csv", "epoch,loss\n0,1\n");
        write("b.csv", "epoch,loss\n0,9\n");
        String runId;
        try (Imported first = read()) {
            runId = first.snapshot().runs().runId(first.run("a"));
        }
        write("a.csv", "epoch,loss\n0,1\n1,0.5\n");
        try (Imported again = read()) {
            assertThat(again.report().filesRead()).isEqualTo(1);
            assertThat(again.snapshot().runCount()).isEqualTo(2);
            assertThat(again.snapshot().runs().find(runId)).isEqualTo(again.run("a"));
            assertThat(again.points(again.run("a"), "loss")).containsExactly("0=1.0", "1=0.5");
        }
    }

    @Test
    void runsThatAChangedLogHoldsNoMoreAreRemoved() throws IOException {
        write("a.csv", "epoch,loss\n0,2\n1,1\n0,3\n1,2\n");
        try (Imported first = read()) {
            assertThat(first.names()).containsExactly("a", "a#2");
        }
        write("a.csv", "epoch,loss\n0,2\n1,1\n2,0\n");
        try (Imported again = read()) {
            assertThat(again.names()).containsExactly("a");
        }
    }

    @Test
    void aSourceWithAFailureIsReadAgainUntilItIsWhole() throws IOException {
        write("a.csv", "epoch,loss\n0,2\n1,x\n2,1\n");
        for (int i = 0; i < 2; i++) {
            try (Imported again = read()) {
                assertThat(again.report().filesRead()).isEqualTo(1);
                assertThat(again.report().complete()).isFalse();
            }
        }
    }

    @Test
    void theSameRunHasTheSameIdFromWhereverTheWalkBegins() throws IOException {
        Path file = write("deep/er/a.csv", "epoch,loss\n0,1\n");
        List<String> ids = new ArrayList<>();
        int archive = 0;
        for (Path start : List.of(logs, file.getParent(), file)) {
            try (Imported imported = Imported.of(folder.resolve("archive" + archive++), start)) {
                ids.add(imported.snapshot().runs().runId(0));
            }
        }
        assertThat(ids).hasSize(3).allMatch(ids.getFirst()::equals);
    }

    @Test
    void runsOfOneNameInDifferentFoldersStayApart() throws IOException {
        write("x/seed/a.csv", "epoch,loss\n0,1\n");
        write("y/seed/a.csv", "epoch,loss\n0,2\n");
        try (Imported imported = read()) {
            assertThat(imported.snapshot().runCount()).isEqualTo(2);
            assertThat(imported.names()).containsExactly("a", "a");
        }
    }

    @Test
    void aFileGivenAloneIsImportedAlone() throws IOException {
        write("a.csv", "epoch,loss\n0,1\n");
        Path b = write("b.csv", "epoch,loss\n0,2\n");
        try (Imported imported = Imported.of(folder.resolve("archive"), b)) {
            assertThat(imported.names()).containsExactly("b");
            assertThat(imported.report().filesSeen()).isEqualTo(1);
        }
    }

    @Test
    void aPathGivenTwiceIsWalkedOnce() throws IOException {
        write("a.csv", "epoch,loss\n0,1\n");
        try (Imported imported = Imported.of(folder.resolve("archive"), logs, logs)) {
            assertThat(imported.report().filesSeen()).isEqualTo(1);
            assertThat(imported.report().runs()).isEqualTo(1);
        }
    }

    @Test
    void aPathThatIsNotThereIsAFailureAndTheOthersAreImported() throws IOException {
        write("a.csv", "epoch,loss\n0,1\n");
        try (Imported imported = Imported.of(folder.resolve("archive"), folder.resolve("nowhere"), logs)) {
            assertThat(imported.snapshot().runCount()).isEqualTo(1);
            assertThat(imported.report().failures()).singleElement().asString().contains("nowhere", "no such file");
        }
    }

    @Test
    void failFastCommitsNothing() throws IOException {
        write("a.csv", "epoch,loss\n0,1\n");
        write("b.csv", "epoch,loss\n0,1\n1,x\n");
        try (Imported imported = read(ImportOptions.defaults().withFailFast(true))) {
            assertThat(imported.report().complete()).isFalse();
            assertThat(imported.report().version()).isEqualTo(-1);
            assertThat(imported.snapshot().runCount()).isZero();
        }
    }

    @Test
    void aDryRunCountsAndChangesNothing() throws IOException {
        write("a.csv", "epoch,loss\n0,1\n1,2\n");
        ImportReport report = new Importer(ImportOptions.defaults()).dryRun(List.of(logs), List.of());
        assertThat(report.runs()).isEqualTo(1);
        assertThat(report.points()).isEqualTo(4);
        try (Imported imported = read(ImportOptions.defaults().withDryRun(true))) {
            assertThat(imported.report().runs()).isEqualTo(1);
            assertThat(imported.snapshot().runCount()).isZero();
        }
    }

    @Test
    void progressEndsWithEverythingDone() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("run" + i + "/a.csv", "epoch,loss\n0,1\n");
        }
        List<ImportProgress> told = Collections.synchronizedList(new ArrayList<>());
        read(ImportOptions.defaults().withThreads(3).withProgress(told::add)).close();
        assertThat(told).anySatisfy(progress -> {
            assertThat(progress.walkFinished()).isTrue();
            assertThat(progress.sourcesFound()).isEqualTo(20);
        });
        assertThat(told).extracting(ImportProgress::sourcesDone).contains(20L);
    }

    @Test
    void aLinkBackDoesNotWalkInCircles() throws IOException {
        write("a/b.csv", "epoch,loss\n0,1\n");
        Files.createSymbolicLink(logs.resolve("a/again"), logs);
        try (Imported imported = read()) {
            assertThat(imported.report().runs()).isEqualTo(1);
        }
    }

    @Test
    void aFailingImportLeavesTheArchiveAsItWas() throws IOException {
        write("a.csv", "epoch,loss\n0,1\n");
        read().close();
        write("b.csv", "epoch,loss\n0,x\n1,2\n1,y\n2,z\n");
        read(ImportOptions.defaults().withFailFast(true)).close();
        try (Archive archive = Archive.open(folder.resolve("archive")); Snapshot snapshot = archive.snapshot()) {
            assertThat(snapshot.runCount()).isEqualTo(1);
        }
    }

    @Test
    void filesOfOneFolderCanBeGivenOneByOne() throws IOException {
        Path first = Files.writeString(folder.resolve("first.csv"), "epoch,loss\n1,2\n");
        Path second = Files.writeString(folder.resolve("second.csv"), "epoch,loss\n1,2\n");
        Files.writeString(folder.resolve("third.csv"), "epoch,loss\n1,2\n");
        try (Imported logs = Imported.of(folder.resolve("archive"), first, second)) {
            assertThat(logs.names()).containsExactly("first", "second");
        }
    }
}
