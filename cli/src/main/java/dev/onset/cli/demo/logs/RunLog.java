package dev.onset.cli.demo.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
     * A folder name that tells a run's hyper-parameters, as Hydra builds it, for loggers that have no place for them:
     * {@code task=spirals,width=48,…}.
     */
    static String parameterFolder(Configuration configuration) {
        return configuration.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + PythonText.of(parameter.getValue()))
                .collect(Collectors.joining(","));
    }
}
