package dev.onset.ingest.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.FlatParameters;
import dev.onset.ingest.reader.LogNumbers;
import dev.onset.ingest.reader.LogTimes;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.StepCounter;
import dev.onset.ingest.reader.StepNames;

/** Turns the objects of a JSON lines log into runs, one after the other. */
final class JsonRunBuilder {

    /** The steps are no whole numbers, so the log must be read again with its lines numbered. */
    static final class FractionalStepException extends Exception {

        private static final long serialVersionUID = 1L;

        FractionalStepException(String name) {
            super(name);
        }
    }

    /** Fields that say which part of the work a record is about. */
    private static final List<String> MODES = List.of("mode", "phase", "split", "stage");
    private static final Set<String> TRAINING = Set.of("train", "training");
    /** Numbers that are the same on each line: they describe the run. */
    private static final Set<String> PARAMETERS = Set.of("n_parameters", "num_parameters", "num_params");

    private static final class Metric {
        final int index;
        long lastStep = Long.MIN_VALUE;

        Metric(int index) {
            this.index = index;
        }
    }

    private final RunSink sink;
    private final boolean numberLines;
    private final @Nullable Set<String> constants;
    private final List<RunLog> runs = new ArrayList<>();
    private final Map<String, Metric> metrics = new HashMap<>();
    private @Nullable RunLog run;
    private StepCounter counter = new StepCounter();
    /** The field that counts steps, decided by a run's first record of numbers. */
    private @Nullable String axis;
    private boolean axisKnown;
    private boolean iterationLogged;
    private double epoch = Double.NaN;
    private long lines;

    JsonRunBuilder(RunSink sink, boolean numberLines) {
        this(sink, numberLines, null);
    }

    /** @param constants names of numbers that never change, for a log that repeats all parameters on each line; else null */
    JsonRunBuilder(RunSink sink, boolean numberLines, @Nullable Set<String> constants) {
        this.sink = sink;
        this.numberLines = numberLines;
        this.constants = constants;
    }

    List<RunLog> runs() {
        return runs;
    }

    void add(JsonRecord record) throws FractionalStepException {
        if (isHeader(record)) {
            if (run == null || axisKnown) {
                begin();
            }
            header(record);
            return;
        }
        int axisIndex = axisIndex(record);
        int epochIndex = StepNames.epoch(record.names());
        double newEpoch = epochIndex < 0 || epochIndex == axisIndex ? Double.NaN : record.value(epochIndex);
        String mode = mode(record);
        boolean validation = mode != null && !TRAINING.contains(mode);
        long step;
        if (axis == null) {
            step = lines;
        } else if (axisIndex < 0 || (validation && epochIndex != axisIndex && counter.hasBegun())
                || isEpochInDisguise(record, axisIndex)) {
            step = counter.current(); // of the record before
        } else {
            long raw = LogNumbers.step(record.value(axisIndex));
            if (raw == Long.MIN_VALUE) {
                throw new FractionalStepException(record.names().get(axisIndex));
            }
            if (counter.isRestart(raw, newEpoch)) {
                String sameAxis = axis;
                begin();
                axis = sameAxis;
                axisKnown = true;
            }
            step = counter.next(raw, newEpoch);
        }
        lines++;
        iterationLogged |= record.names().contains("iter");
        epoch = Double.isNaN(newEpoch) ? epoch : newEpoch;
        emit(record, step, axisIndex == epochIndex ? -1 : axisIndex, validation ? mode + "/" : "");
    }

    /**
     * MMEngine's validation records have no {@code iter} and no {@code epoch}, and call {@code step} what is the epoch.
     */
    private boolean isEpochInDisguise(JsonRecord record, int axisIndex) {
        return iterationLogged && !record.names().contains("iter") && StepNames.epoch(record.names()) < 0
                && record.names().get(axisIndex).equals("step") && record.value(axisIndex) <= epoch;
    }

    /** A record without a step that holds texts or objects stands before the numbers and describes the run. */
    private static boolean isHeader(JsonRecord record) {
        return StepNames.axis(record.names()) < 0 && mode(record) == null
                && (!record.texts().isEmpty() || !record.parameters().isEmpty() || record.names().isEmpty());
    }

    private static @Nullable String mode(JsonRecord record) {
        for (String name : MODES) {
            String mode = record.texts().get(name);
            if (mode != null) {
                return mode;
            }
        }
        return null;
    }

    /** The index of the record's step; -1: it has none. */
    private int axisIndex(JsonRecord record) {
        if (!axisKnown) {
            if (run == null) {
                begin();
            }
            int index = numberLines ? -1 : StepNames.axis(record.names());
            axis = index < 0 ? null : record.names().get(index);
            axisKnown = true;
        }
        return axis == null ? -1 : record.names().indexOf(axis);
    }

    private void begin() {
        run = sink.newRun(runs.size());
        runs.add(run);
        counter = new StepCounter();
        metrics.clear();
        axis = null;
        axisKnown = false;
        epoch = Double.NaN;
        lines = 0;
    }

    private RunLog current() {
        if (run == null) {
            begin();
        }
        return runs.getLast();
    }

    private void header(JsonRecord record) {
        RunLog target = current();
        record.texts().forEach((name, text) -> FlatParameters.flatten(name, text, target::param));
        for (int i = 0; i < record.names().size(); i++) {
            target.param(record.names().get(i), FlatParameters.text(record.value(i)));
        }
        parameters(record, target);
    }

    private static void parameters(JsonRecord record, RunLog target) {
        record.parameters().forEach((name, object) -> FlatParameters.flatten(object, target::param));
    }

    private void emit(JsonRecord record, long step, int axisIndex, String prefix) {
        RunLog target = current();
        int timeIndex = StepNames.time(record.names());
        long time = StepAxis.NO_TIME;
        if (timeIndex >= 0 && LogTimes.isAbsolute(record.value(timeIndex))) {
            time = LogTimes.micros(record.value(timeIndex));
        } else {
            timeIndex = -1;
        }
        for (int i = 0; i < record.names().size(); i++) {
            String name = record.names().get(i);
            if (i == axisIndex || i == timeIndex) {
                continue;
            }
            if (PARAMETERS.contains(name) || (constants != null && constants.contains(name))) {
                target.param(name, FlatParameters.text(record.value(i)));
                continue;
            }
            String raw = prefix + name;
            Metric metric = metrics.computeIfAbsent(raw, key -> new Metric(target.metric(key, null)));
            if (step < metric.lastStep) {
                target.tag("resumed", "true");
            }
            metric.lastStep = step;
            target.point(metric.index, step, time, record.value(i));
        }
        record.texts().forEach((name, text) -> {
            if (!MODES.contains(name)) {
                FlatParameters.flatten(name, text, constants == null ? target::tag : target::param);
            }
        });
        parameters(record, target);
    }
}
