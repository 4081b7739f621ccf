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

    static void load(Shape shape, Path data) {
        try (Archive archive = Archive.openOrCreate(directory(data)); ArchiveWriter writer = archive.writer()) {
            for (int number = 0; number < shape.runs(); number++) {
                SyntheticRun run = new SyntheticRun(number, shape.steps());
                RunLog log = new RunLog(shape.runId(number));
                for (int metric = 0; metric < Shape.METRICS.size(); metric++) {
                    int index = log.metric(Shape.METRICS.get(metric), Shape.METRICS.get(metric));
                    for (int step = 0; step < shape.steps(); step++) {
                        log.point(index, step, StepAxis.NO_TIME, run.value(metric, step));
                    }
                }
                writer.add(log);
            }
            writer.commit();
        }
    }
}
