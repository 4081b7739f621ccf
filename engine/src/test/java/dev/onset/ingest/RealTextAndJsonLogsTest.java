package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL answers about real projects' JSON and text logs, compared with what was read off the files by other means. */
class RealTextAndJsonLogsTest {

    @TempDir
    Path folder;

    @Test
    void theDetrLogAndTheRunsBesideIt() {
        try (RealArchive logs = RealArchive.read(folder, "FarjadAhmed__detr_custom_dcmha")) {
            logs.hasRuns(5); // the official log, two runs in one file, and two printed logs
            String detr = "%detr-r50_log";
            assertThat(logs.value("SELECT COUNT(DISTINCT metric) FROM metrics m JOIN runs r USING (run_id)"
                    + " WHERE r.name LIKE '" + detr + "' AND metric NOT LIKE 'test_coco_eval_bbox/%'"))
                    .isEqualTo(91L); // 93 keys: one is the number of parameters, one an array
            assertThat(logs.learningRateChanges(detr)).containsExactly(0L, 400L);
            assertThat(logs.at(detr, "lr", 399)).isCloseTo(1e-4, within(1e-12));
            assertThat(logs.at(detr, "lr", 400)).isCloseTo(1e-5, within(1e-12));
            assertThat(logs.at(detr, "val_loss", 399)).isCloseTo(8.5582, within(5e-5));
            assertThat(logs.at(detr, "val_loss", 400)).isCloseTo(8.2042, within(5e-5));
            logs.curve(detr, "val_loss").hasPoints(500).hasLeast(8.0301, 411, 5e-5).endsWith(8.1962, 499, 5e-5);
            assertThat(logs.at(detr, "train_loss", 399)).isCloseTo(7.0333, within(5e-5));
            logs.curve(detr, "train_loss").endsWith(6.0929, 499, 5e-5);
            assertThat(logs.at(detr, "\"test_coco_eval_bbox/0\"", 399)).isCloseTo(0.3794, within(5e-5));
            logs.curve(detr, "\"test_coco_eval_bbox/0\"").endsWith(0.4203, 499, 5e-5);
            logs.curve("%/output", "val_loss").hasPoints(10).hasLeast(50.2128, 6, 5e-5);
            logs.curve("%/output#2", "val_loss").hasPoints(51).hasLeast(10.4422, 49, 5e-5)
                    .endsWith(10.5596, 50, 5e-5);
        }
    }

    @Test
    void theDeitLogIsAnAbortedRunAndAWholeOne() {
        try (RealArchive logs = RealArchive.read(folder, "asrafulashiq__deit")) {
            logs.hasRuns(2);
            logs.curve("%outputs", "train_loss").hasPoints(2).endsWith(
                    logs.at("%outputs", "train_loss", 1), 1, 0);
            RealArchive.Curve loss = logs.curve("%outputs#2", "train_loss").hasPoints(298); // of 300 epochs
            assertThat(loss.lastStep()).isEqualTo(299);
            logs.curve("%outputs#2", "lr").beginsWith(1e-6, 1e-12);
            assertThat(logs.curve("%outputs#2", "val_acc").most()).isBetween(0.6, 0.7); // a fraction, no percentage
            assertThat(logs.value("SELECT COUNT(val_loss) FROM history")).isEqualTo(0L);
        }
    }

    @Test
    void aTrainersEvaluations() {
        try (RealArchive logs = RealArchive.read(folder, "P4P4N1CK__whisper-large-v2-japanese-5k-steps")) {
            logs.hasRuns(1);
            assertThat(logs.rows("SELECT COUNT(train_loss), COUNT(val_loss) FROM history"))
                    .containsExactly(List.of(200L, 5L));
            assertThat(logs.values("SELECT ROUND(val_loss, 4) FROM history WHERE val_loss IS NOT NULL ORDER BY step"))
                    .containsExactly(0.3210, 0.3585, 0.3937, 0.4123, 0.4200);
            logs.curve("%", "val_loss").hasLeast(0.320998, 1000, 1e-6).endsWith(0.420015, 5000, 1e-6);
            logs.curve("%", "train_loss").endsWith(0.0002, 5000, 1e-12);
            assertThat(logs.at("%", "train_loss", 1000)).isCloseTo(0.0111, within(5e-5));
            logs.curve("%", "\"eval_wer\"").hasLeast(0.743, 3000, 5e-4);
            // It warms up until about step 500; steps skipped for their gradients' overflow put the peak behind it.
            assertThat(logs.curve("%", "lr").mostStep()).isEqualTo(525);
            // The files with results sum the run up; they are no curves.
            assertThat(logs.report().unrecognised()).extracting(file -> file.getFileName().toString())
                    .contains("all_results.json", "eval_results.json", "train_results.json");
            assertThat(logs.skipped()).hasSize(7).allMatch(reason -> reason.contains("only a Git LFS pointer is here"));
        }
    }

