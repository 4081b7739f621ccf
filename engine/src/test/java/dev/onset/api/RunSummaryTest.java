package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.error.OnsetException;

/** The view that is there without anybody having made it: a row for each run. */
final class RunSummaryTest {

    @TempDir
    private Path directory = Path.of("");

    private Onset onset;

    @BeforeEach
    void open() {
        onset = Onset.openOrCreate(directory);
    }

    @AfterEach
    void close() {
        onset.close();
    }

    /** A run that is at its best at step 30 of 0 to 99, and overfits. */
    private static RunLog overfit(String id) {
        RunLog run = new RunLog(id).name("overfit").startedAt(1_000_000).endedAt(91_500_000);
        int train = run.metric("loss", "train_loss");
        int val = run.metric("val_loss", "val_loss");
        int words = run.metric("eval/WER %", null);
        for (int step = 0; step < 100; step++) {
            run.point(train, step, StepAxis.NO_TIME, 1.0 / (step + 1));
            run.point(val, step, StepAxis.NO_TIME, 1 + Math.abs(step - 30) / 50.0);
            run.point(words, step, StepAxis.NO_TIME, 100 - step);
        }
        return run;
    }

    private void add(RunLog... runs) {
        try (ArchiveWriter writer = onset.archive().writer()) {
            for (RunLog run : runs) {
                writer.add(run);
            }
            writer.commit();
        }
    }

    private List<List<@Nullable Object>> rows(String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryResult result = onset.query(sql)) {
            for (Row row : result.rows()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < row.fields().size(); i++) {
                    values.add(row.getObject(i));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private List<String> columns() {
        try (QueryResult result = onset.query("SELECT * FROM run_summary")) {
            return result.fields().stream().map(field -> field.name() + " " + field.type()).toList();
        }
    }

    @Test
    void aRowTellsOfARunWhatItsCurvesSay() {
        add(overfit("a"));
        assertThat(rows("SELECT run_id, name, duration_seconds, points, last_step, verdict, best_val_loss, "
                + "best_val_loss_step, last_val_loss, last_train_loss, overfit_onset, wasted_steps, lr_drops "
                + "FROM run_summary").getFirst())
                .containsExactly("a", "overfit", 90.5, 300L, 99L, "overfit", 1.0, 30L, 2.38, 0.01, 30L, 69L, null);
    }

    @Test
    void metricsThatMostRunsLogUnderNamesOfTheirOwnAreColumnsWhoseNamesNeedNoQuotes() {
        add(overfit("a"));
        assertThat(rows("SELECT last_eval_wer, min_eval_wer, max_eval_wer FROM run_summary").getFirst())
                .containsExactly(1.0, 1.0, 100.0);
    }

    @Test
    void parametersThatMostRunsHaveAreColumnsOfTheTypeThatTheirValuesHave() {
        add(new RunLog("a").param("batch size", "64").param("lr", "1e-3").param("nesterov", "True").param("seed", "007")
                .param("model's", "vit").param("rare", "1").param("dropout", "None"),
                new RunLog("b").param("batch size", "128").param("lr", "0.5").param("nesterov", "false")
                        .param("seed", "12").param("model's", "resnet").param("dropout", "0.5"));
        assertThat(columns()).contains("param_batch_size BIGINT", "param_lr DOUBLE", "param_nesterov BOOLEAN",
                "param_seed VARCHAR", "param_model_s VARCHAR", "param_dropout DOUBLE")
                .noneMatch(column -> column.startsWith("param_rare"));
        assertThat(rows("SELECT run_id, param_batch_size, param_lr, param_nesterov, param_seed, param_model_s, "
                + "param_dropout FROM run_summary ORDER BY run_id"))
                .containsExactly(Arrays.asList("a", 64L, 0.001, true, "007", "vit", null),
                        List.of("b", 128L, 0.5, false, "12", "resnet", 0.5));
    }

    @Test
    void keysThatDifferInWhatANameCannotHaveGetNamesThatDiffer() {
        add(new RunLog("a").param("A_B", "1").param("a.b", "2").param("a/b", "3").param("%", "4").param("\"", "5"));
        assertThat(rows(
                "SELECT param_a_b + 10 * param_a_b_2 + 100 * param_a_b_3, param_ + 10 * param__2 FROM run_summary"))
                .containsExactly(List.of(321L, 45L));
    }

    @Test
    void ofThousandsOfKeysThoseBecomeColumnsThatTellRunsApart() {
        RunLog first = new RunLog("a").param("zz", "1");
        RunLog second = new RunLog("b").param("zz", "2");
        for (int i = 0; i < 3000; i++) {
            first.param("key" + i, "same");
            second.param("key" + i, "same");
        }
        add(first, second);
        assertThat(columns().stream().filter(column -> column.startsWith("param_"))).hasSize(100)
                .contains("param_zz BIGINT");
    }

    @Test
    void runsWithoutMetricsAndArchivesWithoutRunsHaveASummaryToo() {
        assertThat(rows("SELECT * FROM run_summary")).isEmpty();
        add(new RunLog("a"));
        assertThat(rows("SELECT run_id, points, verdict, best_val_loss, duration_seconds FROM run_summary").getFirst())
                .containsExactly("a", 0L, null, null, null);
    }

    @Test
    void whatIsImportedLaterIsInIt() {
        add(overfit("a"));
        assertThat(rows("SELECT COUNT(*) FROM run_summary")).containsExactly(List.of(1L));
        add(new RunLog("b").param("lr", "1"), new RunLog("c").param("lr", "2"));
        assertThat(rows("SELECT SUM(param_lr), COUNT(*) FROM run_summary")).containsExactly(List.of(3L, 3L));
    }

    @Test
    void itCanBeReplacedAndComesBackWhenTheOtherIsDropped() {
        add(overfit("a"));
        onset.execute("CREATE OR REPLACE VIEW run_summary AS SELECT 1 AS mine");
        assertThat(rows("SELECT * FROM run_summary")).containsExactly(List.of(1L));
        onset.execute("DROP VIEW run_summary");
        assertThat(rows("SELECT verdict FROM run_summary")).containsExactly(List.of("overfit"));
        assertThatThrownBy(() -> onset.execute("DROP VIEW run_summary")).isInstanceOf(OnsetException.class)
                .hasMessageContaining("comes with Onset and cannot be dropped");
    }

    @Test
    void itIsListedAsAView() {
        add(overfit("a"));
        assertThat(rows("SELECT \"columns\" FROM information_schema.\"tables\" WHERE table_name = 'run_summary' "
                + "AND table_type = 'VIEW'")).containsExactly(List.of((long) columns().size()));
    }
}
