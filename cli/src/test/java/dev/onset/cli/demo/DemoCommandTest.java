package dev.onset.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import dev.onset.api.Onset;
import dev.onset.api.QueryResult;
import dev.onset.api.Row;
import dev.onset.cli.demo.training.Configuration;
import dev.onset.cli.demo.training.Grid;
import dev.onset.cli.demo.training.Trainer;
import dev.onset.cli.demo.training.Training;

/** The whole demo, once: real training, the logs of five loggers, their import and the answers. */
class DemoCommandTest {
    private static final Pattern ANSWERED = Pattern.compile("(?m)^(\\d+) runs(, the first 12 of them shown)?$");

    @TempDir
    private static Path directory;

    private static int status;
    private static String output = "";
    private static Onset onset;

    @BeforeAll
    static void runTheDemo() {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new DemoCommand());
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(new StringWriter()));
        status = command.execute("--directory", directory.toString());
        output = out.toString();
        onset = Onset.open(directory.resolve(".onset"));
    }

    @AfterAll
    static void close() {
        onset.close();
    }

    @Test
    void everyRunIsImported() {
        int runs = Grid.configurations().size();

        assertThat(status).isZero();
        assertThat(output).contains("Imported " + runs + " runs").doesNotContain("Not imported");
        assertThat(texts("SELECT CAST(COUNT(*) AS VARCHAR) AS n FROM runs")).containsExactly(Integer.toString(runs));
        assertThat(texts("SELECT source FROM runs GROUP BY source ORDER BY source")).hasSize(5);
    }

    @Test
    void allThreeQuestionsHaveAnswers() {
        List<Integer> counts = ANSWERED.matcher(output).results().map((MatchResult match) -> match.group(1))
                .map(Integer::valueOf).toList();

        assertThat(counts).hasSize(3).allMatch(count -> count > 5);
        assertThat(output).contains("overfit_onset(", "gap_trend(", "lr_rebound(");
    }

    @Test
    void theHyperParametersOfEveryRunArrive() {
        List<String> expected = Grid.configurations().stream().map(Configuration::parameters)
                .map(parameters -> parameters.get("seed") + " " + parameters.get("task") + " " + parameters.get("width")
                        + " "
                        + parameters.get("learning_rate") + " " + parameters.get("weight_decay") + " "
                        + parameters.get("schedule") + " " + parameters.get("train_points"))
                .toList();

        assertThat(texts("""
                SELECT params['seed'] || ' ' || params['task'] || ' ' || params['width'] || ' '
                    || params['learning_rate'] || ' ' || params['weight_decay'] || ' ' || params['schedule'] || ' '
                    || params['train_points'] FROM runs""")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theCurvesOfEveryLoggerArriveUnderTheCanonicalNames() {
        // One run a logger: the grid's first five.
        for (Configuration configuration : Grid.configurations().subList(0, 5)) {
            Training training = Trainer.train(configuration);
            double best = training.epochs().stream().mapToDouble(Training.Epoch::valLoss).min().orElseThrow();
            double lastAccuracy = training.epochs().getLast().valAccuracy();
            try (QueryResult result = onset.query("""
                    SELECT best_value(h.step, h.val_loss) AS best, last_value_of(h.step, h.val_acc) AS accuracy,
                           MIN(h.lr) AS lr, COUNT(h.train_loss) AS train_points
                    FROM history h JOIN runs r USING (run_id) WHERE r.params['seed'] = ?""",
                    Long.toString(configuration.seed()))) {
                Row row = result.rows().iterator().next();
                // TensorBoard stores four-byte numbers.
                assertThat(row.getDouble("best")).isCloseTo(best, within(1e-6));
                assertThat(row.getDouble("accuracy")).isCloseTo(lastAccuracy, within(1e-6));
                assertThat(row.getDouble("lr")).isCloseTo(configuration.learningRate(), within(1e-6));
                assertThat(row.getLong("train_points")).isGreaterThan(90);
            }
        }
    }

    private static List<String> texts(String sql) {
        List<String> texts = new ArrayList<>();
        try (QueryResult result = onset.query(sql)) {
            for (Row row : result.rows()) {
                texts.add(String.valueOf(row.getText(0)));
            }
        }
        return texts;
    }
}
