package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What well-known training programs write, in the form their documentation shows: each is simply read. */
class LoggerShapesTest {

    @TempDir
    Path folder;

    /** The answer to a query over the archive of one log. */
    private List<List<Object>> read(String name, String text, String sql) throws IOException {
        Path file = folder.resolve("logs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        try (Imported logs = Imported.of(folder.resolve("archive"), folder.resolve("logs"))) {
            assertThat(logs.report().failures()).isEmpty();
            assertThat(logs.names()).hasSize(1);
        }
        return Answers.of(folder.resolve("archive"), sql);
    }

    @Test
    void mmengineScalars() throws IOException {
        assertThat(read("20240101/vis_data/scalars.json", """
            {"lr": 0.02, "data_time": 0.1, "loss": 1.5, "loss_cls": 1.0, "time": 0.5, "epoch": 1, "iter": 50, "memory": 100, "step": 50}
            {"lr": 0.02, "data_time": 0.1, "loss": 1.25, "loss_cls": 0.9, "time": 0.5, "epoch": 1, "iter": 100, "memory": 100, "step": 100}
            {"coco/bbox_mAP": 0.25, "data_time": 0.1, "time": 0.2, "step": 1}
            {"lr": 0.002, "data_time": 0.1, "loss": 1.0, "loss_cls": 0.8, "time": 0.5, "epoch": 2, "iter": 150, "memory": 100, "step": 150}
            """, "SELECT step, train_loss, lr, \"coco/bbox_mAP\" FROM history ORDER BY step"))
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(3))
                .containsExactly("50 1.5 null", "100 1.25 0.25", "150 1.0 null");
    }

    @Test
    void timmSummary() throws IOException {
        assertThat(read("summary.csv", "epoch,train_loss,eval_loss,eval_top1,eval_top5,lr\n0,6.9,6.8,1.5,5.0,0.001\n"
                + "1,6.5,6.4,2.5,9.0,0.01\n",
                "SELECT step, train_loss, val_loss, val_acc, lr FROM history ORDER BY step"))
                .containsExactly(List.of(0L, 6.9, 6.8, 1.5, 0.001), List.of(1L, 6.5, 6.4, 2.5, 0.01));
    }

    @Test
    void fastaiHistory() throws IOException {
        assertThat(read("history.csv",
                "epoch,train_loss,valid_loss,accuracy,time\n0,0.9,0.8,0.75,00:12\n1,0.7,0.6,0.85,00:11\n",
                "SELECT step, train_loss, val_loss FROM history ORDER BY step"))
                .containsExactly(List.of(0L, 0.9, 0.8), List.of(1L, 0.7, 0.6));
    }

    @Test
    void kerasHistory() throws IOException {
        assertThat(read("history.json", "{\"loss\": [1.5, 1.25], \"val_loss\": [1.75, NaN]}",
                "SELECT step, train_loss, val_loss FROM history ORDER BY step"))
                .containsExactly(List.of(0L, 1.5, 1.75), List.of(1L, 1.25, Double.NaN));
    }

    @Test
    void detectronMetrics() throws IOException {
        assertThat(read("metrics.json", """
            {"data_time": 0.01, "eta_seconds": 100.5, "iteration": 19, "loss_cls": 0.5, "lr": 0.005, "total_loss": 1.5}
            {"data_time": 0.01, "eta_seconds": 90.5, "iteration": 39, "loss_cls": 0.4, "lr": 0.01, "total_loss": 1.25}
            """, "SELECT step, train_loss, lr FROM history ORDER BY step"))
                .containsExactly(List.of(19L, 1.5, 0.005), List.of(39L, 1.25, 0.01));
    }

    @Test
    void rayResultsWithNestedInfo() throws IOException {
        assertThat(read("trial/result.json", """
            {"training_iteration": 1, "info": {"learner": {"default": {"loss": 0.5}}}, "timestamp": 1700000000, "config": {"lr": 0.1}}
            {"training_iteration": 2, "info": {"learner": {"default": {"loss": 0.25}}}, "timestamp": 1700000009, "config": {"lr": 0.1}}
            """,
                "SELECT h.step, h.\"info/learner/default/loss\", r.params['lr'] FROM history h JOIN runs r USING (run_id) ORDER BY 1"))
                .containsExactly(List.of(1L, 0.5, "0.1"), List.of(2L, 0.25, "0.1"));
    }

    @Test
    void aTrainerThatOnlyEvaluated() throws IOException {
        assertThat(read("trainer_state.json", """
            {"epoch": 1.0, "global_step": 10, "log_history": [
            {"epoch": 1.0, "eval_loss": 0.5, "eval_runtime": 1.5, "step": 10}, {"epoch": 2.0, "eval_loss": 0.25, "step": 20}]}
            """, "SELECT step, val_loss FROM history ORDER BY step"))
                .containsExactly(List.of(10L, 0.5), List.of(20L, 0.25));
    }

    @Test
    void fairseqJson() throws IOException {
        assertThat(read("train.log", """
            2024-01-01 00:00:00 | INFO | fairseq_cli.train | task: TranslationTask
            2024-01-01 00:01:00 | INFO | train | {"epoch": 1, "train_loss": "9.5", "train_ppl": "724.1", "train_num_updates": "100", "train_lr": "0.0001"}
            2024-01-01 00:02:00 | INFO | valid | {"epoch": 1, "valid_loss": "8.5", "valid_num_updates": "100"}
            2024-01-01 00:03:00 | INFO | train | {"epoch": 2, "train_loss": "7.5", "train_ppl": "181", "train_num_updates": "200", "train_lr": "0.0002"}
            2024-01-01 00:04:00 | INFO | valid | {"epoch": 2, "valid_loss": "6.5", "valid_num_updates": "200"}
            """, "SELECT train_loss, val_loss FROM history WHERE train_loss IS NOT NULL ORDER BY step"))
                .containsExactly(List.of(9.5, 8.5), List.of(7.5, 6.5));
    }

    @Test
    void megatronText() throws IOException {
        assertThat(read("megatron.log", """
             iteration       10/     100 | consumed samples:          160 | elapsed time per iteration (ms): 500.5 | learning rate: 1.500E-04 | lm loss: 9.500000E+00 | grad norm: 2.500 |
             iteration       20/     100 | consumed samples:          320 | elapsed time per iteration (ms): 400.5 | learning rate: 1.400E-04 | lm loss: 8.500000E+00 | grad norm: 1.500 |
            """, "SELECT step, \"lm loss\", lr, grad_norm FROM history ORDER BY step"))
                .containsExactly(List.of(10L, 9.5, 1.5e-4, 2.5), List.of(20L, 8.5, 1.4e-4, 1.5));
    }

    @Test
    void yoloResultsWithPaddedHeaders() throws IOException {
        assertThat(read("results.csv",
                "                  epoch,         train/box_loss,           val/box_loss,    metrics/mAP50(B)\n"
                        + "                      1,                 1.5000,                 1.2500,               0.5000\n"
                        + "                      2,                 1.2500,                 1.0000,               0.7500\n",
                "SELECT step, \"train/box_loss\", \"val/box_loss\", \"metrics/mAP50(B)\" FROM history ORDER BY step"))
                .containsExactly(List.of(1L, 1.5, 1.25, 0.5), List.of(2L, 1.25, 1.0, 0.75));
    }

    @Test
    void xgboostText() throws IOException {
        assertThat(read("xgb.log",
                "[0]\ttrain-rmse:1.50000\teval-rmse:1.75000\n[1]\ttrain-rmse:1.25000\teval-rmse:1.50000\n",
                "SELECT step, \"train-rmse\", \"eval-rmse\" FROM history ORDER BY step"))
                .containsExactly(List.of(0L, 1.5, 1.75), List.of(1L, 1.25, 1.5));
    }

    @Test
    void lightgbmText() throws IOException {
        assertThat(read("lgb.log",
                "[1]\ttraining's l2: 1.5\tvalid_1's l2: 1.75\n[2]\ttraining's l2: 1.25\tvalid_1's l2: 1.5\n",
                "SELECT step, \"training l2\", \"valid_1 l2\" FROM history ORDER BY step"))
                .containsExactly(List.of(1L, 1.5, 1.75), List.of(2L, 1.25, 1.5));
    }

    @Test
    void catboostText() throws IOException {
        assertThat(read("cat.log",
                "0:\tlearn: 0.6500000\ttest: 0.6600000\tbest: 0.6600000 (0)\ttotal: 10ms\tremaining: 1s\n"
                        + "1:\tlearn: 0.6000000\ttest: 0.6200000\tbest: 0.6200000 (1)\ttotal: 20ms\tremaining: 1s\n",
                "SELECT step, \"learn\", \"test\" FROM history ORDER BY step"))
                .containsExactly(List.of(0L, 0.65, 0.66), List.of(1L, 0.6, 0.62));
    }

    @Test
    void aPointerInPlaceOfATable() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        for (String name : List.of("metrics.csv", "log.txt", "history.json", "a.parquet", "mlflow.db", "run.wandb")) {
            Files.writeString(logs.resolve(name), "version https://git-lfs.github.com/spec/v1\noid sha256:"
                    + "0123456789abcdef".repeat(4) + "\nsize 123456\n");
        }
        try (Imported read = Imported.of(folder.resolve("archive"), logs)) {
            assertThat(read.report().skipped()).hasSize(6).allMatch(note -> note.reason().contains("Git LFS pointer"));
            assertThat(read.report().failures()).isEmpty();
        }
    }
}
