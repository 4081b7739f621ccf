package dev.onset.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.plan.View;

/**
 * SQLite's logic tests through the JDBC driver, on scratch tables, several files at a time. The usual build runs a sample of
 * all files, see {@link LogicTestSample}; no clock decides what is run. The Maven profile {@code logic-tests} runs all.
 *
 * <p>{@code src/test/resources/conformance/sqlite-known-failures.txt} has what is known to fail, each with the reason. It may
 * only shrink: a known failure that passes fails the test.
 */
@Order(1)
class SqlLogicTest {

    private static final Path KNOWN = Path.of("src/test/resources/conformance/sqlite-known-failures.txt");
    private static final LogicTestSample SAMPLE = new LogicTestSample(
            Integer.getInteger("onset.logictest.first", 20), Integer.getInteger("onset.logictest.every", 60),
            Integer.getInteger("onset.logictest.statements", 150));
    private static final int THREADS = Integer.getInteger("onset.logictest.threads",
            Runtime.getRuntime().availableProcessors());
    private static final String FILES = System.getProperty("onset.logictest.files", ".*");

    @TempDir
    private Path directory = Path.of("");

    /** @param seconds of the processor, not of the clock */
    private record FileOutcome(String name, int queries, int statements, double seconds,
            List<LogicTestRun.Failure> failures, List<String> fixed) {}

    @Test
    void theAnswersAreSqlites() throws IOException, InterruptedException, ExecutionException {
        Map<String, String> known = known();
        List<String> errors = explained("*");
        List<Pattern> answers = explained("~").stream().map(regex -> Pattern.compile(regex, Pattern.DOTALL)).toList();
        long start = System.nanoTime();
        List<FileOutcome> outcomes = new ArrayList<>();
        try (Onset kept = Onset.openOrCreate(directory);
                LogicTests tests = LogicTests.open();
                var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<FileOutcome>> running = tests.names(FILES).stream()
                    .map(name -> threads.submit(() -> run(tests, name, known))).toList();
            for (Future<FileOutcome> file : running) {
                outcomes.add(file.get());
            }
            assertThat(kept.catalog().views()).as("views of the sessions are their own").allMatch(View::isBuiltIn);
        }
        List<String> report = new ArrayList<>();
        for (FileOutcome file : outcomes) {
            for (LogicTestRun.Failure failure : file.failures()) {
                String place = file.name() + ":" + failure.record().line();
                boolean explained = failure.wrong()
                        ? answers.stream().anyMatch(answer -> answer.matcher(failure.record().sql()).find())
                        : errors.stream().anyMatch(failure.message()::contains);
                if (!explained && !known.containsKey(place)) {
                    report.add(place + "\t" + (failure.wrong() ? "wrong" : "error") + "\t"
                            + failure.message().replace('\n', ' ') + "\t"
                            + failure.record().sql().replace('\n', ' '));
                }
            }
        }
        Path log = Path.of("target/sqlite-logic-tests.txt");
        Files.createDirectories(Path.of("target"));
        Files.write(log, report);
        Files.write(Path.of("target/sqlite-logic-tests-timing.txt"), outcomes.stream().map(file -> "%s\t%d\t%d\t%.3f s"
                .formatted(file.name(), file.queries(), file.statements(), file.seconds())).toList());
        System.out.printf(
                "SQLite's logic tests: %d queries and %d statements of %d files in %.1f s (%.1f s of the processor), %d failed, %d of them not known%n",
                outcomes.stream().mapToInt(FileOutcome::queries).sum(),
                outcomes.stream().mapToInt(FileOutcome::statements).sum(), outcomes.size(),
                (System.nanoTime() - start) / 1e9, outcomes.stream().mapToDouble(FileOutcome::seconds).sum(),
                outcomes.stream().mapToInt(file -> file.failures().size()).sum(),
                report.size());
        assertThat(report).as("failures that are not known, all in " + log.toAbsolutePath()).isEmpty();
        assertThat(outcomes.stream().flatMap(file -> file.fixed().stream()).toList())
                .as("known failures that pass now; take them out of " + KNOWN).isEmpty();
    }

    private FileOutcome run(LogicTests tests, String name, Map<String, String> known) throws SQLException {
        long start = processorTime();
        List<LogicTestRecord> records = tests.records(name, SAMPLE);
        List<LogicTestRun.Failure> failures;
        try (Connection connection = DriverManager.getConnection("jdbc:onset:" + directory)) {
            failures = LogicTestRun.run(connection, records);
        }
        List<Integer> failed = failures.stream().map(failure -> failure.record().line()).toList();
        List<String> fixed = records.stream().filter(record -> !failed.contains(record.line()))
                .map(record -> name + ":" + record.line()).filter(known::containsKey).toList();
        int queries = (int) records.stream().filter(LogicTestRecord.Query.class::isInstance).count();
        return new FileOutcome(name, queries, records.size() - queries, (processorTime() - start) / 1e9, failures,
                fixed);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Places of known failures, file and line, with the reason. */
    private static Map<String, String> known() throws IOException {
        return goldenLines().stream().filter(parts -> !parts[0].equals("*") && !parts[0].equals("~"))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a, TreeMap::new));
    }

    /** What errors say, or regular expressions of queries with other answers, that come of a difference of dialect, wherever it shows. */
    private static List<String> explained(String sign) throws IOException {
        return goldenLines().stream().filter(parts -> parts[0].equals(sign)).map(parts -> parts[1]).toList();
    }

    private static List<String[]> goldenLines() throws IOException {
        try (Stream<String> lines = Files.lines(KNOWN)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\t"))
                    .toList();
        }
    }
}
