package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.Snapshot;

/** An archive that is kept current while logs grow. */
class LogWatcherTest {

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    /** What a watcher says, in the order said. */
    private static final class Told implements LogWatcher.Listener {
        final List<String> changes = new CopyOnWriteArrayList<>();
        final List<ImportReport> reports = new CopyOnWriteArrayList<>();
        final List<String> troubles = new CopyOnWriteArrayList<>();

        @Override
        public void imported(ImportReport report, List<LogWatcher.RunChange> some) {
            reports.add(report);
            some.forEach(change -> changes.add(change.name() + " " + change.pointsBefore() + " → " + change.points()));
        }

        @Override
        public void trouble(String message) {
            troubles.add(message);
        }
    }

    @TempDir
    Path folder;
    private Path logs;
    private Archive archive;
    private Thread thread = new Thread();
    private final Told told = new Told();

    @BeforeEach
    void open() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        archive = Archive.openOrCreate(logs.resolve(".onset"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        archive.close();
    }

    private void watch(boolean poll) {
        LogWatcher watcher = new LogWatcher(archive, List.of(logs), ImportOptions.defaults(), Duration.ofMillis(20),
                poll);
        thread = new Thread(() -> watcher.run(told));
        thread.start();
    }

    private static void until(BooleanSupplier condition, String what) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(GENEROUS);
            Thread.sleep(10);
        }
    }

    private long points() {
        try (Snapshot snapshot = archive.snapshot()) {
            return snapshot.pointCount();
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = logs.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    @ParameterizedTest(name = "polling: {0}")
    @ValueSource(booleans = {false, true})
    void whatALoggerAppendsIsInTheArchive(boolean poll) throws Exception {
        Path log = write("a/metrics.csv", "step,loss\n0,4\n");
        watch(poll);
        until(() -> points() == 1, "the first import");
        append(log, "1,3\n");
        until(() -> points() == 2, "a point that was appended");
        Path late = write("b/c/log.txt", "{\"step\": 0, \"loss\": 4.0}\n");
        until(() -> points() == 3, "a run in a new folder");
        append(late, "{\"step\": 1, \"loss\": 3.0}\n");
        until(() -> points() == 4, "a point in the new folder");
        until(() -> told.changes.size() == 4, "all changes are told");
        assertThat(told.changes.get(0)).isEqualTo("a -1 → 1");
        assertThat(told.changes.get(1)).isEqualTo("a 1 → 2");
        assertThat(told.changes.get(2)).endsWith(" -1 → 1");
        assertThat(told.changes.get(3)).endsWith(" 1 → 2");
        assertThat(told.troubles).isEmpty();
    }

    @Test
    void whatAnotherProcessFlushesIsInTheArchiveWhileItRuns() throws Exception {
        watch(false);
        Process training = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                TrainingProcess.class.getName(), logs.toString(), "20").redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            until(() -> points() == 3 * 10, "half of all points, while the process holds its breath");
            assertThat(training.isAlive()).isTrue();
            training.getOutputStream().write('\n');
            training.getOutputStream().flush();
            until(() -> points() == 3 * 20, "all points");
        } finally {
            training.destroyForcibly().waitFor();
        }
        try (Snapshot snapshot = archive.snapshot()) {
            assertThat(snapshot.runCount()).isEqualTo(3);
        }
    }

    @Test
    void theRunThatGrewIsReadAlone() throws Exception {
        for (int run = 0; run < 20; run++) {
            write("run" + run + "/metrics.csv", "step,loss\n0,4\n");
        }
        watch(false);
        until(() -> points() == 20, "the first import");
        append(logs.resolve("run7/metrics.csv"), "1,3\n");
        until(() -> points() == 21, "a point that was appended");
        until(() -> told.reports.size() == 2, "both imports are told");
        assertThat(told.reports.get(1).filesRead()).isEqualTo(1);
        assertThat(told.reports.get(1).filesUnchanged()).isEqualTo(19);
    }

    @Test
    void aLongWatchStaysCompact() throws Exception {
        for (int run = 0; run < 3; run++) {
            write("run" + run + "/metrics.csv", "step,loss\n0,4\n");
        }
        watch(false);
        until(() -> points() == 3, "the first import");
        for (int step = 1; step <= 60; step++) {
            append(logs.resolve("run" + step % 3 + "/metrics.csv"), step + ",3\n");
            long expected = 3L + step;
            until(() -> points() == expected, "step " + step);
        }
        assertThat(archive.info().version()).isGreaterThan(60);
        assertThat(archive.info().segments()).isLessThanOrEqualTo(3);
        until(() -> told.reports.size() == 61, "the last import has ended");
        try (Stream<Path> segments = Files.list(logs.resolve(".onset/segments"))) {
            assertThat(segments).hasSizeLessThanOrEqualTo(4);
        }
        assertThat(archive.verify()).isEmpty();
    }

    @Test
    void anotherWriterIsWaitedFor() throws Exception {
        Path log = write("a/metrics.csv", "step,loss\n0,4\n");
        watch(false);
        until(() -> points() == 1, "the first import");
        try (ArchiveWriter writer = archive.writer()) {
            append(log, "1,3\n");
            assertThat(writer.contains("nothing")).isFalse();
        }
        until(() -> points() == 2, "a point that was appended meanwhile");
    }

    @Test
    void aLogThatCannotBeReadIsReadAgainOnceItChanges() throws Exception {
        Path broken = write("broken/metrics.csv", "step,loss\n0,4\n1,x\n2,2\n");
        Path log = write("a/metrics.csv", "step,loss\n0,4\n");
        watch(false);
        until(() -> told.reports.size() == 1, "the first import");
        assertThat(told.reports.getFirst().complete()).isFalse();
        append(log, "1,3\n");
        until(() -> told.reports.size() == 2, "the other log grew");
        assertThat(told.reports.get(1).filesRead()).isEqualTo(1);
        assertThat(told.reports.get(1).complete()).isTrue();
        Files.writeString(broken, "step,loss\n0,4\n1,3\n2,2\n3,1\n");
        until(() -> told.changes.stream().anyMatch(change -> change.startsWith("broken") && change.endsWith("→ 4")),
                "the broken log was mended");
    }
}
