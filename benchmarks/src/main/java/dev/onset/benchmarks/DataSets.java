package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The generated data of the shapes, each made once and kept. */
final class DataSets {

    private DataSets() {}

    /** The directory of a shape's data; generates what is not there. */
    static Path prepare(Path directory, Shape shape) throws IOException, SQLException {
        Path data = Files.createDirectories(directory.resolve(shape.name()));
        Path done = data.resolve("complete");
        if (!Files.exists(done)) {
            System.err.printf("generating %s into %s%n", shape.describe(), data);
            long start = System.nanoTime();
            OnsetArchive.load(shape, data);
            System.err.printf("Onset's archive: %.1f s%n", (System.nanoTime() - start) / 1e9);
            start = System.nanoTime();
            DuckDbTables.load(shape, data);
            System.err.printf("DuckDB's tables: %.1f s%n", (System.nanoTime() - start) / 1e9);
            if (isMatrix(shape)) {
                NumPy.load(shape, data);
            }
            Files.createFile(done);
        }
        return data;
    }

    /** Whether NumPy computes over this shape too. */
    static boolean isMatrix(Shape shape) {
        return shape.name().startsWith(Shape.MANY_RUNS.name());
    }
}
