package dev.onset.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a suite is told to do.
 *
 * @param home the folder of the suites
 * @param data where generated data is kept
 * @param pattern a part of the names of the queries to measure
 * @param reportOnly print what was measured before
 */
record SuiteOptions(Path home, Path data, List<Shape> shapes, String pattern, int forks, boolean reportOnly) {

    private static final int DEFAULT_FORKS = 3;
    static final String USAGE = """
            usage: benchmarks/run [--shape NAME]... [--query PATTERN] [--forks N] [--quick] [--data DIR] [--report]
              --shape    %s; all of them if left out
              --query    only queries whose name contains the pattern
              --forks    JVMs whose median counts; 3 if left out
              --quick    one JVM and a fiftieth of the runs, to try a query out
              --data     where the generated data is kept; benchmarks/target/data if left out
              --report   measures nothing and prints the table of what was measured before""".formatted(
            Shape.ALL.stream().map(Shape::name).toList());

    /** @throws IllegalArgumentException in words for the user */
    static SuiteOptions parse(String[] arguments) {
        Path home = Path.of(System.getProperty("onset.benchmarks.home", "benchmarks"));
        Path data = home.resolve("target/data");
        List<Shape> shapes = new ArrayList<>();
        String pattern = "";
        int forks = DEFAULT_FORKS;
        boolean quick = false;
        boolean reportOnly = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--report" -> reportOnly = true;
                case "--shape" -> shapes.add(Shape.named(value(arguments, ++i)));
                case "--query" -> pattern = value(arguments, ++i);
                case "--data" -> data = Path.of(value(arguments, ++i));
                case "--forks" -> forks = Integer.parseInt(value(arguments, ++i));
                default -> throw new IllegalArgumentException("no option '" + arguments[i] + "'\n" + USAGE);
            }
        }
        List<Shape> chosen = shapes.isEmpty() ? Shape.ALL : shapes;
        return new SuiteOptions(home, data, quick ? chosen.stream().map(Shape::quick).toList() : List.copyOf(chosen),
                pattern, quick ? 1 : forks, reportOnly);
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value\n" + USAGE);
        }
        return arguments[index];
    }
}
