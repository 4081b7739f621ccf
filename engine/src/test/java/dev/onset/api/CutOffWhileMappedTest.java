package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.error.OnsetException;

/** The system faults whoever reads mapped memory behind the end of its file. A query then ends in an error, not the process. */
class CutOffWhileMappedTest {

    private static final String[] QUERIES = {
        "SELECT count(*) FROM history WHERE val_loss > 1.5 * train_loss",
        "SELECT run_id, best_step(step, val_loss), overfit_onset(step, train_loss, val_loss) FROM history GROUP BY run_id",
        "SELECT run_id, avg(val_loss), min(lr) FROM history GROUP BY run_id",
        "SELECT sum(value), max(step) FROM metrics"};

    @TempDir
    Path directory;

    /** What another process runs, which may crash: queries an archive, cuts a file off, queries again. */
    static final class Reader {
        public static void main(String[] arguments) throws IOException {
            Path archive = Path.of(arguments[0]);
            boolean warm = Boolean.parseBoolean(arguments[1]);
            try (Onset onset = Onset.open(archive)) {
                for (int round = 0; warm && round < 25; round++) {
                    for (String query : QUERIES) {
                        read(onset, query);
                    }
                }
                Path file = archive.resolve("segments/00000001-00/series.arrow");
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(100_000);
                }
                for (String query : QUERIES) {
                    try {
                        read(onset, query);
                        System.out.println("no error");
                    } catch (OnsetException e) {
                        System.out.println(e.category() + " " + e.getMessage());
                    }
                }
            }
        }

        private static void read(Onset onset, String query) {
            try (QueryResult result = onset.query(query)) {
                result.rows().forEach(row -> row.getObject(0));
            }
        }
    }

    private void endsInErrors(boolean warm) throws Exception {
        assumeThat(System.getProperty("os.name").toLowerCase(Locale.ROOT))
                .as("SKIPPED: Windows does not cut off mapped files")
                .doesNotContain("windows");
        try (Archive archive = Archive.openOrCreate(directory.resolve("archive"));
                ArchiveWriter writer = archive.writer()) {
            for (int run = 0; run < 12; run++) {
                RunLog log = new RunLog("run" + run);
                for (String metric : new String[]{"train_loss", "val_loss", "lr"}) {
                    int index = log.metric(metric, metric);
                    for (int step = 0; step < 5_000; step++) {
                        log.point(index, step, 1_000L * step, Math.sin(step + run));
                    }
                }
                writer.add(log);
            }
            writer.commit();
        }
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-XX:-CreateCoredumpOnCrash", "-XX:+UseSerialGC",
                // The optimizing compiler begins early.
                "-XX:Tier4InvocationThreshold=300", "-XX:Tier4MinInvocationThreshold=50",
                "-XX:Tier4CompileThreshold=600", "-XX:Tier4BackEdgeThreshold=4000",
                "-XX:ErrorFile=" + directory.resolve("crash.log"), "-cp", System.getProperty("java.class.path"),
                Reader.class.getName(), directory.resolve("archive").toString(), Boolean.toString(warm))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out.lines()).hasSize(QUERIES.length)
                .allMatch(line -> line.startsWith("ARCHIVE") && line.contains("series.arrow"), out);
        assertThat(directory.resolve("crash.log")).doesNotExist();
    }

    @Test
    void aFileThatIsCutOffBeforeItIsReadIsAnError() throws Exception {
        endsInErrors(false);
    }

    @Test
    void aFileThatIsCutOffAfterItWasReadIsAnErrorInCompiledCodeToo() throws Exception {
        endsInErrors(true);
    }
}
