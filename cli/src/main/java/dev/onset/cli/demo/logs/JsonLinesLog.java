package dev.onset.cli.demo.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.onset.cli.demo.training.Training;

/** The {@code log.txt} of DeiT and DETR: one JSON object an epoch; what is called test there is the validation set. */
final class JsonLinesLog implements RunLog {
    @Override
    public String folder() {
        return "deit";
    }

    @Override
    public String description() {
        return "DeiT: HYPER-PARAMETERS/log.txt, one JSON object an epoch";
    }

    @Override
    public Path write(Path root, Training training, int number) throws IOException {
        boolean classifies = training.configuration().task().classifies();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < training.epochs().size(); i++) {
            Training.Epoch epoch = training.epochs().get(i);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("train_lr", epoch.learningRate());
            line.put("train_loss", epoch.trainLoss());
            line.put("train_grad_norm", epoch.gradientNorm());
            if (classifies) {
                line.put("train_acc1", epoch.trainAccuracy());
            }
            line.put("test_loss", epoch.valLoss());
            if (classifies) {
                line.put("test_acc1", epoch.valAccuracy());
            }
            line.put("epoch", i);
            line.put("n_parameters", training.parameterCount());
            lines.append(PythonText.json(line)).append('\n');
        }
        Path file = root.resolve(folder()).resolve(RunLog.parameterFolder(training.configuration()))
                .resolve("log.txt");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, lines);
    }
}
