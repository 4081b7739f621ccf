package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/**
 * How time grows with the points read, from one to a hundred million: {@code benchmarks/run --growth [--data DIR] [--billion]}. The
 * queries run in a JVM of their own, whose heap holds a thousandth of what the largest of them reads.
 */
public final class Growth {

    /** Steps of a run; its two metrics have ten million points. */
    static final int STEPS = 5_000_000;
    private static final int RUNS = 10;
    private static final int RUNS_OF_A_BILLION = 100;

    private Growth() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> others = new ArrayList<>(List.of(arguments));
        int runs = others.remove("--billion") ? RUNS_OF_A_BILLION : RUNS;
        Path archive = SuiteOptions.parse(others.toArray(String[]::new)).data().resolve("growth-" + runs);
        if (!Files.exists(archive.resolve("complete"))) {
            write(archive, runs);
            Files.createFile(archive.resolve("complete"));
        }
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "--add-modules",
                "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx" + GrowthFork.HEAP_MEGABYTES + "m",
                "-cp", System.getProperty("java.class.path"), GrowthFork.class.getName(), archive.toString(),
                String.valueOf(runs)).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("the queries ended with status " + process.exitValue());
        }
    }

    static String runId(int run) {
        return "run-%03d".formatted(run);
    }

    /** Writes runs of the same curves: what matters is how many points there are. */
    private static void write(Path directory, int runs) throws IOException {
        Shape shape = new Shape("growth", 1, STEPS, List.of("train_loss", "val_loss"));
        SyntheticRun curves = new SyntheticRun(0, shape);
        Files.createDirectories(directory);
        try (Archive archive = Archive.openOrCreate(directory)) {
            for (int run = 0; run < runs; run++) {
                try (ArchiveWriter writer = archive.writer()) {
                    RunLog log = new RunLog(runId(run));
                    for (int metric = 0; metric < shape.metrics().size(); metric++) {
                        int index = log.metric(shape.metrics().get(metric), shape.metrics().get(metric));
                        double[] curve = curves.curve(metric);
                        for (int step = 0; step < curve.length; step++) {
                            log.point(index, step, StepAxis.NO_TIME, curve[step]);
                        }
                    }
                    writer.add(log);
                    writer.commit();
                }
            }
        }
    }
}
