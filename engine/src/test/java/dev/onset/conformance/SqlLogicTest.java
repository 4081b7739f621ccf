package dev.onset.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;

/**
 * SQLite's logic tests through the JDBC driver, on scratch tables. The usual build runs a sample: of {@code onset.logictest.sample} files, chosen by
 * chance but always the same, the first {@code onset.logictest.queries} each; no clock decides what is run; the Maven profile
 * {@code logic-tests} runs all of them.
 *
 * <p>{@code src/test/resources/conformance/sqlite-known-failures.txt} has what is known to fail, each with the reason. It may
 * only shrink: a known failure that passes fails the test.
 */
class SqlLogicTest {

    private static final Path KNOWN = Path.of("src/test/resources/conformance/sqlite-known-failures.txt");
    private static final int QUERIES = Integer.getInteger("onset.logictest.queries", 12);
    private static final int SAMPLE = Integer.getInteger("onset.logictest.sample", 60);
    private static final String FILES = System.getProperty("onset.logictest.files", ".*");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theAnswersAreSqlites() throws IOException, SQLException {
        Onset.openOrCreate(directory).close();
        Map<String, String> known = known();
        List<String> report = new ArrayList<>();
        List<String> fixed = new ArrayList<>();
        List<String> timing = new ArrayList<>();
        int queries = 0;
        int failed = 0;
        int wrong = 0;
        long start = System.nanoTime();
        try (LogicTests tests = LogicTests.open()) {
            List<String> names = tests.names(FILES);
            Collections.shuffle(names, new Random(42));
            names.sort(Comparator.comparing(name -> !name.startsWith("evidence/")));
            for (String name : names.subList(0, Math.min(SAMPLE, names.size()))) {
                long fileStart = System.nanoTime();
                LogicTestRun.Outcome outcome;
                try (Connection connection = DriverManager.getConnection("jdbc:onset:" + directory)) {
                    outcome = LogicTestRun.run(connection, tests.records(name), QUERIES);
                }
                queries += outcome.queries();
                timing.add("%s\t%d\t%.1f ms a query".formatted(name, outcome.queries(),
                        (System.nanoTime() - fileStart) / 1e6 / Math.max(1, outcome.queries())));
                List<String> places = new ArrayList<>();
                for (LogicTestRun.Failure failure : outcome.failures()) {
                    failed++;
                    String place = name + ":" + failure.record().line();
                    places.add(place);
                    if (!known.containsKey(place)) {
                        wrong += failure.wrong() ? 1 : 0;
                        report.add(place + "\t" + (failure.wrong() ? "wrong" : "error") + "\t" + failure.message()
                                .replace('\n', ' ') + "\t" + failure.record().sql().replace('\n', ' '));
                    }
                }
                if (outcome.queries() < QUERIES) {
                    known.keySet().stream().filter(place -> place.startsWith(name + ":") && !places.contains(place))
                            .forEach(fixed::add);
                }
            }
        }
        Path log = Path.of("target/sqlite-logic-tests.txt");
        Files.createDirectories(Path.of("target"));
        Files.write(log, report);
        Files.write(Path.of("target/sqlite-logic-tests-timing.txt"), timing);
        System.out.printf("SQLite's logic tests: %d queries in %.1f s, %d failed, %d of them not known, %d wrong%n",
                queries, (System.nanoTime() - start) / 1e9, failed, report.size(), wrong);
        assertThat(report).as("failures that are not known, all in " + log.toAbsolutePath()).isEmpty();
        assertThat(fixed).as("known failures that pass now; take them out of " + KNOWN).isEmpty();
    }

    /** Places of known failures, file and line, with the reason. */
    private static Map<String, String> known() throws IOException {
        if (!Files.exists(KNOWN)) {
            return Map.of();
        }
        try (Stream<String> lines = Files.lines(KNOWN)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length > 1 ? parts[1] : "",
                            (a, b) -> a, TreeMap::new));
        }
    }
}
