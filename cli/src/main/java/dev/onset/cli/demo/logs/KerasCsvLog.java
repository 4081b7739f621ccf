package dev.onset.cli.demo.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.onset.cli.demo.training.Training;

/** Keras's {@code CSVLogger} callback: one row an epoch, columns in alphabetical order behind the epoch. */
final class KerasCsvLog implements RunLog {
    @Override
    public String folder() {
        return "keras";
    }

    @Override
    public String description() {
        return "Keras CSVLogger: HYPER-PARAMETERS/training.csv, one row an epoch";
    }

    @Override
    public Path write(Path root, Training training, int number) throws IOException {
        boolean classifies = training.configuration().task().classifies();
        CsvText csv = new CsvText(classifies
                ? List.of("epoch", "accuracy", "learning_rate", "loss", "val_accuracy", "val_loss")
                : List.of("epoch", "learning_rate", "loss", "val_loss"));
        for (int i = 0; i < training.epochs().size(); i++) {
            Training.Epoch epoch = training.epochs().get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("epoch", i);
            row.put("learning_rate", epoch.learningRate());
            row.put("loss", epoch.trainLoss());
            row.put("val_loss", epoch.valLoss());
            if (classifies) {
                row.put("accuracy", epoch.trainAccuracy());
                row.put("val_accuracy", epoch.valAccuracy());
            }
            csv.add(row);
        }
        Path file = root.resolve(folder()).resolve(RunLog.parameterFolder(training.configuration()))
                .resolve("training.csv");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, csv.toString());
    }
}
