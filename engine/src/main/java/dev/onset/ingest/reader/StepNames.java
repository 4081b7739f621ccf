package dev.onset.ingest.reader;

import java.util.List;

import dev.onset.archive.naming.MetricConventions;

/** How loggers call what is no metric: the step, the epoch and the time of a record. */
public final class StepNames {

    /** The best first: a global step orders all records, an epoch only those between epochs. */
    private static final List<String> AXES = List.of("step", "global step", "trainer global step", "train step",
            "current step", "total steps", "iteration", "training iteration", "iter", "iters", "itr",
            "global iteration",
            "num updates", "updates", "update", "timesteps", "total timesteps", "time total timesteps", "batch",
            "epoch",
            "epochs", "epoch num", "round");
    private static final List<String> EPOCHS = List.of("epoch", "epochs", "epoch num", "current epoch");
    private static final List<String> TIMES = List.of("wall time", "walltime", "timestamp", "time");

    private StepNames() {}

    /** The index of the name that counts steps, or -1. */
    public static int axis(List<String> names) {
        return first(names, AXES);
    }

    /** The index of the name that counts epochs, or -1. */
    public static int epoch(List<String> names) {
        return first(names, EPOCHS);
    }

    /** The index of the name that may hold absolute times, or -1. */
    public static int time(List<String> names) {
        return first(names, TIMES);
    }

    private static int first(List<String> names, List<String> known) {
        int best = -1;
        int bestRank = known.size();
        for (int i = 0; i < names.size(); i++) {
            int rank = known.indexOf(String.join(" ", MetricConventions.words(names.get(i))));
            if (rank >= 0 && rank < bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }
}
