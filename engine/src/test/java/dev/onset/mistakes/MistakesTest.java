package dev.onset.mistakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.api.Outcome;
import dev.onset.error.OnsetException;
import dev.onset.ingest.ImportOptions;

/**
 * What users are told about typical mistakes: {@code mistakes.txt} has, for each, a title after {@code #}, the statement, and
 * after four dashes the line with carets below the place, the category and the message. Rewritten with
 * {@code -Donset.complete=true}; read the difference before you commit it.
 */
class MistakesTest {

    private static final Path FILE = Path.of("src/test/resources/dev/onset/mistakes/mistakes.txt");

    @TempDir
    static Path directory;

    private static Onset onset;

    private record Mistake(String title, String sql, String told) {}

    @BeforeAll
    static void importLogs() {
        onset = Onset.openOrCreate(directory.resolve("archive"));
        onset.importLogs(List.of(Path.of("src/test/resources/logs").toAbsolutePath()), ImportOptions.defaults());
    }

    @AfterAll
    static void close() {
        onset.close();
    }

    @TestFactory
    Stream<DynamicTest> mistakes() throws IOException {
        List<Mistake> mistakes = read();
        assertThat(mistakes).hasSizeGreaterThan(50);
        if (Boolean.getBoolean("onset.complete")) {
            Files.writeString(FILE, mistakes.stream().map(
                    mistake -> "# " + mistake.title + "\n" + mistake.sql + "\n----\n" + told(mistake.sql) + "\n")
                    .collect(Collectors.joining("\n")));
            return Stream.of();
        }
        return mistakes.stream().map(mistake -> dynamicTest(mistake.title,
                () -> assertThat(told(mistake.sql)).isEqualTo(mistake.told)));
    }

    private static String told(String sql) {
        try {
            if (onset.execute(sql) instanceof Outcome.Rows(var result)) {
                try (result) {
                    result.rows().forEach(row -> row.isNull(0));
                }
            }
            return "no error";
        } catch (OnsetException e) {
            String message = e.category() + ": " + e.getMessage();
            OnsetException.Position position = e.position();
            if (position == null) {
                return message;
            }
            String line = sql.lines().toList().get(position.line() - 1);
            int end = position.endLine() == position.line() ? position.endColumn() : line.length();
            return line + "\n" + " ".repeat(position.column() - 1)
                    + "^".repeat(Math.max(1, Math.min(end, line.length()) - position.column() + 1)) + "\n" + message;
        }
    }

    private static List<Mistake> read() throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        for (String block : Files.readString(FILE).split("(?m)^# ")) {
            if (!block.isBlank()) {
                int endOfTitle = block.indexOf('\n');
                String[] parts = block.substring(endOfTitle + 1).split("\n----\n?", 2);
                mistakes.add(new Mistake(block.substring(0, endOfTitle), parts[0], parts[1].stripTrailing()));
            }
        }
        return mistakes;
    }
}
