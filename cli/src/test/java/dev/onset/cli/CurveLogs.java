package dev.onset.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Logs whose curves have something to see. */
public final class CurveLogs {

    private CurveLogs() {}

    /**
     * Two Keras logs, {@code wide}, which overfits from epoch 10 on and drops its rate at 20, and {@code deep}, whose training
     * becomes NaN at 30; and one of Lightning with hyper-parameters and a metric with a slash, {@code version_0}.
     *
     * @return the archive they are imported into
     */
    public static Path archive(Path directory) throws IOException {
        StringBuilder wide = new StringBuilder("epoch,loss,val_loss,lr\n");
        StringBuilder deep = new StringBuilder("epoch,loss,val_loss\n");
        StringBuilder lightning = new StringBuilder("epoch,step,val/top-5\n");
        for (int epoch = 0; epoch < 40; epoch++) {
            wide.append(String.format(Locale.ROOT, "%d,%.4f,%.4f,%s%n", epoch, 2.0 / (1 + epoch),
                    1 + 0.04 * Math.abs(epoch - 10), epoch < 20 ? "0.1" : "0.01"));
            deep.append(
                    String.format(Locale.ROOT, "%d,%s,%.4f%n", epoch, epoch < 30 ? "3" : "nan", 4.0 - 0.05 * epoch));
            lightning.append(epoch).append(',').append(10 * epoch).append(",0.5\n");
        }
        CommandRun.write(directory.resolve("logs/wide/training.csv"), wide.toString());
        CommandRun.write(directory.resolve("logs/deep/training.csv"), deep.toString());
        CommandRun.write(directory.resolve("logs/lightning_logs/version_0/metrics.csv"), lightning.toString());
        CommandRun.write(directory.resolve("logs/lightning_logs/version_0/hparams.yaml"),
                "weight_decay: 0.01\nwarmup_steps: 5\n");
        Path archive = directory.resolve("archive");
        CommandRun run = CommandRun.of("import", "-a", archive.toString(), directory.resolve("logs").toString());
        if (run.status() != ExitStatus.OK) {
            throw new IllegalStateException(run.err());
        }
        return archive;
    }
}
