package dev.onset.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.RealLogs;

/**
 * The fifteen questions as they are written, but for the names of parameters, on an archive of all real logs: their answers are
 * those of plain loops.
 */
class RealQuestionsTest {

    /** Parameters that many of these runs have, for those that the questions name. */
    private static final Map<String, String> NAMES = Map.of("arch", "workload.target_metric_name", "optimizer",
            "label_smoothing", "dropout", "dropout_rate", "init", "add_hidden_layer_batchnorm", "config",
            "learning_rate");

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
        answers = new PlainAnswers(runs, NAMES);
    }

    @AfterAll
    static void close() {
        if (onset != null) {
            onset.close();
        }
    }

    private static String adapted(String sql) {
        String adapted = sql;
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            adapted = adapted.replace("params['" + name.getKey() + "']", "params['" + name.getValue() + "']");
        }
        return adapted;
    }

    @TestFactory
    Stream<DynamicTest> answersAreThoseOfPlainLoops() throws IOException {
        return QuestionTexts.read().stream().map(question -> dynamicTest(
                "Q" + question.number() + " " + question.title(), () -> Answer.of(onset, adapted(question.sql()))
                        .isThatOf(question.number(), answers.of(question.number()))));
    }
}
