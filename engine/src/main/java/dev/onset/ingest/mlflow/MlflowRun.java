package dev.onset.ingest.mlflow;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/** What both stores say about a run, in their words. */
final class MlflowRun {

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
            return Math.multiplyExact(Long.parseLong(millis), 1_000L);
        } catch (NumberFormatException | ArithmeticException e) {
            return StepAxis.NO_TIME;
        }
    }

    /** Names the run: by its own name, by the tag of old versions, or by its id. */
    static void name(RunLog run, @Nullable String name) {
        String tagged = run.tags().get("mlflow.runName");
        run.name(name != null && !name.isBlank() ? name : tagged != null && !tagged.isBlank() ? tagged : run.runId());
    }
}
