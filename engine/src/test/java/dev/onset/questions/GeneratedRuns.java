package dev.onset.questions;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;

/**
 * An archive in which each of the fifteen questions finds something: runs that overfit, that were rescued by a drop of the
 * learning rate, that spike, that end in NaN, that were stopped too early, in three seeds of each configuration.
 */
final class GeneratedRuns {

    private static final List<String> ARCHS = List.of("resnet", "vgg");
    private static final List<String> SHAPES = List.of("healthy", "overfit", "rescued", "spiky", "nan", "early");
    private static final int STEPS = 120;

    private GeneratedRuns() {}

    static void write(Path directory) {
        try (Archive archive = Archive.openOrCreate(directory); ArchiveWriter writer = archive.writer()) {
            for (String arch : ARCHS) {
                for (String shape : SHAPES) {
                    for (int seed = 0; seed < 3; seed++) {
                        writer.add(run(arch, shape, seed));
                    }
                }
            }
            writer.add(new RunLog("without_points").experiment("resnet").param("arch", "resnet"));
            writer.commit();
        }
    }

    private static RunLog run(String arch, String shape, int seed) {
        Random random = new Random(100L * ARCHS.indexOf(arch) + 10L * SHAPES.indexOf(shape) + seed);
        LocalDateTime start = LocalDateTime.of(2026, 1 + SHAPES.indexOf(shape) / 2, 3 + seed, 8, 30);
        RunLog run = new RunLog(arch + "_" + shape + "_" + seed).experiment(arch)
                .source(seed == 0 ? "keras" : "tensorboard").startedAt(start.toEpochSecond(ZoneOffset.UTC) * 1_000_000)
                .endedAt(start.plusMinutes(90 + 17 * seed).toEpochSecond(ZoneOffset.UTC) * 1_000_000)
                .param("arch", arch)
                .param("weight_decay", shape.equals("healthy") ? "0.01" : "0").param("config", arch + "-" + shape)
                .param("optimizer", shape.equals("spiky") || shape.equals("nan") ? "sgd" : "adam")
                .param("dropout", seed == 0 ? "0.5" : "0.1").param("init", arch.equals("vgg") ? "pretrained" : null);
        int train = run.metric("loss", "train_loss");
        int val = run.metric("val_loss", "val_loss");
        int accuracy = run.metric("val_acc", "val_acc");
        int rate = run.metric("lr", "lr");
        int gradient = run.metric("grad_norm", "grad_norm");
        boolean pretrained = arch.equals("vgg");
        int last = shape.equals("early") ? STEPS / 4 : STEPS;
        for (int step = 0; step < last; step++) {
            long time = start.plusSeconds(step * 30L).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
            double noise = 0.01 * random.nextGaussian();
            double trained = (pretrained ? 1.5 : 3.0) * Math.exp(-step / 25.0) + 0.2 + noise;
            boolean spike = shape.equals("spiky") && step == 80 + seed;
            boolean lost = shape.equals("nan") && step >= 70 + seed;
            run.point(train, step, time, lost ? Double.NaN : spike ? 40 : trained);
            run.point(gradient, step, time, lost ? Double.POSITIVE_INFINITY : 1 + Math.exp((step - 70) / 10.0) + noise);
            run.point(rate, step, time, rate(shape, step));
            if (step % 2 == 1) {
                run.point(val, step, time, trained + 0.1 + validation(shape, step) + 0.02 * random.nextGaussian());
                run.point(accuracy, step, time, 0.9 - 0.7 * Math.exp(-step / 40.0) + noise);
            }
        }
        return run;
    }

    private static double rate(String shape, int step) {
        return switch (shape) {
            case "rescued" -> step < 80 ? 0.1 : 0.01;
            case "healthy" -> 0.05 * (1 + Math.cos(Math.PI * step / STEPS));
            default -> 0.1;
        };
    }

    /** What validation has above training. */
    private static double validation(String shape, int step) {
        double rising = Math.max(0, step - 30) * 0.02;
        return switch (shape) {
            case "overfit" -> rising;
            case "rescued" -> step < 80 ? rising : 0.4 + Math.max(0, step - 86) * 0.02;
            default -> 0;
        };
    }
}
