package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.ChildJvm;
import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;

/** An import or a compaction that is killed at any moment leaves the last commit, and the next import completes. */
class KilledImportTest {

    /** How often an importer is killed: a few times in every build; hundreds of times on demand. */
    private static final int KILLS = Integer.getInteger("onset.kills", 6);
    private static final int RUNS = 9;
    private static final String HEADER = "epoch,loss,val_loss\n";

    @TempDir
    Path directory;

    /**
     * What another process runs: writes a log anew, imports all logs, every third time merges the archive, by default for ever,
     * and says each version that it was told. All values of a log are the number of its epochs.
     */
    static final class GrowingLogs {
        public static void main(String[] arguments) throws IOException {
            Path logs = Path.of(arguments[0]);
            try (Archive archive = Archive.openOrCreate(Path.of(arguments[1]))) {
                System.out.println("ready");
                long end = arguments.length > 2 ? Long.parseLong(arguments[2]) : Long.MAX_VALUE;
                for (long i = archive.info().version(); i < end; i++) {
                    grow(logs, (int) (i % RUNS), (int) (1 + i));
                    grow(logs, (int) (i * i % RUNS), (int) (2 + i));
                    System.out.println(importAll(archive, logs).version());
                    if (i % 3 == 0) {
                        try (ArchiveWriter writer = archive.writer()) {
                            writer.compact();
                            System.out.println(writer.commit());
                        }
                    }
                }
            }
        }

        private static void grow(Path logs, int run, int epochs) throws IOException {
            var text = new StringBuilder(HEADER);
            for (int epoch = 0; epoch < epochs; epoch++) {
                text.append(epoch).append(',').append(epochs).append(',').append(epochs).append('\n');
            }
            Path log = Files.createDirectories(logs.resolve("run" + run)).resolve("training.csv");
            Path written = logs.resolveSibling("written");
            Files.writeString(written, text);
            Files.move(written, log, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static ImportReport importAll(Archive archive, Path logs) {
        return new Importer(ImportOptions.defaults()).run(archive, List.of(logs));
    }

    /** The lengths of all runs by id; every value must be the length. */
    private static Map<String, Integer> lengths(Archive archive) {
        Map<String, Integer> lengths = new TreeMap<>();
        try (Snapshot snapshot = archive.snapshot()) {
            for (int run = 0; run < snapshot.runCount(); run++) {
                List<Series> curves = snapshot.logged(run);
                assertThat(curves).extracting(Series::metric).containsExactly("epoch", "loss", "val_loss");
                for (Series series : curves.subList(1, 3)) {
                    lengths.put(snapshot.runs().runId(run), series.length());
                    for (int i = 0; i < series.length(); i++) {
                        assertThat(series.value(i)).isEqualTo(series.length());
                    }
                }
            }
        }
        return lengths;
    }

    private static Map<String, Integer> logged(Path logs) throws IOException {
        Map<String, Integer> lengths = new TreeMap<>();
        for (int run = 0; run < RUNS; run++) {
            Path log = logs.resolve("run" + run + "/training.csv");
            if (Files.exists(log)) {
                lengths.put("run" + run, Files.readAllLines(log).size() - 1);
            }
        }
        return lengths;
    }

    @Test
    void aKilledImportLosesNothingAndTheNextOneCompletes() throws Exception {
        Path place = directory.resolve("archive");
        Path logs = directory.resolve("logs");
        ChildJvm importer = new ChildJvm(directory.resolve("jvm"));
        importer.warmUp(GrowingLogs.class, directory.resolve("warm/logs").toString(),
                directory.resolve("warm/archive").toString(), "8");
        long seed = Long.getLong("onset.seed", new Random().nextLong());
        System.out.println(KILLS + " kills with -Donset.seed=" + seed);
        Random random = new Random(seed);
        Map<String, Integer> before = Map.of();
        for (int kill = 0; kill < KILLS; kill++) {
            long told = importer.killAtRandom(random, GrowingLogs.class, logs.toString(), place.toString());
            try (Archive archive = Archive.open(place)) {
                assertThat(archive.info().version()).isGreaterThanOrEqualTo(told);
                assertThat(archive.verify()).isEmpty();
                assertThat(lengths(archive).keySet()).containsAll(before.keySet());
                if (random.nextBoolean()) {
                    assertThat(importAll(archive, logs).failures()).isEmpty();
                    assertThat(lengths(archive).values()).containsExactlyElementsOf(logged(logs).values());
                }
                before = lengths(archive);
            }
        }
        try (Archive archive = Archive.open(place)) {
            importAll(archive, logs);
            assertThat(lengths(archive).values()).containsExactlyElementsOf(logged(logs).values());
        }
    }
}
