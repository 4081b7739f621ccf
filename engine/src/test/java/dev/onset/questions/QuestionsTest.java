package dev.onset.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.api.QueryResult;
import dev.onset.api.Row;

/** The fifteen questions on generated runs: their answers are those of plain loops, their plans those of a file. */
class QuestionsTest {

    /** Rewritten with {@code -Donset.complete=true}; read the difference before you commit it. */
    private static final Path PLANS = Path.of("src/test/resources/dev/onset/questions/plans.txt");

    @TempDir
    static Path directory;

    private static Onset onset;
    private static PlainAnswers answers;

    @BeforeAll
    static void generate() {
        GeneratedRuns.write(directory.resolve("archive"));
        onset = Onset.open(directory.resolve("archive"));
        answers = new PlainAnswers(PlainRun.read(onset.archive()), Map.of());
    }

    @AfterAll
    static void close() {
        onset.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAreThoseOfPlainLoops() throws IOException {
        return QuestionTexts.read().stream().map(question -> dynamicTest(
                "Q" + question.number() + " " + question.title(), () -> {
                    var answer = Answer.of(onset, question.sql());
                    assertThat(answer.rows()).as("every question finds something").isNotEmpty();
                    answer.isThatOf(question.number(), answers.of(question.number()));
                }));
    }

    @Test
    void plansAreAsWrittenDown() throws IOException {
        StringBuilder plans = new StringBuilder();
        for (QuestionTexts.Question question : QuestionTexts.read()) {
            List<String> lines = new ArrayList<>();
            try (QueryResult result = onset.query("EXPLAIN " + question.sql())) {
                for (Row row : result.rows()) {
                    lines.add(String.valueOf(row.getText(0)));
                }
            }
            plans.append(plans.isEmpty() ? "" : "\n").append("# Q").append(question.number()).append(' ')
                    .append(question.title()).append('\n').append(String.join("\n", lines)).append('\n');
        }
        if (Boolean.getBoolean("onset.complete")) {
            Files.writeString(PLANS, plans);
        }
        assertThat(plans.toString()).isEqualTo(Files.readString(PLANS));
    }
}
