package dev.onset.archive;

import java.util.ArrayList;
import java.util.List;

/** Small run logs and archives for tests. */
final class RunLogs {

    private RunLogs() {}

    /** A run with one metric whose steps are 0, 1, 2 … and that has no times. */
    static RunLog run(String runId, String metric, double... values) {
        RunLog log = new RunLog(runId);
        add(log, metric, null, values);
        return log;
    }

    static void add(RunLog log, String metric, @org.jspecify.annotations.Nullable String canonical, double... values) {
        int index = log.metric(metric, canonical);
        for (int step = 0; step < values.length; step++) {
            log.point(index, step, StepAxis.NO_TIME, values[step]);
        }
    }

    static long commit(Archive archive, RunLog... runs) {
        try (ArchiveWriter writer = archive.writer()) {
            for (RunLog run : runs) {
                writer.add(run);
            }
            return writer.commit();
        }
    }

    static List<String> runIds(Snapshot snapshot) {
        var ids = new ArrayList<String>();
        for (int run = 0; run < snapshot.runCount(); run++) {
            ids.add(snapshot.runs().runId(run));
        }
        return ids;
    }

    static Series series(Snapshot snapshot, String runId, String column) {
        Series series = snapshot.series(snapshot.runs().find(runId), snapshot.historyColumn(column));
        if (series == null) {
            throw new AssertionError("run " + runId + " has no " + column);
        }
        return series;
    }

    static double[] values(Series series) {
        double[] values = new double[series.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = series.value(i);
        }
        return values;
    }

    static long[] steps(StepAxis axis) {
        long[] steps = new long[axis.length()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = axis.step(i);
        }
        return steps;
    }

    static long[] times(StepAxis axis) {
        long[] times = new long[axis.length()];
        for (int i = 0; i < times.length; i++) {
            times[i] = axis.time(i);
        }
        return times;
    }

    /** Runs with everything that is unusual in them. */
    static RunLog[] unusual() {
        double otherNaN = Double.longBitsToDouble(0x7ff8_0000_0000_1234L);
        RunLog first = run("a", "Loss/val 损失 🙂", 1.5, -0.0, Double.MIN_VALUE, otherNaN, Double.NEGATIVE_INFINITY)
                .name("").experiment("ex").status("finished").source("csv").path("/x y/z").startedAt(-5).endedAt(7)
                .param("lr", "0.1").param("none", null).param("", "").tag("é", "ü");
        add(first, "loss", "train_loss", 1, 2, 3);
        add(first, "LOSS", null, 4);
        int back = first.metric("back", "val_loss");
        first.point(back, 5, 100, 1);
        first.point(back, 3, StepAxis.NO_TIME, 2);
        first.point(back, 5, 300, 3);
        first.point(back, Long.MAX_VALUE, 400, 4);
        RunLog zero = new RunLog("b 🙂");
        int loss = zero.metric("loss", "val_loss");
        zero.point(loss, 0, 20, 2);
        zero.point(loss, 0, 10, 1);
        RunLog timed = run("d", "loss", 1, 2);
        int later = timed.metric("later", "lr");
        timed.point(later, 0, 5, 1);
        timed.point(later, 1, 6, 1e-3);
        return new RunLog[]{first, zero, new RunLog("c").name(null), timed};
    }
}
