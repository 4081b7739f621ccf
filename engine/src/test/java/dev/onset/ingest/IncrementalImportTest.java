package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.onset.archive.Archive;
import dev.onset.archive.Snapshot;

/** Importing again reads what is new and nothing else, whichever logger wrote it. */
class IncrementalImportTest {

    /** A log of so many epochs, as each logger writes it. */
    enum Logger {
        KERAS("keras/training.csv") {
            @Override
            byte[] log(int epochs) {
                return ("epoch,loss,val_loss\n" + lines(epochs, i -> i + "," + (9 - i) + ".5,8.25"))
                        .getBytes(StandardCharsets.UTF_8);
            }
        },
        JSON_LINES("deit/log.txt") {
            @Override
            byte[] log(int epochs) {
                return lines(epochs, i -> "{\"train_loss\": " + (9 - i) + ".5, \"test_loss\": 8.25, \"epoch\": " + i
                        + "}").getBytes(StandardCharsets.UTF_8);
            }
        },
        HUGGING_FACE("whisper/trainer_state.json") {
            @Override
            byte[] log(int epochs) {
                String history = IntStream.range(0, epochs)
                        .mapToObj(
                                i -> "{\"epoch\": " + i + ".0, \"loss\": " + (9 - i) + ".5, \"step\": " + (i + 1) + "}")
                        .collect(Collectors.joining(", "));
                return ("{\"epoch\": 3.0, \"global_step\": " + epochs + ", \"log_history\": [" + history
                        + "], \"max_steps\": 100}").getBytes(StandardCharsets.UTF_8);
            }
        },
        TENSORBOARD("board/events.out.tfevents.1700000000.host") {
            @Override
            byte[] log(int epochs) {
                EventFileBytes file = new EventFileBytes();
                for (int i = 0; i < epochs; i++) {
                    file.scalar("Loss/train", i, 1_700_000_000.0 + i, 9.5f - i);
                }
                return file.bytes();
            }
        },
        MLFLOW("mlruns/7/0123456789abcdef0123456789abcdef/metrics/loss") {
            @Override
            byte[] log(int epochs) {
                return lines(epochs, i -> (1592609624849L + i) + " " + (9 - i) + ".5 " + i)
                        .getBytes(StandardCharsets.UTF_8);
            }
        },
        TEXT("text/train.log") {
            @Override
            byte[] log(int epochs) {
                return lines(epochs, i -> "Epoch: " + (i + 1) + "/9.. Training Loss: " + (9 - i)
                        + ".500.. Validation Loss: 8.250").getBytes(StandardCharsets.UTF_8);
            }
        };

        final String path;

        Logger(String path) {
            this.path = path;
        }

        abstract byte[] log(int epochs);

        static String lines(int count, IntFunction<String> line) {
            return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
        }
    }

    @TempDir
    Path folder;
    private Path logs;

    @BeforeEach
    void write() throws IOException {
        logs = folder.resolve("logs");
        for (Logger logger : Logger.values()) {
            write(logger, 3);
        }
        Path curve = logs.resolve(Logger.MLFLOW.path);
        Path run = curve.resolve("../..").normalize();
        Files.writeString(run.resolve("meta.yaml"),
                "experiment_id: '7'\nrun_id: 0123456789abcdef0123456789abcdef\nrun_name: suave-mink\n");
    }

    private Path write(Logger logger, int epochs) throws IOException {
        Path file = logs.resolve(logger.path);
        Files.createDirectories(file.getParent());
        return Files.write(file, logger.log(epochs));
    }

    private Imported read() {
        return Imported.of(folder.resolve("archive"), logs);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void anUnchangedFileIsNotOpened() throws IOException {
        long points;
        try (Imported first = read()) {
            assertThat(first.report().runs()).isEqualTo(Logger.values().length);
            assertThat(first.report().failures()).isEmpty();
            points = first.snapshot().pointCount();
        }
        // What a look into a file would find now is nothing that any reader takes.
        for (Path file : files()) {
            FileTime time = Files.getLastModifiedTime(file);
            byte[] other = new byte[(int) Files.size(file)];
            Arrays.fill(other, (byte) 0xFF);
            Files.write(file, other);
            Files.setLastModifiedTime(file, time);
        }
        try (Imported again = read()) {
            assertThat(again.report().filesRead()).isZero();
            assertThat(again.report().filesUnchanged()).isEqualTo(files().size());
            assertThat(again.report().failures()).isEmpty();
            assertThat(again.snapshot().pointCount()).isEqualTo(points);
        }
    }

    @Test
    void anImportWithoutAnythingNewIsNoCommit() {
        try (Imported first = read(); Imported again = read()) {
            assertThat(again.snapshot().version()).isEqualTo(first.snapshot().version());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRunThatGrewIsReadAlone(Logger logger) throws IOException {
        long points;
        try (Imported first = read()) {
            points = first.snapshot().pointCount();
        }
        write(logger, 5);
        try (Imported again = read()) {
            assertThat(again.report().runs()).isEqualTo(1);
            assertThat(again.snapshot().runCount()).isEqualTo(Logger.values().length);
            assertThat(again.snapshot().pointCount()).isGreaterThan(points);
        }
    }

    @Test
    void aLongImportCommitsNowAndThen() throws IOException {
        List<ImportProgress> told = new ArrayList<>();
        try (Archive archive = Archive.openOrCreate(folder.resolve("archive"));
                Snapshot empty = archive.snapshot()) {
            ImportReport report = new Importer(ImportOptions.defaults().withThreads(1)
                    .withCommitInterval(Duration.ZERO).withProgress(told::add)).run(archive, List.of(logs));
            assertThat(report.version()).isGreaterThan(empty.version() + 1);
            assertThat(told).extracting(ImportProgress::runsCommitted).contains(1L, 2L, 3L);
            assertThat(archive.verify()).isEmpty();
        }
        try (Imported again = read()) {
            assertThat(again.report().filesRead()).isZero();
            assertThat(again.snapshot().runCount()).isEqualTo(Logger.values().length);
        }
    }

    @Test
    void failFastCommitsNothingOnTheWay() throws IOException {
        Files.writeString(logs.resolve("z.csv"), "epoch,loss\n0,1\n1,x\n");
        try (Imported imported = Imported.of(folder.resolve("archive"), ImportOptions.defaults().withThreads(1)
                .withCommitInterval(Duration.ZERO).withFailFast(true), logs)) {
            assertThat(imported.report().complete()).isFalse();
            assertThat(imported.snapshot().runCount()).isZero();
        }
    }

    @Test
    void aRunThatGrowsLeavesNothingBehind() throws IOException {
        try (Imported first = read()) {
            assertThat(first.report().complete()).isTrue();
        }
        for (int epochs = 4; epochs < 60; epochs++) {
            Logger logger = Logger.values()[epochs % Logger.values().length];
            write(logger, epochs);
            read().close();
        }
        try (Archive archive = Archive.open(folder.resolve("archive"));
                Stream<Path> segments = Files.list(folder.resolve("archive/segments"))) {
            assertThat(archive.info().segments()).isLessThanOrEqualTo(Logger.values().length);
            assertThat(segments).hasSize(archive.info().segments());
        }
    }
}
