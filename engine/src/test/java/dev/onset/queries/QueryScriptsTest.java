package dev.onset.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.api.Outcome;
import dev.onset.api.QueryResult;
import dev.onset.api.Row;
import dev.onset.api.Session;
import dev.onset.error.OnsetException;
import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.TestContexts;
import dev.onset.ingest.ImportOptions;

/**
 * Runs every script under {@code src/test/resources/queries} on an archive imported from {@code src/test/resources/logs},
 * in a session of its own, so that a script may make scratch tables. Where a case has several statements, {@code ;} at the
 * end of a line between them, the result is that of the last.
 * With {@code -Donset.test.complete=true} it writes the results into the scripts instead; read the difference before you
 * commit it.
 */
class QueryScriptsTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final List<ExecutionSettings> SETTINGS = TestContexts.SETTINGS;
    private static final boolean COMPLETE = Boolean.getBoolean("onset.test.complete");

    @TempDir
    static Path directory;

    private static Onset onset;

    @BeforeAll
    static void importLogs() {
        onset = Onset.openOrCreate(directory.resolve("archive"));
        var report = onset.importLogs(List.of(RESOURCES.resolve("logs").toAbsolutePath()), ImportOptions.defaults());
        assertThat(report.complete()).isTrue();
    }

    @AfterAll
    static void close() {
        onset.close();
    }

    @TestFactory
    Stream<DynamicContainer> scripts() throws IOException {
        List<DynamicContainer> containers = new ArrayList<>();
        try (Stream<Path> files = Files.list(RESOURCES.resolve("queries"))) {
            for (Path file : files.sorted().toList()) {
                containers.add(dynamicContainer(String.valueOf(file.getFileName()), tests(QueryScript.read(file))));
            }
        }
        assertThat(containers).isNotEmpty();
        return containers.stream();
    }

    private static List<DynamicTest> tests(QueryScript script) throws IOException {
        Session session = onset.newSession();
        if (COMPLETE) {
            script.complete(script.cases().stream().map(example -> answer(session, example.sql())).toList());
            return List.of();
        }
        return IntStream.range(0, script.cases().size()).mapToObj(i -> {
            QueryScript.Case example = script.cases().get(i);
            return dynamicTest(example.title(), () -> {
                assertThat(answer(session, example.sql())).isEqualTo(example.expected());
                String last = example.sql().substring(example.sql().lastIndexOf(";\n") + 1).strip();
                if (last.startsWith("SELECT") || last.startsWith("WITH") || last.startsWith("FROM")) {
                    assertThat(answer(session, last, SETTINGS.get(i % SETTINGS.size())))
                            .as("with other threads and batches").isEqualTo(example.expected());
                }
            });
        }).toList();
    }

    /** The answer with other settings, which it must not depend on. */
    private static String answer(Session session, String sql, ExecutionSettings settings) {
        session.execute("SET threads = " + settings.threads());
        session.execute("SET batch_size = " + settings.batchSize());
        try {
            return answer(session, sql);
        } finally {
            session.execute("RESET threads");
            session.execute("RESET batch_size");
        }
    }

    private static String answer(Session session, String sql) {
        String answer = "";
        for (String statement : sql.split(";\\n")) {
            answer = answerOf(session, statement);
            if (answer.startsWith("error: ")) {
                return answer;
            }
        }
        return answer;
    }

    private static String answerOf(Session session, String sql) {
        try {
            return switch (session.execute(sql)) {
                case Outcome.Done(String message, long rows) -> message;
                case Outcome.Rows(QueryResult result) -> {
                    try (result) {
                        yield table(result);
                    }
                }
            };
        } catch (OnsetException e) {
            var position = e.position();
            return "error: " + (position == null ? "" : position.line() + ":" + position.column() + ": ")
                    + e.getMessage();
        }
    }

    private static String table(QueryResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.fields().stream().map(field -> field.name()).collect(Collectors.joining(" | ")));
        for (Row row : result.rows()) {
            lines.add(IntStream.range(0, result.fields().size())
                    .mapToObj(column -> row.isNull(column) ? "NULL" : row.getText(column))
                    .collect(Collectors.joining(" | ")));
        }
        return String.join("\n", lines);
    }
}
