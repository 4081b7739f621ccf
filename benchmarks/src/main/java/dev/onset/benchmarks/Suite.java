package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Measures the suite, see {@link SuiteOptions#USAGE}: builds the data if it is not there, measures in several fresh JVMs one after
 * the other, and prints one table a shape.
 */
public final class Suite {

    private final SuiteOptions options;
    private final List<BenchmarkQuery> queries;
    private final Measurements measurements;

    private Suite(SuiteOptions options) throws IOException {
        this.options = options;
        this.queries = BenchmarkQuery.readAll(options.home().resolve("suites"));
        this.measurements = new Measurements(options.home().resolve("target/measurements.tsv"));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        SuiteOptions options;
        try {
            options = SuiteOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        System.exit(new Suite(options).run() ? 0 : 1);
    }

    /** Whether all answers were equal. */
    private boolean run() throws IOException, InterruptedException, SQLException {
        boolean equal = true;
        for (Shape shape : options.shapes()) {
            List<Timing> timings = measurements.of(shape);
            if (!options.reportOnly()) {
                timings = measure(shape, queries.stream().filter(query -> query.isFor(shape))
                        .filter(query -> query.name().contains(options.pattern())).toList());
                measurements.add(timings);
            }
            if (!timings.isEmpty()) {
                new Report(queries, System.out).print(shape, timings);
            }
            equal &= timings.stream().allMatch(timing -> timing.answers().equals(Timing.EQUAL));
        }
        System.out.printf("%nfloor: a SIMD sum over the bytes that the query must read, on all cores%n");
        if (!options.reportOnly()) {
            Path data = DataSets.prepare(options.data(), options.shapes().getFirst());
            System.out.printf("first query of a fresh JVM, from its start: %.0f ms%n", firstQuery(data));
        }
        return equal;
    }

    private List<Timing> measure(Shape shape, List<BenchmarkQuery> chosen)
            throws IOException, InterruptedException, SQLException {
        if (chosen.isEmpty()) {
            return List.of();
        }
        Path data = DataSets.prepare(options.data(), shape);
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>(List.of(shape.name(), data.toString(),
                options.home().resolve("suites").toString()));
        chosen.forEach(query -> arguments.add(query.name()));
        for (int fork = 1; fork <= options.forks(); fork++) {
            System.err.printf("%s: JVM %d of %d%n", shape.name(), fork, options.forks());
            for (String line : java(Fork.class, arguments)) {
                Timing timing = Timing.parse(line);
                timings.computeIfAbsent(timing.query(), query -> new ArrayList<>()).add(timing);
            }
        }
        Map<String, NumPy.Measured> numPy = DataSets.isMatrix(shape)
                && chosen.stream().anyMatch(query -> !query.numPy().isEmpty())
                        ? NumPy.measure(options.home(), shape, data)
                        : Map.of();
        return chosen.stream().map(query -> beside(Timing.median(timings.getOrDefault(query.name(), List.of())),
                numPy.get(query.numPy()))).toList();
    }

    /** A fork leaves the sum of the last column where NumPy's time belongs; it must be NumPy's sum too. */
    private static Timing beside(Timing timing, NumPy.@Nullable Measured numPy) {
        if (numPy == null) {
            return timing.withNumPy(Double.NaN);
        }
        double ours = timing.numPy();
        boolean same = Math.abs(ours - numPy.checksum()) <= 1e-6 * Math.abs(numPy.checksum());
        return (same ? timing : timing.withAnswers("the answers add up to %s, NumPy's to %s".formatted(ours,
                numPy.checksum()))).withNumPy(numPy.millis());
    }

    /** The first query of a fresh JVM: milliseconds since the JVM's start, the median over the forks. */
    private double firstQuery(Path data) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int fork = 0; fork < options.forks(); fork++) {
            String line = java(FirstQuery.class, List.of(OnsetArchive.url(data), "SELECT COUNT(*) FROM runs"))
                    .getFirst();
            millis.add(Double.parseDouble(line.substring(0, line.indexOf('\t'))));
        }
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    /** The lines that a class prints when it is run in a JVM of its own. */
    private static List<String> java(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx4g", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " ended with status " + process.exitValue());
        }
        return lines;
    }
}
