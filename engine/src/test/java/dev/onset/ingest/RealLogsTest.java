package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Series;
import dev.onset.ingest.tensorboard.TensorBoardReader;

/** What the readers make of the logs of real projects: every number here was read off the files by other means. */
class RealLogsTest {

    private static final Offset<Double> PRINTED = within(1e-6);

    @TempDir
    Path folder;

    private Imported read(String set) {
        return Imported.of(folder.resolve("archive"), RealLogs.require(set));
    }

    private static void assertExtreme(Imported.Extreme actual, long step, double value, Offset<Double> offset) {
        assertThat(actual.step()).isEqualTo(step);
        assertThat(actual.value()).isCloseTo(value, offset);
    }

    @Test
    void algoPerfTrialsAreOneRunEachThoughTheyHoldTablesAndEventFiles() {
        try (Imported logs = read("mlcommons__submissions_algorithms")) {
            assertThat(logs.report().failures()).isEmpty();
            assertThat(logs.snapshot().runCount()).isEqualTo(168);
            int run = logs.run("nadamp/study_3/ogbg_jax/trial_1");
            assertExtreme(logs.min(run, "val_loss"), 13309, 0.0445252, PRINTED);
            assertExtreme(logs.last(run, "val_loss"), 59095, 0.0672025, PRINTED);
            assertThat(logs.min(run, "test/loss").value()).isCloseTo(0.047373, PRINTED);
            assertThat(logs.last(run, "test/loss").value()).isCloseTo(0.072091, PRINTED);
            assertThat(logs.last(run, "train_loss").value()).isCloseTo(0.00638, within(1e-5));
            assertThat(logs.canonical(run)).containsEntry("train_loss", "train/loss").containsEntry("grad_norm",
                    "grad_norm");
            assertThat(logs.params(run)).containsEntry("learning_rate", "0.0019622900485451312")
                    .containsEntry("workload.step_hint", "80000");
        }
    }

    @Test
    void algoPerfTablesAndEventFilesOfATrialHoldTheSamePoints() {
        Path trial = RealLogs.require("mlcommons__submissions_algorithms").resolve(
                "previous_leaderboards/algoperf_v05/logs/external_tuning/nadamp/study_3/ogbg_jax/trial_1");
        Importer eventsAlone = new Importer(ImportOptions.defaults(), List.of(new TensorBoardReader()));
        try (Imported events = Imported.of(folder.resolve("events"), eventsAlone, trial);
                Imported table = Imported.of(folder.resolve("table"), trial)) {
            Series logged = events.history(0, "validation/loss");
            Series rows = table.history(0, "validation/loss");
            assertThat(logged.length()).isEqualTo(rows.length()).isGreaterThan(70);
            for (int i = 0; i < rows.length(); i++) {
                assertThat(logged.axis().step(i)).isEqualTo(rows.axis().step(i));
                assertThat(logged.value(i)).isCloseTo(rows.value(i), within(1e-6));
            }
        }
    }

    @Test
    void zeroPaddedTextIsNumbers() {
        try (Imported logs = read("hendrycks__outlier-exposure")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(50);
            assertThat(logs.snapshot().pointCount()).isEqualTo(50L * 47 * 5);
            int run = logs.run("cifar10_wrn_oe_tune_training_results");
            assertExtreme(logs.min(run, "val_loss"), 3, 0.1953, within(5e-5));
            assertExtreme(logs.last(run, "val_loss"), 10, 0.2048, within(5e-5));
            int allconv = logs.run("cifar10_allconv_oe_tune_training_results");
            assertExtreme(logs.min(allconv, "val_loss"), 3, 0.2279, within(5e-5));
            assertThat(logs.last(allconv, "val_loss").value()).isCloseTo(0.2427, within(5e-5));
        }
    }

