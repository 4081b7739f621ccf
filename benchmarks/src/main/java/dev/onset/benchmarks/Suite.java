package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Runs suites: {@code benchmarks/run [--forks N] [--small] [SUITE …]}. Builds the data if it is not there, measures in
 * several fresh JVMs one after the other, prints one table and writes {@code target/results.json}.
 */
public final class Suite {

    private static final int DEFAULT_FORKS = 3;

    private final Path home;
    private final Shape shape;
    private final int forks;

    private Suite(Path home, Shape shape, int forks) {
        this.home = home;
        this.shape = shape;
        this.forks = forks;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path home = Path.of(System.getProperty("onset.benchmarks.home", "benchmarks"));
        int forks = DEFAULT_FORKS;
        Shape shape = Shape.TEN_THOUSAND_RUNS;
        List<String> suites = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--forks" -> forks = Integer.parseInt(arguments[++i]);
                case "--small" -> shape = Shape.SMALL;
                default -> suites.add(arguments[i]);
            }
        }
        if (suites.isEmpty()) {
            suites.add("first");
        }
        System.exit(new Suite(home, shape, forks).run(suites) ? 0 : 1);
    }

    /** Whether all answers were equal. */
    private boolean run(List<String> suites) throws IOException, InterruptedException, SQLException {
        List<Path> folders = new ArrayList<>();
        for (String suite : suites) {
            Path folder = home.resolve("suites").resolve(suite);
            if (!Files.isDirectory(folder)) {
                try (Stream<Path> known = Files.list(home.resolve("suites"))) {
                    System.err.printf("no suite %s; there are %s%n", suite,
                            known.map(path -> String.valueOf(path.getFileName())).sorted().toList());
                }
                return false;
            }
            folders.add(folder);
        }
        Path data = prepareData();
        List<Report.Row> rows = new ArrayList<>();
        for (Path folder : folders) {
            Map<String, List<Timing>> timings = new LinkedHashMap<>();
            for (int fork = 1; fork <= forks; fork++) {
                System.err.printf("suite %s: JVM %d of %d%n", folder.getFileName(), fork, forks);
                for (String line : java(Fork.class, data.toString(), folder.toString())) {
                    Timing timing = Timing.parse(line);
                    timings.computeIfAbsent(timing.query(), query -> new ArrayList<>()).add(timing);
                }
            }
            for (BenchmarkQuery query : BenchmarkQuery.readSuite(folder)) {
                rows.add(new Report.Row(query, median(timings.getOrDefault(query.name(), List.of()))));
            }
        }
        Report report = new Report(shape, forks, rows, firstQuery(data));
        report.print(System.out);
        Files.writeString(Files.createDirectories(home.resolve("target")).resolve("results.json"), report.json());
        return rows.stream().allMatch(row -> row.timing().answers().equals("equal"));
    }

    private Path prepareData() throws IOException, SQLException {
        Path data = Files.createDirectories(home.resolve("target/data").resolve(shape.name()));
        Path done = data.resolve("complete");
        if (!Files.exists(done)) {
            System.err.printf("generating %,d runs of %,d steps into %s%n", shape.runs(), shape.steps(), data);
            OnsetArchive.load(shape, data);
            DuckDbTable.load(shape, data);
            Files.createFile(done);
        }
        return data;
    }

    /** The first query of a fresh JVM: milliseconds since the JVM's start, the median over the forks. */
    private double firstQuery(Path data) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int fork = 0; fork < forks; fork++) {
            String line = java(FirstQuery.class, "jdbc:onset:" + OnsetArchive.directory(data),
                    "SELECT COUNT(*) FROM runs").getFirst();
            millis.add(Double.parseDouble(line.substring(0, line.indexOf('\t'))));
        }
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    /** The lines that a class prints when it is run in a JVM of its own. */
    private static List<String> java(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx4g", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " ended with status " + process.exitValue());
        }
        return lines;
    }

    private static Timing median(List<Timing> forks) {
        if (forks.isEmpty()) {
            throw new IllegalStateException("a query was not measured");
        }
        return new Timing(forks.getFirst().query(), median(forks, Timing::onset), median(forks, Timing::duckDb),
                median(forks, Timing::floor), median(forks, Timing::planning),
                forks.stream().map(Timing::answers).filter(answers -> !answers.equals("equal")).findFirst()
                        .orElse("equal"));
    }

    private static double median(List<Timing> forks, ToDoubleFunction<Timing> value) {
        return forks.stream().map(value::applyAsDouble).sorted(Comparator.naturalOrder()).toList()
                .get(forks.size() / 2);
    }
}
