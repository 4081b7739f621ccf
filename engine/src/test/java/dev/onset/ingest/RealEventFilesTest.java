package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL answers about real projects' TensorBoard files, compared with what was read off the files by other means. */
class RealEventFilesTest {

    @TempDir
    Path folder;

    @Test
    void kerasOnTheFirstTensorFlow() {
        try (RealArchive logs = RealArchive.read(folder, "BIGBALLON__cifar-10-cnn")) {
            logs.hasRuns(6);
            assertThat(logs.pointsOf("%lenet")).containsExactly("acc=180", "loss=180", "val_acc=180", "val_loss=180");
            assertThat(logs.pointsOf("%nin")).containsExactly("acc=164", "loss=164", "val_acc=164", "val_loss=164");
            assertThat(logs.value("SELECT SUM(points) FROM runs")).isEqualTo(4L * 4 * 180 + 2 * 4 * 164);
            logs.curve("%lenet", "val_loss").hasLeast(1.207229, 11, 1e-6).endsWith(5.258665, 179, 1e-6);
            logs.curve("%lenet", "train_loss").endsWith(0.0020, 179, 5e-5);
            assertThat(logs.at("%lenet", "train_loss", 11)).isBetween(0.97425, 0.97435);
            logs.curve("%lenet", "val_acc").hasMost(0.5831, 11, 5e-5).endsWith(0.5384, 179, 5e-5);
            logs.curve("%lenet_dp", "val_loss").hasLeast(1.074701, 4, 1e-6).endsWith(4.452671, 179, 1e-6);
            logs.curve("%lenet_dp_da", "val_loss").hasLeast(0.719673, 179, 1e-6);
            logs.curve("%lenet_dp_da_wd", "val_loss").hasLeast(0.748449, 172, 1e-6).endsWith(0.751107, 179, 1e-6);
            logs.curve("%nin", "val_loss").hasLeast(0.51479, 154, 1e-5).endsWith(0.52384, 163, 1e-5);
            logs.curve("%nin_bn", "val_loss").hasLeast(0.46143, 146, 1e-5).endsWith(0.46579, 163, 1e-5);
            assertThat(logs.value("SELECT COUNT(*) FROM history h JOIN runs r USING (run_id)"
                    + " WHERE r.name LIKE '%lenet_dp_da' AND val_loss < train_loss")).isEqualTo(103L);
            assertThat(logs.value("SELECT COUNT(lr) FROM history")).isEqualTo(0L);
        }
    }

    @Test
    void anExampleOfGuild() {
        try (RealArchive logs = RealArchive.read(folder, "guildai__guildai")) {
            logs.hasRuns(1);
            assertThat(logs.pointsOf("%")).containsExactly("acc=20", "loss=20", "val_acc=20", "val_loss=20");
            logs.curve("%", "val_loss").hasLeast(0.072719, 4, 1e-6).endsWith(0.097165, 19, 1e-6);
            logs.curve("%", "train_loss").beginsWith(0.2474, 5e-5).endsWith(0.0190, 19, 5e-5);
        }
    }

    @Test
    void stepsThatRepeatAndRunsOfUnequalMetrics() {
        try (RealArchive logs = RealArchive.read(folder, "janosh__tensorboard-reducer")) {
            logs.hasRuns(9);
            assertThat(logs.pointsOf("strict/run_1")).containsExactly("strict/foo=100");
            assertThat(logs.value("SELECT COUNT(*) FROM (SELECT step - LAG(step) OVER (ORDER BY step) AS stride"
                    + " FROM history h JOIN runs r USING (run_id) WHERE r.name = 'strict/run_1') WHERE stride = 5"))
                    .isEqualTo(99L);
            assertThat(logs.pointsOf("lax/run_1")).containsExactly("lax/bar_1=110", "lax/bar_2=110", "lax/foo=110");
            assertThat(logs.pointsOf("lax/run_3")).containsExactly("lax/bar_3=130", "lax/bar_4=130", "lax/foo=130");
            // 210 points on 200 steps: as logged in 'metrics', the later of two in 'history'.
            assertThat(logs.pointsOf("duplicate_steps/run_1")).containsExactly("dup_steps/bar=210",
                    "dup_steps/foo=210");
            logs.curve("duplicate_steps/run_1", "\"dup_steps/foo\"").hasPoints(200);
            assertThat(logs.values("SELECT name FROM runs WHERE tags['resumed'] = 'true' ORDER BY name"))
                    .containsExactly("duplicate_steps/run_1", "duplicate_steps/run_2", "duplicate_steps/run_3");
        }
    }

    @Test
    void anEventFileOfAnotherNameBesideAnEmptyRunOfWandb() {
        try (RealArchive logs = RealArchive.read(folder, "wandb__wandb")) {
            logs.hasRuns(2);
            assertThat(logs.rows("SELECT run_id, status, points FROM runs WHERE source = 'wandb'"))
                    .containsExactly(List.of("g9dvvkua", "finished", 0L));
            assertThat(logs.pointsOf("assets")).containsExactly("batch_acc=17", "batch_loss=17", "epoch_acc=17",
                    "epoch_loss=17", "epoch_val_acc=17", "epoch_val_loss=17");
            RealArchive.Curve loss = logs.curve("assets", "val_loss").hasPoints(17);
            assertThat(loss.least()).isBetween(2.93e-5, 2.94e-5);
            assertThat(loss.most()).isBetween(2.95e-5, 2.96e-5);
            assertThat(logs.values("SELECT DISTINCT val_acc FROM history WHERE val_acc IS NOT NULL"))
                    .containsExactly(1.0);
        }
    }
}
