package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last measurement of each query and shape, kept in a text file, so that a suite can be measured in pieces. */
final class Measurements {

    private final Path file;
    private final Map<List<String>, Timing> timings = new LinkedHashMap<>();

    Measurements(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().map(Timing::parse).forEach(this::put);
        }
    }

    private void put(Timing timing) {
        timings.put(List.of(timing.shape(), timing.query()), timing);
    }

    void add(List<Timing> measured) throws IOException {
        measured.forEach(this::put);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, timings.values().stream().map(Timing::line).toList());
    }

    List<Timing> of(Shape shape) {
        return timings.values().stream().filter(timing -> timing.shape().equals(shape.name())).toList();
    }
}
