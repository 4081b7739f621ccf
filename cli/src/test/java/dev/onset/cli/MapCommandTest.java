package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code onset map}, and {@code onset import --map}. */
final class MapCommandTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void importLogs() throws IOException {
        CommandRun.write(directory.resolve("logs/metrics.csv"), "epoch,loss,val/loss,Loss/mine\n0,3,2,1\n");
        CommandRun run = onset("import", directory.resolve("logs").toString());
        assertThat(run.err()).isEmpty();
    }

    private CommandRun onset(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--archive";
        all[2] = directory.resolve("archive").toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandRun.of(all);
    }

    private String validationLoss() {
        return onset("sql", "--format", "csv", "SELECT val_loss FROM history").out();
    }

    @Test
    void withoutArgumentsItShowsWhatFillsWhichColumn() {
        CommandRun run = onset("map");
        assertThat(run.out()).startsWith("mapping: none, conventions alone\n")
                .containsPattern("train_loss +loss +1 +1 +0").containsPattern("val_loss +val/loss +1 +1 +0");
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void aMetricIsTakenAndGivenBack() {
        CommandRun set = onset("map", "val_loss=Loss/mine");
        assertThat(set.out()).startsWith("mapping: val_loss=Loss/mine\n")
                .containsPattern("val_loss +Loss/mine +1 +1 +0")
                .containsPattern("val_loss +val/loss +1 +1 +1 +Loss/mine");
        assertThat(validationLoss()).isEqualTo("val_loss\n1\n");
        assertThat(onset("map", "--remove", "val_loss").out()).startsWith("mapping: none");
        assertThat(validationLoss()).isEqualTo("val_loss\n2\n");
    }

    @Test
    void ofManyMetricsThatNoRunTookTheFirstAreShown() throws IOException {
        CommandRun.write(directory.resolve("logs/rates.csv"),
                "epoch,loss,lr,lr/pg0,lr/pg1,lr/pg2,lr/pg3,lr/pg4\n0,1,1,1,1,1,1,1\n");
        onset("import", directory.resolve("logs").toString());
        assertThat(onset("map").out()).contains("lr/pg0", "lr/pg2").doesNotContain("lr/pg3")
                .contains("lr: 2 more metrics that no run took; --all shows them");
        assertThat(onset("map", "--all").out()).contains("lr/pg4").doesNotContain("more metrics");
    }

    @Test
    void resetForgetsAll() {
        onset("map", "val_loss=Loss/mine", "lr=loss");
        assertThat(onset("map", "--reset", "lr=epoch").out()).startsWith("mapping: lr=epoch\n");
    }

    @Test
    void aTypingErrorIsToldWithTheNearestName() {
        CommandRun run = onset("map", "val_loss=Loss/mien");
        assertThat(run.err()).isEqualTo("error: no run has a metric 'Loss/mien' to take for val_loss;"
                + " did you mean Loss/mine?\n");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(onset("map", "val_los=loss").err()).contains("did you mean val_loss?");
        assertThat(onset("map", "--remove", "lr").err()).contains("nothing is mapped to lr");
    }

    @Test
    void anImportWithAnUnknownMetricKeepsItsRunsAndFails() throws IOException {
        CommandRun.write(directory.resolve("logs/more.csv"), "epoch,loss,val/loss\n0,30,20\n");
        CommandRun run = onset("import", "--map", "val_loss=Loss/mien", directory.resolve("logs").toString());
        assertThat(run.err()).contains("error: no run has a metric 'Loss/mien'", "did you mean Loss/mine?",
                "The runs are imported; set the mapping with 'onset map'.");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(onset("sql", "--format", "csv", "SELECT count(*) AS n FROM runs").out()).isEqualTo("n\n2\n");
    }

    @Test
    void anImportSaysWhatWasPassedOver() throws IOException {
        CommandRun.write(directory.resolve("logs/more.csv"), "epoch,val/loss,test/loss\n0,30,20\n");
        CommandRun.write(directory.resolve("logs/parts.csv"), "epoch,val/a_loss,val/b_loss\n0,30,20\n");
        CommandRun run = onset("import", directory.resolve("logs").toString());
        assertThat(run.err()).contains("metric: val_loss is val/loss in 1 run, not test/loss",
                "metric: no val_loss in 1 run, since it could be any of val/a_loss, val/b_loss;"
                        + " choose with 'onset map val_loss=val/a_loss'");
    }
}