    @Test
    void kerasEventFilesOfTheFirstTensorFlow() {
        try (Imported logs = read("BIGBALLON__cifar-10-cnn")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(6);
            assertThat(logs.snapshot().pointCount()).isEqualTo(4 * 4 * 180 + 2 * 4 * 164);
            int lenet = logs.run("lenet");
            assertExtreme(logs.min(lenet, "val_loss"), 11, 1.207229, PRINTED);
            assertExtreme(logs.last(lenet, "val_loss"), 179, 5.258665, PRINTED);
            assertExtreme(logs.min(logs.run("lenet_dp"), "val_loss"), 4, 1.074701, PRINTED);
            assertExtreme(logs.last(logs.run("lenet_dp"), "val_loss"), 179, 4.452671, PRINTED);
            assertExtreme(logs.min(logs.run("lenet_dp_da"), "val_loss"), 179, 0.719673, PRINTED);
            assertExtreme(logs.min(logs.run("lenet_dp_da_wd"), "val_loss"), 172, 0.748449, PRINTED);
            assertExtreme(logs.min(logs.run("nin"), "val_loss"), 154, 0.51479, within(1e-5));
            assertExtreme(logs.last(logs.run("nin_bn"), "val_loss"), 163, 0.46579, within(1e-5));
            assertThat(logs.snapshot().runs().startedAt(lenet)).isBetween(1501915468L * 1_000_000,
                    1501915600L * 1_000_000);
        }
    }

    @Test
    void lightningTablesWithASparseRowForEachPart() {
        try (Imported logs = read("pgx-ml-lab__ml-mr")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(55);
            assertThat(logs.report().skipped()).hasSize(1);
            assertThat(logs.min(logs.run("/version_45"), "val_loss").step()).isEqualTo(2132);
            int run = logs.run("/version_6");
            assertExtreme(logs.min(run, "val_loss"), 58, 1.972404, PRINTED);
            assertExtreme(logs.last(run, "val_loss"), 78, 1.972481, PRINTED);
            int rising = logs.run("/version_7");
            assertThat(logs.history(rising, "val_loss").value(0)).isCloseTo(2.5264, within(5e-5));
            assertExtreme(logs.last(rising, "val_loss"), 15, 2.6011, within(5e-5));
            assertThat(logs.params(rising)).containsEntry("lr", "0.0001").containsEntry("hidden", "[128, 64]");
        }
    }

    @Test
    void lightningTablesOfFourHundredColumns() {
        try (Imported logs = read("GeorgePearse__rf-detr-mask")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(3);
            assertThat(logs.report().skipped()).hasSize(2);
            int run = logs.run("/version_1");
            assertThat(logs.metrics(run)).hasSize(410);
            assertThat(logs.canonical(run)).containsEntry("lr", "train/lr").containsEntry("train_loss", "train/loss");
            assertThat(logs.params(run)).containsEntry("config.lr", "5.0e-05");
        }
    }

    @Test
    void theDetrLogHasNoEpochsSoItsLinesAreCounted() {
        try (Imported logs = read("FarjadAhmed__detr_custom_dcmha")) {
            int run = logs.run("detr-r50_log");
            assertThat(logs.history(run, "val_loss").length()).isEqualTo(500);
            assertThat(logs.history(run, "val_loss").value(399)).isCloseTo(8.5582, within(5e-5));
            assertExtreme(logs.min(run, "val_loss"), 411, 8.0301, within(5e-5));
            assertExtreme(logs.last(run, "val_loss"), 499, 8.1962, within(5e-5));
            assertThat(logs.history(run, "lr").value(399)).isCloseTo(1e-4, within(1e-12));
            assertThat(logs.history(run, "lr").value(400)).isCloseTo(1e-5, within(1e-12));
            assertThat(logs.last(run, "test_coco_eval_bbox/0").value()).isCloseTo(0.4203, within(5e-5));
        }
    }

    @Test
    void aDetrLogWithARunAppendedIsTwoRuns() {
        try (Imported logs = read("FarjadAhmed__detr_custom_dcmha/output")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(2);
            assertExtreme(logs.min(logs.run("output"), "val_loss"), 6, 50.2128, within(5e-5));
            assertThat(logs.history(logs.run("output"), "val_loss").length()).isEqualTo(10);
            assertExtreme(logs.min(logs.run("output#2"), "val_loss"), 49, 10.4422, within(5e-5));
            assertExtreme(logs.last(logs.run("output#2"), "val_loss"), 50, 10.5596, within(5e-5));
        }
    }

