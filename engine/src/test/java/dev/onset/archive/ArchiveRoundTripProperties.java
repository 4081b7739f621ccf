package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.CanonicalMetrics;

/** Whatever runs are put in come out again, however they are spread over segments and batches. */
class ArchiveRoundTripProperties {

    record Point(long step, long time, double value) {}

    record Metric(String name, @Nullable String canonical, List<Point> points) {}

    record Run(String id, @Nullable String text, long startedAt, Map<String, @Nullable String> params,
            List<Metric> metrics) {

        RunLog log() {
            RunLog log = new RunLog(id).name(text).experiment(text).source(text).path(text).status(text)
                    .startedAt(startedAt).endedAt(startedAt);
            params.forEach((key, value) -> log.param(key, value).tag(key, value));
            for (Metric metric : metrics) {
                int index = log.metric(metric.name, metric.canonical);
                metric.points.forEach(point -> log.point(index, point.step, point.time, point.value));
            }
            return log;
        }
    }

    @Provide
    Arbitrary<List<Run>> runs() {
        Arbitrary<String> text = Arbitraries.oneOf(Arbitraries.of("", "Loss/val", "loss", "LOSS", "损失 🙂", "lr"),
                Arbitraries.strings().alpha().ofMaxLength(3));
        Arbitrary<Double> value = Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(Double.NaN, -0.0, 0.0,
                Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE));
        Arbitrary<Long> step = Arbitraries.oneOf(Arbitraries.longs().between(0, 5), Arbitraries.longs());
        Arbitrary<Long> time = Arbitraries.oneOf(Arbitraries.just(StepAxis.NO_TIME),
                Arbitraries.longs().between(0, 4));
        Arbitrary<Point> point = Combinators.combine(step, time, value).as(Point::new);
        Arbitrary<Metric> metric = Combinators.combine(text,
                Arbitraries.of("val_loss", "train_loss").injectNull(0.5), point.list().ofMaxSize(6)).as(Metric::new);
        Arbitrary<Map<String, @Nullable String>> params = Arbitraries.maps(text, text.injectNull(0.3)).ofMaxSize(3)
                .map(map -> map);
        return Combinators.combine(text, text.injectNull(0.3), time, params,
                metric.list().uniqueElements(Metric::name).ofMaxSize(4)).as(Run::new).list().ofMaxSize(8);
    }

    @Property(tries = 60)
    void whatWasAddedComesOutAgain(@ForAll("runs") List<Run> runs) throws IOException {
        Path directory = Files.createTempDirectory("archive");
        try {
            Map<String, Run> expected = new TreeMap<>();
            var limits = new WriterLimits(100, new BatchLimits(2, 5));
            try (Archive archive = Archive.openOrCreate(directory)) {
                try (ArchiveWriter writer = ArchiveWriter.open(archive, Duration.ZERO, limits)) {
                    for (Run run : runs) {
                        writer.add(run.log());
                        expected.put(run.id, run);
                    }
                    writer.commit();
                }
            }
            try (Archive archive = Archive.open(directory); Snapshot snapshot = archive.snapshot()) {
                assertThat(snapshot.runCount()).isEqualTo(expected.size());
                expected.values().forEach(run -> check(snapshot, run));
            }
        } finally {
            DurableFiles.deleteTree(directory);
        }
    }

    private static void check(Snapshot snapshot, Run expected) {
        RunTable runs = snapshot.runs();
        int run = runs.find(expected.id);
        assertThat(runs.runId(run)).isEqualTo(expected.id);
        assertThat(runs.name(run)).isEqualTo(expected.text);
        assertThat(runs.experiment(run)).isEqualTo(expected.text);
        assertThat(runs.source(run)).isEqualTo(expected.text);
        assertThat(runs.path(run)).isEqualTo(expected.text);
        assertThat(runs.status(run)).isEqualTo(expected.text);
        assertThat(runs.startedAt(run)).isEqualTo(expected.startedAt);
        assertThat(runs.endedAt(run)).isEqualTo(expected.startedAt);
        assertThat(runs.params(run)).isEqualTo(expected.params);
        assertThat(runs.tags(run)).isEqualTo(expected.params);

        List<Metric> metrics = new ArrayList<>(expected.metrics);
        metrics.removeIf(metric -> metric.points.isEmpty());
        assertThat(runs.points(run)).isEqualTo(metrics.stream().mapToLong(metric -> metric.points.size()).sum());
        metrics.sort(Comparator.comparing(Metric::name));
        List<Series> logged = snapshot.logged(run);
        assertThat(logged.stream().map(Series::metric)).containsExactlyElementsOf(
                metrics.stream().map(Metric::name).toList());
        for (int i = 0; i < metrics.size(); i++) {
            check(logged.get(i), metrics.get(i).points);
        }
        for (int column = 0; column < snapshot.historyColumns().size(); column++) {
            checkColumn(snapshot, run, column, expected);
        }
    }

    private static void check(Series series, List<Point> points) {
        assertThat(series.length()).isEqualTo(points.size());
        for (int i = 0; i < points.size(); i++) {
            assertThat(series.axis().step(i)).isEqualTo(points.get(i).step);
            assertThat(series.axis().time(i)).isEqualTo(points.get(i).time);
            assertThat(Double.doubleToRawLongBits(series.value(i)))
                    .isEqualTo(Double.doubleToRawLongBits(points.get(i).value));
        }
        assertThat(series.statistics().nonfinite())
                .isEqualTo((int) points.stream().filter(point -> !Double.isFinite(point.value)).count());
        assertThat(Double.doubleToLongBits(series.statistics().min())).isEqualTo(Double.doubleToLongBits(
                points.stream().mapToDouble(Point::value).filter(Double::isFinite).min().orElse(Double.NaN)));
        assertThat(Double.doubleToLongBits(series.statistics().last()))
                .isEqualTo(Double.doubleToLongBits(points.getLast().value));
    }

    private static void checkColumn(Snapshot snapshot, int run, int column, Run expected) {
        String name = snapshot.historyColumns().get(column);
        Metric metric = expected.metrics.stream()
                .filter(one -> !one.points.isEmpty()
                        && name.equals(CanonicalMetrics.contains(name) ? one.canonical : one.name))
                .findFirst().or(() -> expected.metrics.stream()
                        .filter(one -> !one.points.isEmpty() && one.canonical == null && one.name.equals(name))
                        .findFirst())
                .orElse(null);
        Series series = snapshot.series(run, column);
        if (metric == null || series == null) {
            assertThat(series == null).isEqualTo(metric == null);
            return;
        }
        long[] steps = RunLogs.steps(series.axis());
        assertThat(StepOrder.isStrictlyIncreasing(MemorySegment.ofArray(steps))).isTrue();
        assertThat(series.metric()).isEqualTo(metric.name);
        assertThat(metric.points.stream().map(Point::value)).containsAll(
                java.util.Arrays.stream(RunLogs.values(series)).boxed().toList());
        assertThat(java.util.Arrays.stream(RunLogs.steps(snapshot.historyAxis(run))).boxed().toList())
                .containsAll(java.util.Arrays.stream(steps).boxed().toList());
    }
}
