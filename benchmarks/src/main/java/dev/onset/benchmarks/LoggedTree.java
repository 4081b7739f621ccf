package dev.onset.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** Logs as files, generated from a seed: like those of the AlgoPerf benchmark, or a single huge table. */
final class LoggedTree {

    private static final int ROWS = 400;
    private static final String HEADER = "global_step,grad_norm,loss,train/loss,train/accuracy,validation/loss,"
            + "validation/accuracy,validation/num_examples,test/loss,test/accuracy,test/num_examples,score,"
            + "total_duration,accumulated_submission_time,accumulated_eval_time,accumulated_logging_time,"
            + "preemption_count\n";

    private LoggedTree() {}

    /** Trials with training records every 100 steps and evaluations between them, one folder each. */
    static Path generate(Path data, int runs) throws IOException {
        Path tree = data.resolve("algoperf-like-" + runs);
        Path done = data.resolve("algoperf-like-" + runs + ".complete");
        if (Files.exists(done)) {
            return tree;
        }
        System.err.printf("generating %,d runs into %s%n", runs, tree);
        for (int run = 0; run < runs; run++) {
            Path folder = Files.createDirectories(tree.resolve("submission_%d/study_%d/workload_%d/trial_%d".formatted(
                    run / 200, run / 40 % 5, run / 5 % 8, run % 5)));
            Files.writeString(folder.resolve("hparams.json"), "{\"learning_rate\": 0.00" + (run % 9 + 1) + "}\n");
            try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("measurements.csv"))) {
                trial(out, new SplittableRandom(0x7EE_0000L + run));
            }
        }
        Files.createFile(done);
        return tree;
    }

    private static void trial(BufferedWriter out, SplittableRandom random) throws IOException {
        out.write(HEADER);
        double duration = 0;
        for (int row = 0; row < ROWS; row++) {
            double loss = 5 * Math.exp(-row / 80.0) + 0.1 * random.nextDouble();
            if (row % 4 == 3) {
                duration += 300 + random.nextDouble();
                out.write(String.format(Locale.ROOT, "%d,,,%.9f,%.16f,%.9f,%.16f,5348.0,%.9f,%.16f,2472.0,"
                        + "%.14f,%.14f,%.14f,%.14f,%.16f,0.0%n", 100 * row - 1 - random.nextInt(99), loss,
                        random.nextDouble(), 1.1 * loss, random.nextDouble(), 1.2 * loss, random.nextDouble(),
                        duration * 0.9, duration, duration * 0.8, duration * 0.2, random.nextDouble()));
            } else {
                out.write(String.format(Locale.ROOT, "%d,%.8f,%.8f,,,,,,,,,,,,,,%n", 100 * row, random.nextDouble(),
                        loss));
            }
        }
    }

    /** A table of five metrics with so many points. */
    static Path largeRun(Path data, long points) throws IOException {
        Path folder = Files.createDirectories(data.resolve("large-" + points));
        Path log = folder.resolve("metrics.csv");
        Path done = folder.resolve("complete");
        if (Files.exists(done)) {
            return log;
        }
        System.err.printf("generating %,d points into %s%n", points, log);
        SplittableRandom random = new SplittableRandom(1);
        long steps = points / Shape.MANY_RUNS.metrics().size();
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            out.write("step," + String.join(",", Shape.MANY_RUNS.metrics()) + "\n");
            for (long step = 0; step < steps; step++) {
                double loss = 0.5 + 4 * Math.exp(-8.0 * step / steps);
                out.write(step + "," + (float) (loss + 0.1 * random.nextDouble()) + ","
                        + (float) (1.1 * loss + 0.1 * random.nextDouble()) + "," + (float) random.nextDouble() + ",0.1,"
                        + (float) random.nextDouble() + "\n");
            }
        }
        Files.createFile(done);
        return log;
    }
}
