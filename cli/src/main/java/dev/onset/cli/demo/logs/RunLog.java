package dev.onset.cli.demo.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.onset.cli.demo.training.Configuration;
import dev.onset.cli.demo.training.Training;

/** A logger: writes one run's log. */
public interface RunLog {
    /** One of each kind, in the order in which the README lists them. */
    static List<RunLog> all() {
        return List.of(new KerasCsvLog(), new LightningCsvLog(), new TrainerStateLog(), new TensorBoardLog(),
                new JsonLinesLog());
    }

    /** The folder under the root that this logger writes into, and nobody else. */
    String folder();

    /** For the README: which logger it is, and where its runs, metrics and parameters stand. */
    String description();

    /**
     * Writes the log.
     *
     * @param root   the folder of all logs
     * @param number counts this logger's runs, from 0
     * @return the log's main file
     */
    Path write(Path root, Training training, int number) throws IOException;

    /**
     * A folder name that tells a run's hyper-parameters, as people build it for loggers that have no place for them:
     * {@code spirals/width=48,learning_rate=0.1,…}.
     */
    static Path parameterFolder(Configuration configuration) {
        Map<String, Object> parameters = configuration.parameters();
        String name = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("task"))
                .map(parameter -> parameter.getKey() + "=" + PythonText.of(parameter.getValue()))
                .collect(Collectors.joining(","));
        return Path.of(configuration.task().label(), name);
    }
}
