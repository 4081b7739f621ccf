package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.error.OnsetException;

/** Whatever happens to the files of an archive, a query gives the answer of the intact one or an error that names a file. */
class DamagedReadsTest {

    private static final List<String> QUERIES = List.of(
            "SELECT run_id, name, path, points, params, tags FROM runs",
            "SELECT run_id, metric, step, wall_time, value FROM metrics",
            "SELECT run_id, step, val_loss, lr FROM history WHERE step > 10",
            "SELECT run_id, best_step(step, val_loss), max(train_loss), count(*) FROM history GROUP BY run_id",
            "SELECT * FROM metric_names");

    /** How many damages are tried: about each kind in each file in a build; more on demand. */
    private static final int DAMAGES = Integer.getInteger("onset.damages", 200);

    @TempDir
    Path directory;

    private final Map<Path, byte[]> intact = new TreeMap<>();
    private List<String> answers = List.of();

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(7);
        try (Archive archive = Archive.openOrCreate(directory)) {
            for (int commit = 0; commit < 2; commit++) {
                try (ArchiveWriter writer = archive.writer()) {
                    for (int run = 0; run < 4; run++) {
                        writer.add(run("run" + commit + "-" + run, random, 300 + 700 * run));
                    }
                    writer.commit();
                }
            }
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("writer.lock")) {
                    intact.put(file, Files.readAllBytes(file));
                }
            }
        }
        try (Onset onset = Onset.open(directory)) {
            answers = answers(onset);
        }
    }

    private static RunLog run(String id, Random random, int steps) {
        RunLog log = new RunLog(id).name("name of " + id).path("/logs/" + id).param("lr", "0." + random.nextInt(100))
                .tag("tag", "é");
        int train = log.metric("train", "train_loss");
        int valid = log.metric("valid", "val_loss");
        int rate = log.metric("lr", "lr");
        for (int step = 0; step < steps; step++) {
            log.point(train, step, 1_000L * step, random.nextDouble());
            log.point(valid, step, 1_000L * step + 1, random.nextDouble());
            log.point(rate, 2L * step, 1_000L * step + 2, step < steps / 2 ? 0.1 : 0.01);
        }
        return log;
    }

    /** One text for each query: all rows, or the error, which must be a proper one. */
    private static List<String> answers(Onset onset) {
        var all = new ArrayList<String>();
        for (String query : QUERIES) {
            all.add(answer(onset, query));
        }
        return all;
    }

    private static String answer(Onset onset, String query) {
        try (QueryResult result = onset.query(query)) {
            var text = new StringBuilder();
            for (Row row : result.rows()) {
                for (int column = 0; column < result.fields().size(); column++) {
                    text.append(row.getObject(column)).append('|');
                }
                text.append('\n');
            }
            return text.toString();
        } catch (OnsetException e) {
            return proper(e);
        }
    }

    private static String proper(OnsetException e) {
        assertThat(e.category()).as(e.getMessage()).isEqualTo(OnsetException.Category.ARCHIVE);
        assertThat(e.getMessage())
                .containsAnyOf(".arrow", "segment.json", "manifest.json", "sources-", "there is no archive")
                .contains("onset verify");
        return "error: " + e.getMessage();
    }

    private List<String> answersNow() {
        try (Onset onset = Onset.open(directory)) {
            return answers(onset);
        } catch (OnsetException e) {
            return QUERIES.stream().map(query -> proper(e)).toList();
        }
    }

    private void restore(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, intact.get(file));
    }

    private Path damage(Random random) throws IOException {
        List<Path> files = List.copyOf(intact.keySet());
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = bytesOf(file);
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 3 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 4 -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(5000)),
                        (byte) random.nextInt());
            }
            case 5 -> {
                // as a swap of the same file between two segments does
                bytes = bytesOf(files.get(random.nextInt(files.size())));
            }
            default -> {
                byte[] garbage = new byte[1 + random.nextInt(3000)];
                random.nextBytes(garbage);
                int at = random.nextInt(bytes.length);
                System.arraycopy(garbage, 0, bytes, at, Math.min(garbage.length, bytes.length - at));
            }
        }
        Files.write(file, bytes);
        return file;
    }

    @Test
    void aDamagedArchiveGivesTheRightAnswerOrAnError() throws IOException {
        long seed = Long.getLong("onset.seed", new Random().nextLong());
        System.out.println("damages with -Donset.seed=" + seed);
        Random random = new Random(seed);
        int errors = 0;
        for (int i = 0; i < DAMAGES; i++) {
            Path file = damage(random);
            List<String> now = answersNow();
            for (int query = 0; query < QUERIES.size(); query++) {
                boolean error = now.get(query).startsWith("error: ");
                errors += error ? 1 : 0;
                if (!error && !now.get(query).equals(answers.get(query))) {
                    throw new AssertionError("wrong rows of " + QUERIES.get(query) + " with seed " + seed + ", damage "
                            + i + ", of " + file);
                }
            }
            restore(file);
        }
        assertThat(errors).isGreaterThan(DAMAGES);
        assertThat(answersNow()).isEqualTo(answers);
    }

    @Test
    void segmentsThatChangedPlacesAreFound() throws IOException {
        Path first = directory.resolve("segments/00000001-00");
        Path second = directory.resolve("segments/00000002-00");
        Path aside = directory.resolve("aside");
        Files.move(first, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(second, first, StandardCopyOption.ATOMIC_MOVE);
        Files.move(aside, second, StandardCopyOption.ATOMIC_MOVE);
        assertThat(answersNow()).allMatch(answer -> answer.startsWith("error: "));
    }

    @Test
    void aLostSegmentsFolderAndAManifestOfGarbageAreClearErrors() throws IOException {
        Files.move(directory.resolve("segments"), directory.resolve("elsewhere"));
        assertThatThrownBy(() -> Onset.open(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("segments").hasMessageContaining("onset verify --repair");
        Files.write(directory.resolve("manifest.json"), "{\"garbage\": true}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Onset.open(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("manifest.json").hasMessageContaining("onset verify --repair");
    }

    @Test
    void damagedCurvesDoNotKeepOthersFromBeingRead() throws IOException {
        Path file = directory.resolve("segments/00000002-00/series.arrow");
        byte[] bytes = bytesOf(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        try (Onset onset = Onset.open(directory)) {
            assertThat(answer(onset, QUERIES.getFirst())).isEqualTo(answers.getFirst());
            assertThat(answer(onset, "SELECT sum(value) FROM metrics WHERE run_id IN ('run0-1', 'run0-3')"))
                    .doesNotContain("error");
            assertThat(answer(onset, QUERIES.get(1))).contains("error", file.toString(), "checksum");
        }
    }

    private byte[] bytesOf(Path file) {
        return Objects.requireNonNull(intact.get(file)).clone();
    }
}
