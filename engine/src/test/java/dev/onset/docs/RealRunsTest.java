package dev.onset.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.api.Onset;
import dev.onset.docs.ExampleAnswers.Answer;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.RealLogs;

/**
 * What the functions say of real runs, through SQL. The numbers asserted were read off the logs by hand; {@code
 * docs/real-runs.md} holds the whole table and is written by {@code -Donset.docs.write=true}.
 */
class RealRunsTest {

    private static final Path PAGE = Path.of("..", "docs", "real-runs.md");
    private static final List<String> LOGS = List.of("BIGBALLON__cifar-10-cnn", "aseltmann__fluotracify",
            "FarjadAhmed__detr_custom_dcmha", "P4P4N1CK__whisper-large-v2-japanese-5k-steps", "guildai__guildai",
            "kentaroy47__vision-transformers-cifar10", "szagoruyko__wide-residual-networks/logs",
            "hendrycks__outlier-exposure/CIFAR/snapshots/oe_tune/cifar10_wrn_oe_tune_training_results.csv",
            "hendrycks__outlier-exposure/CIFAR/snapshots/oe_tune/cifar10_allconv_oe_tune_training_results.csv",
            "pgx-ml-lab__ml-mr/lightning_logs/version_45", "pgx-ml-lab__ml-mr/lightning_logs/version_6");
    private static final int STUDIES = 5;

    private static final String VERDICTS = "SELECT r.name, r.path, evals, best_step, best, last_loss, onset, percent, drops, "
            + "verdict FROM (SELECT run_id, COUNT(val_loss) AS evals, best_step(step, val_loss) AS best_step, "
            + "best_value(step, val_loss) AS best, last_value_of(step, val_loss) AS last_loss, "
            + "overfit_onset(step, train_loss, val_loss) AS onset, overfit_severity(step, train_loss, val_loss) AS percent, "
            + "lr_drop_count(step, lr) AS drops, curve_verdict(step, train_loss, val_loss) AS verdict FROM history "
            + "GROUP BY run_id) d JOIN runs r USING (run_id) WHERE evals >= 5 ORDER BY r.source, r.name, r.path";
    private static final String DROPS = "SELECT r.name, r.path, drop_no, step, lr_before, lr_after, pre, trough, gain, relapse, "
            + "was_overfit, new_best FROM TABLE(lr_events(TABLE history PARTITION BY run_id ORDER BY step)) JOIN runs r USING "
            + "(run_id) WHERE drop_no IS NOT NULL AND gain IS NOT NULL ORDER BY r.source, r.name, r.path, drop_no";

    @TempDir
    static Path directory;

    private static @Nullable Onset opened;

