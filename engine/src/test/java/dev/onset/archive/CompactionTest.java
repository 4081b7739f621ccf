package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    @TempDir
    Path directory;

    private Archive archive;

    @BeforeEach
    void open() {
        archive = Archive.openOrCreate(directory);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private List<String> contents() {
        try (Snapshot snapshot = archive.snapshot()) {
            return Contents.of(snapshot);
        }
    }

    private void compact() {
        try (ArchiveWriter writer = archive.writer()) {
            writer.compact();
            writer.commit();
        }
    }

    @Test
    void smallSegmentsBecomeOneThatSaysTheSame() {
        for (RunLog run : RunLogs.unusual()) {
            RunLogs.commit(archive, run);
        }
        RunLogs.commit(archive, RunLogs.run("c", "x", 9));
        List<String> before = contents();
        compact();
        assertThat(archive.info().segments()).isEqualTo(1);
        assertThat(contents()).isEqualTo(before);
        assertThat(archive.verify()).isEmpty();
    }

    @Test
    void aSegmentThatNeedsNothingIsLeftAlone() {
        RunLogs.commit(archive, RunLogs.unusual());
        long version = archive.info().version();
        compact();
        assertThat(archive.info().version()).isEqualTo(version);
    }

    @Test
    void removedRunsAreWrittenNoMore() {
        RunLogs.commit(archive, RunLogs.run("a", "x", new double[10_000]), RunLogs.run("b", "x", 1));
        try (ArchiveWriter writer = archive.writer()) {
            writer.remove("a");
            writer.commit();
        }
        List<String> before = contents();
        long bytes = archive.info().bytes();
        compact();
        assertThat(archive.info().bytes()).isLessThan(bytes - 70_000);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void whatTheTransactionAddedAndRemovedCounts() {
        RunLogs.commit(archive, RunLogs.run("a", "x", 1), RunLogs.run("b", "x", 1));
        RunLogs.commit(archive, RunLogs.run("c", "x", 1));
        try (ArchiveWriter writer = archive.writer()) {
            writer.add(RunLogs.run("a", "x", 2));
            writer.remove("b");
            writer.compact();
            writer.remove("c");
            writer.commit();
        }
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(RunLogs.runIds(snapshot)).containsExactly("a");
            assertThat(RunLogs.values(RunLogs.series(snapshot, "a", "x"))).containsExactly(2);
        }
    }

    @Test
    void manySmallCommitsDoNotLeaveManySegments() {
        var ids = new ArrayList<String>();
        for (int i = 100; i < 170; i++) {
            RunLogs.commit(archive, RunLogs.run("run" + i, "x", i));
            ids.add("run" + i);
        }
        assertThat(archive.info().segments()).isLessThanOrEqualTo(Compaction.FAN_OUT);
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(RunLogs.runIds(snapshot)).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    /** Each run is written once for each tier, not once for each of the imports after it. */
    @Test
    void manySmallImportsWriteEachRunAFewTimes() throws IOException {
        int imports = 200;
        long written = 0;
        Set<String> known = new HashSet<>();
        for (int i = 0; i < imports; i++) {
            RunLogs.commit(archive, RunLogs.run("run" + i, "x", new double[4096]));
            for (Manifest.SegmentEntry segment : Manifest.read(directory.resolve(Manifest.FILE)).segments()) {
                written += known.add(segment.id()) ? segment.runs() : 0;
            }
        }
        assertThat(written).isBetween((long) imports, 5L * imports);
        assertThat(archive.info().segments()).isLessThan(4 * Compaction.FAN_OUT);
        assertThat(archive.info().runs()).isEqualTo(imports);
    }
}