    @Test
    void theDeitLogIsAnAbortedRunAndAWholeOne() {
        try (Imported logs = read("asrafulashiq__deit")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(2);
            assertThat(logs.history(logs.run("outputs"), "train_loss").length()).isEqualTo(2);
            int run = logs.run("outputs#2");
            assertThat(logs.history(run, "train_loss").length()).isEqualTo(298);
            assertThat(logs.last(run, "train_loss").step()).isEqualTo(299);
            assertThat(logs.canonical(run)).containsEntry("val_acc", "test_acc1").doesNotContainKey("val_loss");
            assertThat(logs.params(run)).containsEntry("n_parameters", "5536768");
        }
    }

    @Test
    void aTrainersSummaryIsNoPointAndItsCheckpointNoRun() {
        try (Imported logs = read("P4P4N1CK__whisper-large-v2-japanese-5k-steps")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.history(0, "train_loss").length()).isEqualTo(200);
            assertExtreme(logs.min(0, "val_loss"), 1000, 0.320998, PRINTED);
            assertExtreme(logs.last(0, "val_loss"), 5000, 0.420015, PRINTED);
            assertThat(logs.last(0, "train_loss").value()).isEqualTo(0.0002);
            assertExtreme(logs.min(0, "eval_wer"), 3000, 0.743, within(5e-4));
            assertThat(logs.tags(0)).containsEntry("summary.train_loss", "0.01890342615880072");
            assertThat(logs.report().skipped()).hasSize(7).allMatch(note -> note.reason().contains("Git LFS pointer"));
            assertThat(logs.report().complete()).isTrue();
        }
    }

    @Test
    void sevenCheckpointsAreOneRun() {
        try (Imported logs = read("SecurityLab-UCD__UniTSyn")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.history(0, "train_loss").length()).isEqualTo(350);
            assertThat(logs.history(0, "train_loss").value(0)).isEqualTo(34.9679);
            assertExtreme(logs.last(0, "train_loss"), 3500, 2.2922, PRINTED);
        }
    }

    @Test
    void eventFilesNamedByAnything() {
        try (Imported logs = read("wandb__wandb/tests/assets/events.out.tfevents.1585769947.cvp")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.canonical(0)).containsEntry("val_loss", "epoch_val_loss").containsEntry("train_loss",
                    "epoch_loss");
            assertThat(logs.history(0, "val_loss").length()).isEqualTo(17);
            assertThat(logs.last(0, "val_acc").value()).isEqualTo(1);
        }
        try (Imported logs = Imported.of(folder.resolve("guild"), RealLogs.require("guildai__guildai"))) {
            assertExtreme(logs.min(0, "val_loss"), 4, 0.072719, PRINTED);
            assertExtreme(logs.last(0, "val_loss"), 19, 0.097165, PRINTED);
        }
    }

    @Test
    void stepsThatRepeatAndGoBackAreKeptAsLogged() {
        try (Imported logs = read("janosh__tensorboard-reducer")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(9);
            int run = logs.run("duplicate_steps/run_1");
            String metric = logs.metrics(run).getFirst();
            assertThat(logs.logged(run, metric).length()).isGreaterThan(logs.history(run, metric).length());
            assertThat(logs.tags(run)).containsEntry("resumed", "true");
            assertThat(logs.logged(logs.run("strict/run_1"), "strict/foo").length()).isEqualTo(100);
        }
    }

    @Test
    void anMlflowFileStoreWithEventFilesAmongItsArtifacts() {
        try (Imported logs = read("aseltmann__fluotracify")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(7);
            int run = logs.snapshot().runs().find("1e98b3ed2e1d421da9592058bd5587a8");
            assertThat(logs.snapshot().runs().experiment(run)).isEqualTo("exp-310520-unet");
            assertThat(logs.history(run, "val_loss").value(10)).isCloseTo(0.8146, within(5e-5));
            assertThat(logs.history(run, "val_loss").value(11)).isCloseTo(0.3977, within(5e-5));
            assertExtreme(logs.min(run, "val_loss"), 13, 0.3715, within(5e-5));
            assertExtreme(logs.last(run, "val_loss"), 39, 0.4445, within(5e-5));
            assertThat(logs.history(run, "lr").value(11)).isCloseTo(0.01, within(1e-6));
            assertThat(logs.metrics(run)).contains("lr", "learning rate");
            int longer = logs.snapshot().runs().find("037e1d9e4ad74784974f4aaac11138cc");
            assertExtreme(logs.min(longer, "val_loss"), 64, 0.2655, within(5e-5));
            assertExtreme(logs.last(longer, "val_loss"), 99, 0.3001, within(5e-5));
            assertThat(logs.report().skipped()).hasSize(27);
        }
    }

    @Test
    void anMlflowFileStoreWithAllPointsOnStepZero() {
        try (Imported logs = read("GergoGit__DeepTemporalContinousClustering")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(8);
            assertThat(logs.snapshot().pointCount()).isEqualTo(5 * 2 * 3);
            int run = logs.snapshot().runs().find("a384553e8cf347dc86450978cf7b589b");
            assertThat(logs.points(run, "train_loss")).containsExactly("0=0.19085100810974837",
                    "1=0.011142058102414011",
                    "2=0.010987149452169736");
        }
    }

    @Test
    void anMlflowDatabaseWithoutMetrics() {
        try (Imported logs = read("3tagoras__midi_lstm")) {
            assertThat(logs.names()).containsExactly("suave-mink-169");
            assertThat(logs.snapshot().pointCount()).isZero();
        }
    }

    @Test
    void wandbRunsThatCrashedOrWereKilled() {
        try (Imported logs = read("ARM-software__keyword-transformer")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(2);
            int killed = logs.snapshot().runs().find("3ojed7lz");
            assertThat(logs.snapshot().historyAxis(killed).length()).isEqualTo(862);
            assertThat(logs.snapshot().runs().status(killed)).isNull();
            assertThat(logs.canonical(killed)).containsEntry("train_loss", "Training/loss");
            int crashed = logs.snapshot().runs().find("2zuxwf70");
            assertThat(logs.snapshot().runs().status(crashed)).isEqualTo("failed");
            assertThat(logs.snapshot().runs().points(crashed)).isZero();
            assertThat(logs.report().warnings()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("cut short"));
        }
    }

    @Test
    void wandbRunsWithHistogramsAndAnEmptyFile() {
        try (Imported logs = read("7vik__nn-modularity")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(14);
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).isEqualTo("the file is empty"));
            assertThat(logs.report().failures()).isEmpty();
        }
    }

    @Test
    void textLogsWithRunsAppended() {
        try (Imported logs = read("kentaroy47__vision-transformers-cifar10/log")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(13);
            int run = logs.run("log_vit_patch4#6");
            assertExtreme(logs.min(run, "val_loss"), 74, 68.62816, PRINTED);
            assertExtreme(logs.last(run, "val_loss"), 199, 82.33190, PRINTED);
            assertThat(logs.canonical(run)).containsEntry("val_acc", "acc").containsEntry("lr", "lr");
            int mixer = logs.run("log_convmixer_patch4");
            assertExtreme(logs.min(mixer, "val_loss"), 146, 31.92028, PRINTED);
            assertExtreme(logs.last(mixer, "val_loss"), 199, 32.55534, PRINTED);
        }
    }

    @Test
    void torchLogsWithObjectsInThem() {
        try (Imported logs = read("szagoruyko__wide-residual-networks")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(4);
            int run = logs.run("wide-resnet_1121914561");
            assertThat(logs.history(run, "train_loss").length()).isEqualTo(200);
            assertThat(logs.history(run, "train_loss").value(0)).isCloseTo(1.3908, within(5e-5));
            assertThat(logs.last(run, "train_loss").value()).isCloseTo(0.00165, within(5e-6));
            assertExtreme(logs.last(run, "val_acc"), 200, 94.89, within(5e-3));
            assertThat(logs.history(run, "lr").value(58)).isEqualTo(0.1);
            assertThat(logs.history(run, "lr").value(59)).isEqualTo(0.02);
            assertThat(logs.params(run)).containsEntry("widen_factor", "4").containsEntry("model", "wide-resnet");
        }
    }
}
