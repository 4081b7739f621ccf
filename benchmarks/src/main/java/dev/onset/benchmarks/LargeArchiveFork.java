package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveInfo;

/** Writes an archive of many runs that is larger than the heap and asks questions over all of it. */
public final class LargeArchiveFork {

    private static final int STEPS = 1000;
    private static final List<String> QUERIES = List.of("SELECT COUNT(*) FROM runs", "SELECT COUNT(*) FROM history",
            "SELECT run_id, MIN(val_loss), AVG(train_loss) FROM history GROUP BY run_id",
            "SELECT run_id, best_step(step, val_loss), gap_trend(step, train_loss, val_loss) FROM history GROUP BY run_id",
            "SELECT metric, COUNT(*), AVG(value) FROM metrics GROUP BY metric",
            "SELECT run_id, step, val_loss FROM history ORDER BY val_loss LIMIT 5");

    private LargeArchiveFork() {}

    /** Arguments: the number of runs, a directory to work in. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path target = Path.of(arguments[1]).resolve("many");
        ImportFork.delete(target);
        Files.createDirectories(target);
        long start = System.nanoTime();
        OnsetArchive.load(new Shape("many", Integer.parseInt(arguments[0]), STEPS, Shape.MANY_RUNS.metrics()),
                target);
        Path directory = OnsetArchive.directory(target);
        try (Archive archive = Archive.open(directory)) {
            ArchiveInfo info = archive.info();
            LargeRunFork.print("generated and written: %,d runs, %,d points, %,d MB, %.2f bytes a point".formatted(
                    info.runs(), info.points(), info.bytes() / 1_000_000, info.bytesPerPoint()), start);
        }
        LargeRunFork.printMemory();
        LargeRunFork.ask(directory, QUERIES);
        LargeRunFork.printMemory();
    }
}
