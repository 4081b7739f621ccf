package dev.onset.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.ingest.ImportOptions;

/**
 * Prepared statements over JDBC with parameters wherever a value may stand: {@code parameters.txt} has, for each, the
 * statement, the values after {@code ?}, and after four dashes the types that the parameters were found to have and the first
 * rows. Rewritten with {@code -Donset.complete=true}; read the difference before you commit it.
 */
class ParametersTest {

    private static final Path FILE = Path.of("src/test/resources/dev/onset/parameters/parameters.txt");
    private static final int ROWS_SHOWN = 3;

    @TempDir
    private Path directory = Path.of("");

    private record Case(String sql, String values, String expected) {}

    @TestFactory
    Stream<DynamicTest> statements() throws IOException, SQLException {
        try (Onset onset = Onset.openOrCreate(directory.resolve("archive"))) {
            onset.importLogs(List.of(Path.of("src/test/resources/logs").toAbsolutePath()), ImportOptions.defaults());
        }
        List<Case> cases = read();
        assertThat(cases).hasSizeGreaterThan(50);
        List<String> answers = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:onset:" + directory.resolve("archive"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE t (i INTEGER, b BIGINT, d DOUBLE, s VARCHAR, f BOOLEAN, dt DATE, ts TIMESTAMP)");
            for (Case one : cases) {
                answers.add(answer(connection, one));
            }
        }
        if (Boolean.getBoolean("onset.complete")) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < cases.size(); i++) {
                text.append(i == 0 ? "" : "\n").append(cases.get(i).sql).append("\n? ").append(cases.get(i).values)
                        .append("\n----\n").append(answers.get(i)).append('\n');
            }
            Files.writeString(FILE, text);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < cases.size() && !Boolean.getBoolean("onset.complete"); i++) {
            String answer = answers.get(i);
            String expected = cases.get(i).expected;
            tests.add(dynamicTest(cases.get(i).sql, () -> assertThat(answer).isEqualTo(expected)));
        }
        return tests.stream();
    }

    private static String answer(Connection connection, Case one) {
        try (PreparedStatement statement = connection.prepareStatement(one.sql)) {
            ParameterMetaData parameters = statement.getParameterMetaData();
            List<String> lines = new ArrayList<>();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= parameters.getParameterCount(); i++) {
                types.add(parameters.getParameterTypeName(i));
            }
            lines.add("types: " + String.join(", ", types));
            List<String> values = Arrays.stream(one.values.split(",")).map(String::strip).toList();
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, value(values.get(i)));
            }
            if (statement.execute()) {
                lines.addAll(rows(statement.getResultSet()));
            } else {
                lines.add("updated " + statement.getUpdateCount());
            }
            return String.join("\n", lines);
        } catch (SQLException e) {
            return "error: " + e.getMessage();
        }
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next() && lines.size() < ROWS_SHOWN) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                cells.add(String.valueOf(rows.getObject(i)));
            }
            lines.add(String.join(" | ", cells));
        }
        return lines;
    }

    private static @Nullable Object value(String text) {
        if (text.matches("-?\\d+")) {
            return Long.valueOf(text);
        }
        if (text.matches("-?\\d*\\.\\d+")) {
            return Double.valueOf(text);
        }
        if (text.startsWith("ts:")) {
            return Timestamp.valueOf(text.substring(3));
        }
        return switch (text) {
            case "null" -> null;
            case "true" -> true;
            default -> text.startsWith("d:") ? Date.valueOf(text.substring(2)) : text;
        };
    }

    private static List<Case> read() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String block : Files.readString(FILE).split("\n\n")) {
            List<String> lines = block.strip().lines().toList();
            int values = lines.indexOf("----") - 1;
            cases.add(new Case(String.join("\n", lines.subList(0, values)), lines.get(values).substring(2),
                    lines.stream().skip(values + 2L).collect(Collectors.joining("\n"))));
        }
        return cases;
    }
}
