package dev.onset.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.RealLogs;

/** The fifteen questions as they are written, on an archive of all real logs: their answers are those of plain loops. */
class RealQuestionsTest {

    @TempDir
    static Path directory;

    private static Onset onset;
    private static PlainAnswers answers;

    @BeforeAll
    static void importLogs() {
        Path logs = RealLogs.require("INVENTORY.md").resolveSibling("");
        onset = Onset.openOrCreate(directory.resolve("archive"));
        onset.importLogs(List.of(logs), ImportOptions.defaults());
        List<PlainRun> runs = PlainRun.read(onset.archive());
        assertThat(runs).hasSizeGreaterThan(300);
        answers = new PlainAnswers(runs);
    }

    @AfterAll
    static void close() {
        if (onset != null) {
            onset.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> answersAreThoseOfPlainLoops() throws IOException {
        return QuestionTexts.read().stream().map(question -> dynamicTest(
                "Q" + question.number() + " " + question.title(), () -> Answer.of(onset, question.sql())
                        .isThatOf(question.number(), answers.of(question.number()))));
    }
}
