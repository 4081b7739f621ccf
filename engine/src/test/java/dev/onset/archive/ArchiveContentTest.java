package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.naming.CanonicalMetrics;

/** What a snapshot says of runs that were logged in unusual ways. */
class ArchiveContentTest {

    @TempDir
    Path directory;

    private Snapshot committed(RunLog... runs) {
        try (Archive archive = Archive.openOrCreate(directory)) {
            RunLogs.commit(archive, runs);
            return archive.snapshot();
        }
    }

    @Test
    void anEmptyArchiveHasTheCanonicalColumns() {
        try (Snapshot snapshot = committed()) {
            assertThat(snapshot.runCount()).isZero();
            assertThat(snapshot.pointCount()).isZero();
            assertThat(snapshot.historyColumns()).isEqualTo(CanonicalMetrics.NAMES);
            assertThat(snapshot.runs().find("x")).isEqualTo(-1);
        }
    }

    @Test
    void aRunWithoutPointsHasAnEmptyHistory() {
        RunLog log = new RunLog("a");
        log.metric("loss", null);
        try (Snapshot snapshot = committed(log)) {
            assertThat(snapshot.historyAxis(0).length()).isZero();
            assertThat(snapshot.logged(0)).isEmpty();
            assertThat(snapshot.metricNames()).isEmpty();
        }
    }

    @Test
    void historyColumnsAreCanonicalOnesThenRawNamesSorted() {
        RunLog log = RunLogs.run("a", "zeta", 1);
        RunLogs.add(log, "Eval/loss", "val_loss", 1);
        RunLogs.add(log, "lr", null, 1);
        try (Snapshot snapshot = committed(log)) {
            assertThat(snapshot.historyColumns()).startsWith("epoch").endsWith("grad_norm", "Eval/loss", "zeta")
                    .hasSize(9);
            assertThat(snapshot.metricNames()).containsExactly("Eval/loss", "lr", "zeta");
            assertThat(snapshot.historyColumn("ZETA")).isEqualTo(-1);
        }
    }

    @Test
    void ofTwoMetricsThatClaimAColumnTheFirstWithPointsGetsIt() {
        RunLog log = new RunLog("a");
        log.metric("empty", "val_loss");
        RunLogs.add(log, "second", "val_loss", 2);
        RunLogs.add(log, "first", "val_loss", 1);
        try (Snapshot snapshot = committed(log)) {
            assertThat(RunLogs.series(snapshot, "a", "val_loss").metric()).isEqualTo("second");
            assertThat(RunLogs.values(RunLogs.series(snapshot, "a", "first"))).containsExactly(1);
        }
    }

    @Test
    void aMetricOfACanonicalNameFillsItsColumnUnlessAnotherClaimsIt() {
        RunLog mapped = RunLogs.run("mapped", "lr", 1);
        RunLogs.add(mapped, "my/lr", "lr", 2);
        try (Snapshot snapshot = committed(RunLogs.run("plain", "lr", 3), mapped)) {
            assertThat(RunLogs.values(RunLogs.series(snapshot, "plain", "lr"))).containsExactly(3);
            assertThat(RunLogs.values(RunLogs.series(snapshot, "mapped", "lr"))).containsExactly(2);
        }
    }

    @Test
    void metricsWithEqualStepsShareTheirAxisOverAllRunsWhateverTheirTimes() {
        RunLog first = RunLogs.run("a", "loss", 1, 2, 3);
        RunLog second = new RunLog("b");
        int loss = second.metric("loss", null);
        int acc = second.metric("acc", null);
        for (int step = 0; step < 3; step++) {
            second.point(loss, step, 100 + step, step);
            second.point(acc, step, 200 + step, step);
        }
        try (Snapshot snapshot = committed(first, second)) {
            StepAxis a = RunLogs.series(snapshot, "a", "loss").axis();
            StepAxis b = RunLogs.series(snapshot, "b", "loss").axis();
            StepAxis c = RunLogs.series(snapshot, "b", "acc").axis();
            assertThat(a.isSame(b)).isTrue();
            assertThat(b.isSame(c)).isTrue();
            assertThat(snapshot.historyAxis(1).isSame(a)).isTrue();
            assertThat(RunLogs.times(b)).containsExactly(100, 101, 102);
            assertThat(RunLogs.times(snapshot.historyAxis(1))).containsExactly(200, 201, 202);
            assertThat(a.time(0)).isEqualTo(StepAxis.NO_TIME);
        }
    }

    @Test
    void historyHasTheStepsOfAllMetrics() {
        RunLog log = RunLogs.run("a", "loss", 1, 2, 3);
        int val = log.metric("val", "val_loss");
        log.point(val, 2, 50, 7);
        log.point(val, 10, 60, 8);
        try (Snapshot snapshot = committed(log)) {
            assertThat(RunLogs.steps(snapshot.historyAxis(0))).containsExactly(0, 1, 2, 10);
            assertThat(RunLogs.times(snapshot.historyAxis(0))).containsExactly(StepAxis.NO_TIME, StepAxis.NO_TIME, 50,
                    60);
        }
    }

