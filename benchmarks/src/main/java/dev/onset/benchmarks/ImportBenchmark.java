package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures imports: {@code benchmarks/import}. Onset's import of a tree of logs beside DuckDB's {@code read_csv} of the same
 * tables; a single run that is larger than the heap; or an archive of many runs that is.
 */
public final class ImportBenchmark {

    private static final List<String> ENGINES = List.of("onset", "duckdb");

    private final Path home = Path.of(System.getProperty("onset.benchmarks.home", "benchmarks"));
    private Path tree = Path.of("");
    /** 0: as many as the benchmark usually takes. */
    private int runs;
    private int forks = 3;
    private int rounds = 5;
    private boolean large;
    private boolean largerThanHeap;
    private long points = 50_000_000;
    private String heap = "512m";

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ImportBenchmark benchmark = new ImportBenchmark();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--tree" -> benchmark.tree = Path.of(arguments[++i]);
                case "--runs" -> benchmark.runs = Integer.parseInt(arguments[++i]);
                case "--forks" -> benchmark.forks = Integer.parseInt(arguments[++i]);
                case "--rounds" -> benchmark.rounds = Integer.parseInt(arguments[++i]);
                case "--large" -> benchmark.large = true;
                case "--larger-than-heap" -> benchmark.largerThanHeap = true;
                case "--points" -> benchmark.points = Long.parseLong(arguments[++i]);
                case "--heap" -> benchmark.heap = arguments[++i];
                default -> {
                    System.err.printf("unknown option %s%n", arguments[i]);
                    System.exit(2);
                }
            }
        }
        if (benchmark.large) {
            benchmark.importLargeRun();
        } else if (benchmark.largerThanHeap) {
            benchmark.writeLargeArchive();
        } else {
            benchmark.compare();
        }
    }

    private void compare() throws IOException, InterruptedException {
        if (tree.toString().isEmpty()) {
            tree = LoggedTree.generate(home.resolve("target/data"), runs == 0 ? 1000 : runs);
        }
        Path work = Files.createDirectories(home.resolve("target/data/import-work"));
        System.out.printf("%nimport of %s; seconds; %d cores%n%n%-8s %28s %28s  %s%n", tree,
                Runtime.getRuntime().availableProcessors(), "", "fresh process (median of " + forks + ")",
                "in process (median of " + rounds + ")", "");
        List<Double> fresh = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        for (String engine : ENGINES) {
            List<Double> processes = new ArrayList<>();
            for (int fork = 0; fork < forks; fork++) {
                long start = System.nanoTime();
                java("4g", ImportFork.class, engine, tree.toString(), work.toString(), "1");
                processes.add((System.nanoTime() - start) / 1e9);
            }
            List<String> lines = java("4g", ImportFork.class, engine, tree.toString(), work.toString(),
                    Integer.toString(rounds));
            List<Double> inProcess = lines.stream().map(line -> Double.valueOf(line.split("\t")[0])).toList();
            fresh.add(median(processes));
            warm.add(median(inProcess));
            System.out.printf("%-8s %28.2f %28.2f  %s%n", engine, fresh.getLast(), warm.getLast(),
                    lines.getLast().split("\t")[1]);
        }
        System.out.printf("%-8s %27.1f× %27.1f×%n", "ratio", fresh.getLast() / fresh.getFirst(),
                warm.getLast() / warm.getFirst());
    }

    private void importLargeRun() throws IOException, InterruptedException {
        Path log = LoggedTree.largeRun(home.resolve("target/data"), points);
        System.out.printf("%nimport and queries of one run of %,d points (%,d MB of CSV) with -Xmx%s%n%n", points,
                Files.size(log) >> 20, heap);
        Path work = Files.createDirectories(home.resolve("target/data/import-work"));
        java(heap, LargeRunFork.class, log.toString(), work.toString()).forEach(System.out::println);
    }

    private void writeLargeArchive() throws IOException, InterruptedException {
        int count = runs == 0 ? 75_000 : runs;
        System.out.printf("%nan archive of %,d runs and queries over it with -Xmx%s%n%n", count, heap);
        Path work = Files.createDirectories(home.resolve("target/data/import-work"));
        java(heap, LargeArchiveFork.class, Integer.toString(count), work.toString())
                .forEach(System.out::println);
    }

    /** The lines that a class prints when it is run in a JVM of its own. */
    private static List<String> java(String heap, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xmx" + heap,
                "-XX:+UseParallelGC", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " ended with status " + process.exitValue());
        }
        return lines;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
