package dev.onset.ingest.mlflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.onset.archive.RunLog;

/**
 * The points of one metric, in the order in which MLflow holds them.
 *
 * <p>MLflow's step is 0 unless the caller says otherwise, so a whole curve may sit on step 0. Such points are numbered by
 * their time, from 0, and the run's tag {@code numbered_by_time} names the metric.
 */
final class MlflowCurve {

    static final String NUMBERED_TAG = "numbered_by_time";

    private record Point(long step, long timeMicros, double value) {}

    private final String name;
    private final List<Point> points = new ArrayList<>();
    private boolean stepsSaid;

    MlflowCurve(String name) {
        this.name = name;
    }

    void add(long step, long timeMicros, double value) {
        points.add(new Point(step, timeMicros, value));
        stepsSaid |= step != 0;
    }

    void addTo(RunLog run) {
        if (points.isEmpty()) {
            return;
        }
        boolean numbered = !stepsSaid && points.size() > 1;
        if (numbered) {
            points.sort(Comparator.comparingLong(Point::timeMicros));
            String others = run.tags().get(NUMBERED_TAG);
            run.tag(NUMBERED_TAG, others == null ? name : others + ", " + name);
        }
        int metric = run.metric(name, null);
        long last = Long.MIN_VALUE;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            long step = numbered ? i : point.step;
            if (step < last) {
                run.tag("resumed", "true");
            }
            last = step;
            run.point(metric, step, point.timeMicros, point.value);
        }
    }
}