    @BeforeAll
    static void importLogs() {
        List<Path> logs = new ArrayList<>();
        LOGS.forEach(name -> logs.add(RealLogs.require(name)));
        for (int study = 0; study < STUDIES; study++) {
            logs.add(RealLogs.require(("mlcommons__submissions_algorithms/previous_leaderboards/algoperf_v05/logs/"
                    + "external_tuning/nadamp/study_%d/ogbg_jax").formatted(study)));
        }
        Onset onset = Onset.openOrCreate(directory.resolve("archive"));
        opened = onset;
        onset.importLogs(logs, ImportOptions.defaults());
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static ExampleAnswers answers() {
        Onset onset = opened;
        if (onset == null) {
            throw new IllegalStateException("no archive");
        }
        return new ExampleAnswers(onset);
    }

    /** The values of one run, as the reference prints them. */
    private static String of(String run, String select) {
        Answer answer = answers()
                .ask("SELECT " + select + " FROM history WHERE run_id IN (SELECT run_id FROM runs WHERE name "
                        + "= '" + run + "' OR run_id = '" + run + "' OR run_id LIKE '" + run + "-%') GROUP BY run_id");
        assertThat(answer.rows()).as(run).hasSize(1);
        return String.join(" ", answer.rows().getFirst().stream().map(ExampleAnswers::shown).toList());
    }

    private static String onset(String run) {
        return of(run, "overfit_onset(step, train_loss, val_loss), best_step(step, val_loss), "
                + "curve_verdict(step, train_loss, val_loss)");
    }

    @Test
    void withoutAugmentationTheLeNetsOverfitWithItTheyDoNot() {
        assertThat(onset("lenet")).isEqualTo("11 11 overfit");
        assertThat(onset("lenet_dp")).isEqualTo("4 4 overfit");
        assertThat(onset("lenet_dp_da")).startsWith("NULL 179 ");
        assertThat(onset("lenet_dp_da_wd")).startsWith("NULL 172 ");
        // Augmentation and dropout hold train above validation at 103 of 180 epochs.
        assertThat(of("lenet_dp_da", "inverted_fraction(step, train_loss, val_loss) * 180")).isEqualTo("103");
    }

    @Test
    void theNetworksInNetworksDoNotOverfit() {
        assertThat(onset("nin")).startsWith("NULL 154 ");
        assertThat(onset("nin_bn")).startsWith("NULL 146 ");
    }

    @Test
    void theDetrDropsItsRateAt400AndGivesALittleBack() {
        assertThat(of("detr-r50_log", "lr_drop_count(step, lr), lr_drop_step(step, lr, 1), best_step(step, val_loss)"))
                .isEqualTo("1 400 411");
        // The median of 8.5582 and the two before it, the least of the ten evaluations from 400 on.
        assertThat(of("detr-r50_log", "ROUND(lr_rebound(step, lr, val_loss), 3), lr_relapse(step, lr, val_loss) > 0"))
                .isEqualTo("0.053 true");
    }

    @Test
    void ofTheGraphNetworksTheFirstTrialOverfitsInEveryStudy() {
        Answer answer = answers().ask("SELECT r.run_id LIKE '%trial_1-%', COUNT(*), COUNT(onset) FROM (SELECT run_id, "
                + "overfit_onset(step, train_loss, val_loss) AS onset FROM history GROUP BY run_id) d JOIN runs r USING (run_id) "
                + "WHERE r.source = 'algoperf' GROUP BY 1 ORDER BY 1");
        assertThat(answer.rows().toString()).isEqualTo("[[false, 20, 0], [true, 5, 5]]");
    }

    @Test
    void theFluorescenceRunRecoversAtEachDropOfItsRate() {
        String run = "1e98b3ed2e1d421da9592058bd5587a8";
        assertThat(of(run, "lr_drop_step(step, lr, 1), lr_drop_step(step, lr, 2), lr_drop_step(step, lr, 3)"))
                .isEqualTo("11 21 31");
        // From 0.8146 before the first drop to 0.3715 at step 13.
        assertThat(of(run, "best_step(step, val_loss), ROUND(best_value(step, val_loss), 4), "
                + "ROUND(lr_rebound(step, lr, val_loss, 1), 3)")).isEqualTo("13 0.3715 0.544");
    }

    @Test
    void theFineTunedWhisperIsAtItsBestAtItsFirstEvaluation() {
        assertThat(onset("P4P4N1CK__whisper-large-v2-japanese-5k-steps")).isEqualTo("1000 1000 overfit");
    }

    @Test
    void theWideResNetDropsItsRateThreeTimesAndIsAtItsBestNearTheEnd() {
        assertThat(of("wide-resnet_1121914561", "lr_drop_count(step, lr), lr_schedule(step, lr), "
                + "best_step(step, val_acc, 'max'), best_value(step, val_acc, 'max'), last_value_of(step, val_acc)"))
                .isEqualTo("3 step 185 95.08 94.89");
        assertThat(of("wide-resnet_1121914561",
                "lr_drop_step(step, lr, 1), lr_drop_step(step, lr, 2), lr_drop_step(step, lr, 3)"))
                .isEqualTo("60 120 160");
    }

    @Test
    void whatIsTunedForOutliersIsAtItsBestAtTheThirdEpoch() {
        String best = "best_step(step, val_loss), ROUND(best_value(step, val_loss), 4), ROUND(last_value_of(step, val_loss), 4)";
        assertThat(of("cifar10_wrn_oe_tune_training_results", best)).isEqualTo("3 0.1953 0.2048");
        assertThat(of("cifar10_allconv_oe_tune_training_results", best)).isEqualTo("3 0.2279 0.2427");
    }

    @Test
    void aLongRunThatPatienceEndedWasAtItsBestTwentyEpochsBefore() {
        assertThat(of("lightning_logs/version_45", "best_step(epoch, val_loss), wasted_steps(epoch, val_loss)"))
                .isEqualTo("2132 20");
    }

    private static String table(String sql) {
        Answer answer = answers().ask(sql);
        StringBuilder text = new StringBuilder("| run | ")
                .append(String.join(" | ", answer.columns().subList(2, answer.columns().size()))).append(" |\n")
                .append("|---".repeat(answer.columns().size() - 1)).append("|\n");
        for (List<@Nullable Object> row : answer.rows()) {
            text.append("| ").append(row.getFirst()).append(" |");
            row.subList(2, row.size())
                    .forEach(value -> text.append(' ').append(ExampleAnswers.shown(value)).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void thePageIsWhatTheFunctionsSay() throws IOException {
        String page = """
                # Real runs

                What the functions say of some fifty runs that others published, from their loggers' own files: LeNet and
                Network in Network on CIFAR-10 ([BIGBALLON/cifar-10-cnn](https://github.com/BIGBALLON/cifar-10-cnn), MIT),
                fluorescence traces ([aseltmann/fluotracify](https://github.com/aseltmann/fluotracify), Apache-2.0), DETR-R50
                ([FarjadAhmed/detr_custom_dcmha](https://github.com/FarjadAhmed/detr_custom_dcmha), Apache-2.0), Whisper
                ([P4P4N1CK](https://huggingface.co/P4P4N1CK/whisper-large-v2-japanese-5k-steps), Apache-2.0), Guild AI's example
                ([guildai](https://github.com/guildai/guildai), Apache-2.0), vision transformers
                ([kentaroy47](https://github.com/kentaroy47/vision-transformers-cifar10), MIT), classifiers tuned by outlier
                exposure ([hendrycks](https://github.com/hendrycks/outlier-exposure), Apache-2.0), Mendelian randomization
                ([ml-mr](https://github.com/pgx-ml-lab/ml-mr), MIT), and the OGBG runs of NadamP in
                AlgoPerf ([MLCommons](https://github.com/mlcommons/submissions_algorithms), Apache-2.0).

                ## Verdicts

                Without augmentation LeNet overfits from epoch 11 (with dropout from 4), with it not at all. In every study of NadamP
                the first trial overfits, and no other does. Runs whose train loss was not logged have no onset.

                ```sql
                %s
                ```

                %s
                ## Learning-rate drops

                DETR's famous drop at 400 bought back 5 %% of its validation loss.

                ```sql
                %s
                ```

                %s""".formatted(VERDICTS, table(VERDICTS), DROPS, table(DROPS));
        if (Boolean.getBoolean("onset.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("write it with -Donset.docs.write=true").isEqualTo(page);
    }
}
