package dev.onset.benchmarks;

import java.nio.file.Path;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/** The generated runs as an Onset archive. */
final class OnsetArchive {

    private OnsetArchive() {}

    static Path directory(Path data) {
        return data.resolve("archive");
    }

    static String url(Path data) {
        return "jdbc:onset:" + directory(data);
    }

    static void load(Shape shape, Path data) {
        try (Archive archive = Archive.openOrCreate(directory(data)); ArchiveWriter writer = archive.writer()) {
            for (int number = 0; number < shape.runs(); number++) {
                SyntheticRun run = new SyntheticRun(number, shape);
                RunLog log = new RunLog(shape.runId(number));
                run.params().forEach(log::param);
                for (int metric = 0; metric < shape.metrics().size(); metric++) {
                    String name = shape.metrics().get(metric);
                    int index = log.metric(name, name.startsWith("layer") ? null : name);
                    double[] curve = run.curve(metric);
                    for (int step = 0; step < curve.length; step++) {
                        log.point(index, step, StepAxis.NO_TIME, curve[step]);
                    }
                }
                writer.add(log);
            }
            writer.commit();
        }
    }
}