    @Test
    void sevenCheckpointsAreOneRun() {
        try (RealArchive logs = RealArchive.read(folder, "SecurityLab-UCD__UniTSyn")) {
            logs.hasRuns(1);
            logs.curve("%", "train_loss").hasPoints(350).beginsWith(34.9679, 1e-9).endsWith(2.2922, 3500, 1e-9);
            logs.curve("%", "lr").hasPoints(350);
            assertThat(logs.curve("%", "epoch").last()).isCloseTo(0.06, within(0.005));
            assertThat(logs.value("SELECT COUNT(val_loss) FROM history")).isEqualTo(0L);
        }
    }

    @Test
    void torchLogsWithObjectsInTheirLines() {
        try (RealArchive logs = RealArchive.read(folder, "szagoruyko__wide-residual-networks")) {
            logs.hasRuns(4);
            assertThat(logs.rows("SELECT DISTINCT lr, MIN(step), COUNT(*) FROM history GROUP BY run_id, lr ORDER BY 2"))
                    .containsExactly(List.of(0.1, 1L, 59L), List.of(0.02, 60L, 60L), List.of(0.004, 120L, 40L),
                            List.of(0.0008, 160L, 41L));
            String wide = "wide-resnet%";
            logs.curve(wide, "train_loss").hasPoints(200).beginsWith(1.3908, 5e-5).endsWith(0.00165, 200, 5e-6);
            logs.curve(wide, "val_acc").hasMost(95.08, 185, 1e-6).endsWith(94.89, 200, 1e-6);
            assertThat(logs.at("vgg%", "val_acc", 60)).isCloseTo(91.56, within(1e-6));
            assertThat(logs.at("vgg%", "val_acc", 100)).isCloseTo(89.84, within(1e-6));
            assertThat(logs.at("vgg%", "val_acc", 120)).isCloseTo(93.07, within(1e-6));
            assertThat(logs.value("SELECT COUNT(val_loss) FROM history")).isEqualTo(0L);
            assertThat(logs.rows("SELECT params['widen_factor'], params['model'] FROM runs WHERE name LIKE '" + wide
                    + "'")).containsExactly(List.of("4", "wide-resnet"));
        }
    }

    @Test
    void visionTransformersInAppendedTextLogs() {
        try (RealArchive logs = RealArchive.read(folder, "kentaroy47__vision-transformers-cifar10/log")) {
            logs.hasRuns(13);
            assertThat(logs.rows("SELECT REPLACE(REPLACE(SUBSTRING(path FROM POSITION('/log/' IN path) + 5),"
                    + " 'log_', ''), '.txt', ''), COUNT(*) FROM runs GROUP BY 1 ORDER BY 1"))
                    .containsExactly(List.of("convmixer_patch4", 5L), List.of("res18_patch4", 1L),
                            List.of("vit_patch2", 1L), List.of("vit_patch4", 6L));
            assertThat(logs.pointsOf("log_vit_patch4#6")).containsExactly("acc=200", "epoch=200", "lr=200",
                    "val loss=200");
            logs.curve("log_vit_patch4#6", "val_loss").hasLeast(68.62816, 74, 1e-5).endsWith(82.33190, 199, 1e-5);
            assertThat(logs.curve("log_vit_patch4#6", "val_acc").most()).isCloseTo(79.34, within(5e-3));
            assertThat(logs.curve("log_vit_patch4#6", "lr").beginsWith(1e-4, 1e-9).last()).isLessThan(2e-7);
            logs.curve("log_convmixer_patch4", "val_loss").hasPoints(200).hasLeast(31.92028, 146, 1e-5)
                    .endsWith(32.55534, 199, 1e-5);
            // One of the runs lacks the line of one epoch.
            assertThat(logs.value("SELECT COUNT(*) FROM (SELECT run_id, COUNT(*) AS n, MAX(step) - MIN(step) + 1 AS w"
                    + " FROM history GROUP BY run_id) WHERE n = w - 1")).isEqualTo(1L);
            // A row of all losses and one of all accuracies, without a header, are no table of steps.
            assertThat(logs.report().unrecognised()).extracting(file -> file.getFileName().toString())
                    .containsExactly("log_convmixer_patch4.csv", "log_vit_patch2.csv", "log_vit_patch4.csv");
        }
    }
}
