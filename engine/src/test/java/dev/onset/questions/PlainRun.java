package dev.onset.questions;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Archive;
import dev.onset.archive.RunTable;
import dev.onset.archive.Snapshot;
import dev.onset.archive.StepAxis;

/**
 * What an archive holds of a run, read without SQL.
 *
 * @param steps all at which anything was logged, in order
 * @param curves by column of history
 */
record PlainRun(String id, @Nullable String experiment, @Nullable String source, @Nullable LocalDateTime startedAt,
        @Nullable LocalDateTime endedAt, Map<String, @Nullable String> params, long[] steps,
        Map<String, PlainCurve> curves) {

    private static final List<String> COLUMNS = List.of("train_loss", "val_loss", "val_acc", "lr", "grad_norm");

    /** The runs with points: those without are in no group of history. */
    static List<PlainRun> read(Archive archive) {
        List<PlainRun> runs = new ArrayList<>();
        try (Snapshot snapshot = archive.snapshot()) {
            RunTable table = snapshot.runs();
            for (int run = 0; run < snapshot.runCount(); run++) {
                Map<String, PlainCurve> curves = new HashMap<>();
                for (String column : COLUMNS) {
                    int position = snapshot.historyColumn(column);
                    curves.put(column, PlainCurve.of(position < 0 ? null : snapshot.series(run, position)));
                }
                StepAxis axis = snapshot.historyAxis(run);
                long[] steps = new long[axis.length()];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = axis.step(i);
                }
                if (steps.length > 0) {
                    runs.add(new PlainRun(table.runId(run), table.experiment(run), table.source(run),
                            time(table.startedAt(run)), time(table.endedAt(run)), table.params(run), steps, curves));
                }
            }
        }
        return runs;
    }

    private static @Nullable LocalDateTime time(long micros) {
        return micros == RunTable.NO_TIME
                ? null
                : LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(micros, ChronoUnit.MICROS);
    }

    PlainCurve curve(String column) {
        return curves.getOrDefault(column, new PlainCurve(new long[0], new double[0]));
    }

    PlainCurve train() {
        return curve("train_loss");
    }

    PlainCurve val() {
        return curve("val_loss");
    }

    long lastStep() {
        return steps[steps.length - 1];
    }

    @Nullable
    String param(String key) {
        return params.get(key);
    }

    /** Whole seconds from start to end. */
    @Nullable
    Long seconds() {
        return startedAt == null || endedAt == null ? null : Duration.between(startedAt, endedAt).toSeconds();
    }
}
