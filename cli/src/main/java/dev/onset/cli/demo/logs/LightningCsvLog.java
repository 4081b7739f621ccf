package dev.onset.cli.demo.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.onset.cli.demo.training.Training;

/**
 * PyTorch Lightning's {@code CSVLogger}: columns in alphabetical order and sparse rows. An epoch takes three: the
 * learning-rate monitor's at the first step, which knows no epoch, then validation's and training's at the last step.
 */
final class LightningCsvLog implements RunLog {
    private static final List<String> CLASSIFICATION_COLUMNS = List.of("epoch", "grad_norm", "lr-SGD", "step",
            "train_acc", "train_loss", "val_acc", "val_loss");
    private static final List<String> REGRESSION_COLUMNS = List.of("epoch", "grad_norm", "lr-SGD", "step",
            "train_loss", "val_loss");

    @Override
    public String folder() {
        return "lightning_logs";
    }

    @Override
    public String description() {
        return "PyTorch Lightning CSVLogger: version_N/metrics.csv, with hparams.yaml beside it";
    }

    @Override
    public Path write(Path root, Training training, int number) throws IOException {
        Path directory = root.resolve(folder()).resolve("version_" + number);
        Files.createDirectories(directory);
        StringBuilder yaml = new StringBuilder();
        training.configuration().parameters()
                .forEach((name, value) -> yaml.append(name).append(": ").append(PythonText.of(value)).append('\n'));
        Files.writeString(directory.resolve("hparams.yaml"), yaml);
        return Files.writeString(directory.resolve("metrics.csv"), metrics(training));
    }

    private static String metrics(Training training) {
        boolean classifies = training.configuration().task().classifies();
        CsvText csv = new CsvText(classifies ? CLASSIFICATION_COLUMNS : REGRESSION_COLUMNS);
        int stepsPerEpoch = training.configuration().stepsPerEpoch();
        for (int i = 0; i < training.epochs().size(); i++) {
            Training.Epoch epoch = training.epochs().get(i);
            int firstStep = i * stepsPerEpoch;
            csv.add(Map.of("step", firstStep, "lr-SGD", epoch.learningRate()));
            Map<String, Object> end = Map.of("epoch", i, "step", firstStep + stepsPerEpoch - 1);
            Map<String, Object> validation = new HashMap<>(end);
            validation.put("val_loss", epoch.valLoss());
            Map<String, Object> train = new HashMap<>(end);
            train.put("train_loss", epoch.trainLoss());
            train.put("grad_norm", epoch.gradientNorm());
            if (classifies) {
                validation.put("val_acc", epoch.valAccuracy());
                train.put("train_acc", epoch.trainAccuracy());
            }
            csv.add(validation);
            csv.add(train);
        }
        return csv.toString();
    }
}
