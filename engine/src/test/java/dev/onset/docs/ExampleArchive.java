package dev.onset.docs;

import java.nio.file.Path;
import java.util.Random;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/** The archive over which the examples of the function reference run: six small runs, generated with seeds. */
final class ExampleArchive {

    private static final double[] PUBLISHED_TRAIN = {1.402, 1.359, 1.331, 1.305, 1.273, 1.244, 1.209, 1.184, 1.154,
        1.114,
        1.084, 1.052, 1.018, 0.980, 0.940, 0.904, 0.858, 0.824, Double.NaN, 0.743};
    private static final double[] PUBLISHED_VAL = {1.432, 1.398, 1.387, 1.360, 1.354, 1.358, 1.346, 1.297, 1.321, 1.330,
        1.291, 1.273, 1.362, 1.217, 1.290, 1.237, 1.265, 1.266, Double.NaN, 1.213};
    private static final int PUBLISHED_START = 20;

    private ExampleArchive() {}

    static void write(Path directory) {
        try (Archive archive = Archive.openOrCreate(directory); ArchiveWriter writer = archive.writer()) {
            writer.add(finetuned());
            writer.add(grokking());
            writer.add(published());
            writer.add(regularized());
            writer.add(resnet18());
            writer.add(unstable());
            writer.commit();
        }
    }

    /** The metrics of one run. */
    private static final class Log {
        private final RunLog log;
        private final int train;
        private final int val;

        Log(String run) {
            log = new RunLog(run).name(run).source("example");
            train = log.metric("train_loss", "train_loss");
            val = log.metric("val_loss", "val_loss");
        }

        int metric(String name) {
            return log.metric(name, name);
        }

        void point(int metric, long step, double value) {
            log.point(metric, step, StepAxis.NO_TIME, value);
        }
    }

    /** A log that someone published: both losses fall, the gap grows; epoch 38 is missing. */
    private static RunLog published() {
        Log log = new Log("published");
        for (int i = 0; i < PUBLISHED_VAL.length; i++) {
            if (!Double.isNaN(PUBLISHED_VAL[i])) {
                log.point(log.train, PUBLISHED_START + i, PUBLISHED_TRAIN[i]);
                log.point(log.val, PUBLISHED_START + i, PUBLISHED_VAL[i]);
            }
        }
        return log.log;
    }

    /** Overfits from about epoch 20 on, at a constant learning rate, while accuracy still rises. */
    private static RunLog finetuned() {
        Log log = new Log("finetuned");
        int accuracy = log.metric("val_acc");
        int lr = log.metric("lr");
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            log.point(log.train, i, 1.6 * Math.exp(-i / 14.0) + 0.02 + 0.01 * random.nextGaussian());
            log.point(log.val, i, 0.55 + 1.1 * Math.exp(-i / 6.0) + 0.006 * Math.max(0, i - 20)
                    + 0.015 * random.nextGaussian());
            log.point(accuracy, i, 0.88 - 0.4 * Math.exp(-i / 18.0) + 0.003 * random.nextGaussian());
            log.point(lr, i, 1e-3);
        }
        return log.log;
    }

    /** A learning rate cut to a fifth three times: validation worsens from 65, improves after 120, and worsens again. */
    private static RunLog resnet18() {
        Log log = new Log("resnet18");
        int accuracy = log.metric("val_acc");
        int lr = log.metric("lr");
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            int drops = (i >= 60 ? 1 : 0) + (i >= 120 ? 1 : 0) + (i >= 160 ? 1 : 0);
            double early = 0.62 + 1.2 * Math.exp(-i / 15.0) - (i >= 60 ? 0.03 * (i - 60) : 0);
            double late = i < 120 ? 0.485 + 0.004 * (i - 65) : 0.56 + 0.003 * (i - 120);
            log.point(log.train, i, 1.8 * Math.exp(-i / 40.0) + 0.01 + 0.003 * random.nextGaussian());
            log.point(log.val, i, (i <= 65 ? early : late) + 0.005 * random.nextGaussian());
            log.point(accuracy, i, 0.95 - 0.4 * Math.exp(-i / 50.0) + 0.001 * random.nextGaussian());
            log.point(lr, i, 0.1 * Math.pow(0.2, drops));
        }
        return log.log;
    }

    /** Validation rises between epochs 40 and 70 and then falls to a new best; a cosine with two warm restarts. */
    private static RunLog grokking() {
        Log log = new Log("grokking");
        int lr = log.metric("lr");
        Random random = new Random(3);
        for (int i = 0; i < 150; i++) {
            double val = i < 40 ? 2 - i * 0.02
                    : i < 70 ? 1.2 + (i - 40) * 0.02 : 0.4 + 1.4 * Math.exp(-(i - 70) / 25.0);
            log.point(log.train, i, 1.8 * Math.exp(-i / 20.0) + 0.01 + 0.005 * random.nextGaussian());
            log.point(log.val, i, val + 0.015 * random.nextGaussian());
            log.point(lr, i, 0.05 * (1.001 + Math.cos(Math.PI * (i % 50) / 50.0)));
        }
        return log.log;
    }

    /** Dropout holds train loss, which is averaged over the epoch, above validation; warm-up, then a cosine. */
    private static RunLog regularized() {
        Log log = new Log("regularized");
        int accuracy = log.metric("val_acc");
        int lr = log.metric("lr");
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            double loss = 0.3 + 1.7 * Math.pow(i + 1.0, -0.6);
            log.point(log.train, i, 0.3 + 1.7 * Math.pow(i + 0.5, -0.6) + 0.05 + 0.004 * random.nextGaussian());
            log.point(log.val, i, loss + 0.004 * random.nextGaussian());
            log.point(accuracy, i, 0.93 - 0.5 * Math.pow(i + 1.0, -0.5));
            log.point(lr, i, i < 10 ? 0.01 * (i + 1) : 0.05 * (1 + Math.cos(Math.PI * (i - 9) / 90.0)));
        }
        return log.log;
    }

    /** Spikes from which it recovers, then losses that are no numbers. */
    private static RunLog unstable() {
        Log log = new Log("unstable");
        int gradient = log.metric("grad_norm");
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            double spike = i == 90 || i == 150 ? 3 : 0;
            double loss = 1 + Math.exp(-i / 30.0) + spike + 0.03 * random.nextGaussian();
            log.point(log.train, i, i < 190 ? loss : Double.NaN);
            log.point(gradient, i, (i < 180 ? 1 : 1 + 0.5 * (i - 179)) + spike + 0.1 * random.nextGaussian());
            if (i % 10 == 9 && i < 190) {
                log.point(log.val, i, 1.1 + Math.exp(-i / 30.0) + 0.02 * random.nextGaussian());
            }
        }
        return log.log;
    }
}
