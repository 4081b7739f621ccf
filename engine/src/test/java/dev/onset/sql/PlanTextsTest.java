package dev.onset.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Position;
import dev.onset.plan.Field;
import dev.onset.plan.PlanPrinter;
import dev.onset.plan.Statement;

/**
 * What becomes of SQL texts: the files in {@code resources/dev/onset/sql} hold, for each behaviour, its name after
 * {@code #}, the SQL, and after {@code =>} the plan or the error. Run with {@code -Donset.complete=true} to write what is
 * computed into the files, and then read the difference.
 */
class PlanTextsTest {

    private static final Path FILES = Path.of("src/test/resources/dev/onset/sql");
    private static final boolean COMPLETE = Boolean.getBoolean("onset.complete");

    private final SqlPlanner planner = new SqlPlanner(TestFunctions.registry());
    private final TestCatalog catalog = TestCatalog.of("Loss", "loss", "eval/loss", "my metric");

    private record Case(String name, String sql, String expected) {}

    @TestFactory
    Stream<DynamicTest> texts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                List<Case> cases = read(file);
                if (COMPLETE) {
                    complete(file, cases);
                }
                cases.forEach(c -> tests.add(DynamicTest.dynamicTest(file.getFileName() + ": " + c.name,
                        () -> assertThat(outcome(c.sql)).isEqualTo(COMPLETE ? outcome(c.sql) : c.expected))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(50);
        return tests.stream();
    }

    private String outcome(String sql) {
        try {
            Statement statement = planner.prepare(sql, catalog);
            String parameters = statement.parameters().isEmpty() ? "" : "\nparameters " + statement.parameters();
            return PlanPrinter.print(statement.plan()) + columns(statement) + parameters;
        } catch (OnsetException e) {
            Position position = e.position();
            return "error " + e.category()
                    + (position == null ? "" : " at " + position.line() + ":" + position.column()) + ": "
                    + e.getMessage();
        }
    }

    private static String columns(Statement statement) {
        return statement.plan().fields().stream().map(PlanTextsTest::column)
                .collect(Collectors.joining(", ", "columns ", ""));
    }

    private static String column(Field field) {
        return field.name() + " " + field.type() + (field.nullable() ? "" : " NOT NULL");
    }

    private static List<Case> read(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String block : Files.readString(file).split("(?m)^# ")) {
            if (!block.isBlank()) {
                int endOfName = block.indexOf('\n');
                String[] parts = block.substring(endOfName + 1).split("(?m)^=>\n?", 2);
                cases.add(new Case(block.substring(0, endOfName), parts[0].strip(),
                        parts.length > 1 ? parts[1].strip() : ""));
            }
        }
        return cases;
    }

    private void complete(Path file, List<Case> cases) throws IOException {
        Files.writeString(file, cases.stream().map(c -> "# " + c.name + "\n" + c.sql + "\n=>\n" + outcome(c.sql) + "\n")
                .collect(Collectors.joining("\n")));
    }
}
