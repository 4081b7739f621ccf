package dev.onset.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.Snapshot;
import dev.onset.archive.StepAxis;

/** Random runs as a list of what was logged, which tests read in the most naive way. */
public record RandomRuns(List<Run> runs) {

    /** One logged value. */
    public record Point(long step, long time, double value) {}

    /** One run: what each raw metric logged, in order. */
    public record Run(String runId, Map<String, List<Point>> metrics) {}

    private static final List<String> CANONICAL = List.of("epoch", "train_loss", "val_loss", "lr");

    /**
     * Runs of all shapes, the first one with all metrics: metrics that are sparse, missing, out of order or logged twice, NaN and infinities, and runs without
     * a point.
     */
    public static RandomRuns of(long seed, int runs, int longest) {
        Random random = new Random(seed);
        List<Run> made = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Map<String, List<Point>> metrics = new LinkedHashMap<>();
            int steps = run > 0 && random.nextInt(6) == 0 ? random.nextInt(2) : 1 + random.nextInt(longest);
            for (String metric : List.of("epoch", "train_loss", "val_loss", "lr", "Loss/raw", "aux")) {
                if (run == 0 || random.nextInt(5) > 0) {
                    metrics.put(metric, points(random, metric, steps));
                }
            }
            // the order of ids is not that of the numbers
            made.add(new Run("run-" + (run * 7919) % runs, metrics));
        }
        return new RandomRuns(made);
    }

    /** Runs of one sweep: the same metrics at the same steps, except that some run lacks a metric, or the end of one, or all. */
    public static RandomRuns sweep(long seed, int runs, int steps) {
        Random random = new Random(seed);
        List<Run> made = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Map<String, List<Point>> metrics = new LinkedHashMap<>();
            int length = random.nextInt(8) == 0 ? random.nextInt(steps) : steps;
            for (String metric : List.of("train_loss", "val_loss", "aux")) {
                int ownLength = random.nextInt(8) == 0 ? random.nextInt(length + 1) : length;
                List<Point> points = new ArrayList<>();
                for (int step = 0; step < ownLength; step++) {
                    points.add(new Point(step, StepAxis.NO_TIME, value(random, metric, step)));
                }
                if (random.nextInt(12) > 0) {
                    metrics.put(metric, points);
                }
            }
            made.add(new Run("run-%03d".formatted(run), metrics));
        }
        return new RandomRuns(made);
    }

    private static List<Point> points(Random random, String metric, int steps) {
        List<Point> points = new ArrayList<>();
        int every = random.nextInt(3) == 0 ? 1 + random.nextInt(10) : 1;
        boolean timed = random.nextBoolean();
        for (int step = 0; step < steps; step += every) {
            long time = timed && random.nextInt(20) > 0 ? 1_000_000L * step : StepAxis.NO_TIME;
            points.add(new Point(step, time, value(random, metric, step)));
            if (random.nextInt(200) == 0) {
                points.add(new Point(step, time, value(random, metric, step)));
            }
            if (random.nextInt(500) == 0) {
                step = Math.max(0, step - random.nextInt(20));
            }
        }
        return points;
    }

    private static double value(Random random, String metric, int step) {
        if (metric.equals("epoch")) {
            return step / 10.0;
        }
        return switch (random.nextInt(60)) {
            case 0 -> Double.NaN;
            case 1 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            case 2, 3 -> Math.rint(random.nextDouble() * 4) / 4;
            default -> Math.exp(-step / 50.0) + random.nextDouble();
        };
    }

    /** Writes all runs in one commit. */
    public void addTo(Archive archive) {
        addTo(archive, runs);
    }

    private static void addTo(Archive archive, List<Run> runs) {
        try (ArchiveWriter writer = archive.writer()) {
            for (Run run : runs) {
                RunLog log = new RunLog(run.runId())
                        .experiment("experiment " + Math.floorMod(run.runId().hashCode(), 3));
                run.metrics().forEach((name, points) -> {
                    int metric = log.metric(name, canonical(name));
                    points.forEach(point -> log.point(metric, point.step(), point.time(), point.value()));
                });
                writer.add(log);
            }
            writer.commit();
        }
    }

    /** Calls with a snapshot of an archive of these runs, in a folder that is removed afterwards. */
    public void withSnapshot(Consumer<Snapshot> check) throws IOException {
        withSnapshot(this::addTo, check);
    }

    /** The same with two segments, the first of which has a run that was removed. */
    public void withSegmentsWithout(String removedRun, Consumer<Snapshot> check) throws IOException {
        withSnapshot(archive -> {
            addTo(archive, runs.subList(0, runs.size() / 2));
            addTo(archive, runs.subList(runs.size() / 2, runs.size()));
            try (ArchiveWriter writer = archive.writer()) {
                writer.remove(removedRun);
                writer.commit();
            }
        }, check);
    }

    private static void withSnapshot(Consumer<Archive> fill, Consumer<Snapshot> check) throws IOException {
        Path directory = Files.createTempDirectory("onset");
        try (Archive archive = Archive.openOrCreate(directory.resolve("archive"))) {
            fill.accept(archive);
            try (Snapshot snapshot = archive.snapshot()) {
                check.accept(snapshot);
            }
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static @Nullable String canonical(String metric) {
        return CANONICAL.contains(metric) ? metric : null;
    }
}
