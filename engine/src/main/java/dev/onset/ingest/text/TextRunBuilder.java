package dev.onset.ingest.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.StepCounter;

/** Turns the lines of a text log into runs, one after the other. */
final class TextRunBuilder {

    private static final class Metric {
        final int index;
        long lastStep = Long.MIN_VALUE;

        Metric(int index) {
            this.index = index;
        }
    }

    private final RunSink sink;
    /** Whether an epoch has one record: the same metric again at a run's first epoch is then another run. */
    private final boolean recordPerEpoch;
    private final List<RunLog> runs = new ArrayList<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, Metric> metrics = new HashMap<>();
    private @Nullable RunLog run;
    private StepCounter counter = new StepCounter();
    private String split = "";
    /** The epoch that batches are counted from; -1: no batches were seen. */
    private long firstEpoch = -1;

    TextRunBuilder(RunSink sink, boolean recordPerEpoch) {
        this.sink = sink;
        this.recordPerEpoch = recordPerEpoch;
    }

    List<RunLog> runs() {
        return runs;
    }

    /** A pair from before the first record. */
    void parameter(String key, String value) {
        if (run == null) {
            parameters.put(key, value);
        } else if (run.points() == 0) {
            run.param(key, value);
        }
    }

    boolean hasRecords() {
        return run != null;
    }

    void add(TextLine line) {
        if (run == null) {
            if (line.epoch() < 0 && line.step() < 0) {
                return; // numbers before the first epoch belong to no step
            }
            begin();
        }
        if (line.epoch() >= 0 || line.step() >= 0 || !line.split().isEmpty()) {
            split = line.split(); // a summary without a name is about what was named before
        }
        long step = step(line);
        RunLog target = runs.getLast();
        Metric epochs = metrics.get("epoch");
        if (line.epoch() >= 0 && (epochs == null || epochs.lastStep != step)) {
            point(target, "epoch", step, line.time(), (double) line.epoch());
        }
        for (int i = 0; i < line.names().size(); i++) {
            point(target, split + line.names().get(i), step, line.time(), line.values().get(i));
        }
        if (line.time() != StepAxis.NO_TIME) {
            if (target.startedAt() == StepAxis.NO_TIME) {
                target.startedAt(line.time());
            }
            target.endedAt(line.time());
        }
    }

    /** The step that a line's numbers belong to; begins another run where the steps begin again. */
    private long step(TextLine line) {
        boolean epochSaid = line.epoch() >= 0;
        boolean batch = epochSaid && line.step() >= 0 && line.steps() > 0;
        long raw;
        double epoch = Double.NaN;
        if (batch) {
            firstEpoch = firstEpoch < 0 ? line.epoch() : Math.min(firstEpoch, line.epoch());
            raw = (line.epoch() - firstEpoch) * line.steps() + line.step();
        } else if (line.step() >= 0 && (line.steps() < 0 || firstEpoch < 0)) {
            raw = line.step();
            epoch = epochSaid ? line.epoch() : Double.NaN;
        } else if (epochSaid && firstEpoch < 0) {
            raw = line.epoch();
        } else {
            return counter.current(); // an epoch's summary behind its batches, or a line without a step
        }
        boolean again = recordPerEpoch && counter.isAtFirst() && raw == counter.current() && repeats(line, raw);
        if (counter.isRestart(raw, epoch) || again) {
            begin();
            if (batch) {
                firstEpoch = line.epoch();
                raw = line.step();
            }
        }
        return counter.next(raw, epoch);
    }

    private boolean repeats(TextLine line, long step) {
        for (String name : line.names()) {
            Metric metric = metrics.get(split + name);
            if (metric != null && metric.lastStep == step) {
                return true;
            }
        }
        return false;
    }

    private void begin() {
        RunLog next = sink.newRun(runs.size());
        parameters.forEach(next::param);
        run = next;
        runs.add(next);
        counter = new StepCounter();
        metrics.clear();
        firstEpoch = -1;
    }

    private void point(RunLog target, String name, long step, long time, double value) {
        Metric metric = metrics.computeIfAbsent(name, key -> new Metric(target.metric(key, null)));
        if (step < metric.lastStep) {
            target.tag("resumed", "true");
        }
        metric.lastStep = step;
        target.point(metric.index, step, time, value);
    }
}
