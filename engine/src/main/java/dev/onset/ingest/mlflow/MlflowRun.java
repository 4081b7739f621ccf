package dev.onset.ingest.mlflow;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/** What both stores say about a run, in their words. */
final class MlflowRun {

    /** The year 5138 in milliseconds, or 1973 in microseconds: a larger number is no time in milliseconds. */
    private static final long LAST_MILLISECOND = 100_000_000_000_000L;
    private static final long LAST_MICROSECOND = 100_000_000_000_000_000L;

    private MlflowRun() {}

    /** A status as a word or as its number in MLflow's protocol. */
    static @Nullable String status(@Nullable String status) {
        return switch (status == null ? "" : status) {
            case "1", "RUNNING" -> "running";
            case "2", "SCHEDULED" -> "scheduled";
            case "3", "FINISHED" -> "finished";
            case "4", "FAILED" -> "failed";
            case "5", "KILLED" -> "killed";
            default -> null;
        };
    }

    /** A time in milliseconds as text; what is none is no time. */
    static long time(@Nullable String millis) {
        if (millis == null) {
            return StepAxis.NO_TIME;
        }
        try {
            return micros(Long.parseLong(millis));
        } catch (NumberFormatException e) {
            return StepAxis.NO_TIME;
        }
    }

    /** Microseconds of a time in milliseconds; clients other than MLflow's own wrote microseconds and nanoseconds, too. */
    static long micros(long time) {
        if (time > LAST_MICROSECOND || time < -LAST_MICROSECOND) {
            return time / 1_000;
        }
        return time > LAST_MILLISECOND || time < -LAST_MILLISECOND ? time : time * 1_000;
    }

    /** Names the run: by its own name, by the tag of old versions, or by its id. */
    static void name(RunLog run, @Nullable String name) {
        String tagged = run.tags().get("mlflow.runName");
        run.name(name != null && !name.isBlank() ? name : tagged != null && !tagged.isBlank() ? tagged : run.runId());
    }
}