    @Test
    void aLogThatWentBackIsKeptAsItWasAndPutInOrderForHistory() {
        RunLog log = new RunLog("a");
        for (String name : List.of("x", "y")) {
            int metric = log.metric(name, null);
            long[] steps = {0, 1, 2, 1, 2, 3};
            for (int i = 0; i < steps.length; i++) {
                log.point(metric, steps[i], 10L * i, i);
            }
        }
        try (Snapshot snapshot = committed(log)) {
            Series logged = snapshot.logged(0).getFirst();
            assertThat(logged.axis().strictlyIncreasing()).isFalse();
            assertThat(RunLogs.steps(logged.axis())).containsExactly(0, 1, 2, 1, 2, 3);
            assertThat(RunLogs.values(logged)).containsExactly(0, 1, 2, 3, 4, 5);

            Series ordered = RunLogs.series(snapshot, "a", "x");
            assertThat(RunLogs.steps(ordered.axis())).containsExactly(0, 1, 2, 3);
            assertThat(RunLogs.times(ordered.axis())).containsExactly(0, 30, 40, 50);
            assertThat(RunLogs.values(ordered)).containsExactly(0, 3, 4, 5);
            assertThat(ordered.statistics()).isEqualTo(new SeriesStatistics(4, 0, 5, 0, 3, 0, 5, 0));
            assertThat(RunLogs.series(snapshot, "a", "y").axis().isSame(ordered.axis())).isTrue();
            assertThat(RunLogs.steps(snapshot.historyAxis(0))).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void aCurveOnStepZeroIsOrderedByItsTimes() {
        RunLog log = new RunLog("a");
        int metric = log.metric("loss", "train_loss");
        log.point(metric, 0, 30, 3);
        log.point(metric, 0, 10, 1);
        log.point(metric, 0, 20, 2);
        try (Snapshot snapshot = committed(log)) {
            Series series = RunLogs.series(snapshot, "a", "train_loss");
            assertThat(RunLogs.steps(series.axis())).containsExactly(0, 1, 2);
            assertThat(RunLogs.values(series)).containsExactly(1, 2, 3);
            assertThat(RunLogs.steps(snapshot.historyAxis(0))).containsExactly(0, 1, 2);
            assertThat(RunLogs.steps(snapshot.logged(0).getFirst().axis())).containsExactly(0, 0, 0);
        }
    }

    @Test
    void statisticsLeaveOutWhatIsNotFinite() {
        double inf = Double.POSITIVE_INFINITY;
        try (Snapshot snapshot = committed(RunLogs.run("a", "x", Double.NaN, 2, -1, inf), RunLogs.run("b", "x", inf))) {
            assertThat(RunLogs.series(snapshot, "a", "x").statistics())
                    .isEqualTo(new SeriesStatistics(4, -1, 2, 2, 1, Double.NaN, inf, 2));
            assertThat(RunLogs.series(snapshot, "b", "x").statistics())
                    .isEqualTo(new SeriesStatistics(1, Double.NaN, Double.NaN, SeriesStatistics.UNKNOWN,
                            SeriesStatistics.UNKNOWN, inf, inf, 1));
        }
    }

    @Test
    void namesWithBrokenSurrogatesStayReadable() {
        RunLog log = RunLogs.run("a", "x\ud800", 1);
        RunLogs.add(log, "x\udc00", null, 2);
        try (Snapshot snapshot = committed(log)) {
            assertThat(snapshot.metricNames()).containsExactly("x\ufffd");
            assertThat(snapshot.pointCount()).isEqualTo(2);
        }
    }

    @Test
    void curvesAreAlignedInMemory() {
        RunLog log = RunLogs.run("a", "x", 1, 2, 3);
        try (Snapshot snapshot = committed(log)) {
            Series series = RunLogs.series(snapshot, "a", "x");
            assertThat((series.base().address() + series.offset()) % 64).isZero();
            assertThat((series.axis().base().address() + series.axis().offset()) % 64).isZero();
        }
    }

    @Test
    void aLongCurveWhoseTimesBeginLateIsKeptAsLogged() {
        RunLog log = new RunLog("a");
        int metric = log.metric("x", null);
        int points = 100_001;
        for (int i = 0; i < points; i++) {
            log.point(metric, 3L * i + i % 2, i < 70_000 ? StepAxis.NO_TIME : i, i);
        }
        try (Snapshot snapshot = committed(log)) {
            Series series = snapshot.logged(0).getFirst();
            assertThat(series.length()).isEqualTo(points);
            assertThat(series.statistics())
                    .isEqualTo(new SeriesStatistics(points, 0, points - 1, 0, points - 1, 0, points - 1, 0));
            for (int i = 0; i < points; i++) {
                if (series.value(i) != i || series.axis().step(i) != 3L * i + i % 2
                        || series.axis().time(i) != (i < 70_000 ? StepAxis.NO_TIME : i)) {
                    throw new AssertionError("point " + i);
                }
            }
        }
    }
}
