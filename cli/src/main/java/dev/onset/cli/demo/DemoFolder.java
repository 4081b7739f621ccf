package dev.onset.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.onset.cli.demo.logs.RunLog;
import dev.onset.cli.demo.training.Training;
import dev.onset.error.OnsetException;

/** The folder of the demo's logs: a README, one folder per logger, and the archive made of them. */
final class DemoFolder {
    private static final String README = "README.txt";

    private static final String ARCHIVE = ".onset";

    /** How the README begins: by it the folder is known to be the demo's own. */
    private static final String TITLE = "Runs of `onset demo`";

    private final Path directory;
    private final List<RunLog> loggers = RunLog.all();

    DemoFolder(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the folder ready to be written, without touching it.
     *
     * @throws OnsetException if something other than an earlier demo lies there
     */
    void check() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw unusable("is a file");
        }
        if (!isEmpty() && !isEarlierDemo()) {
            throw unusable("holds files that the demo did not write");
        }
    }

    /** The loggers' folders, each with its runs. */
    List<Path> logs() {
        return loggers.stream().map(logger -> directory.resolve(logger.folder())).toList();
    }

    /** Where the demo's own archive lies, beside the logs. */
    Path archive() {
        return directory.resolve(ARCHIVE);
    }

    private OnsetException unusable(String why) {
        return new OnsetException(OnsetException.Category.ARGUMENT,
                "%s %s; name an empty or a new folder with --directory".formatted(directory, why));
    }

    /** Writes all logs in place of an earlier demo's logs and archive, each logger taking its turn. */
    void write(List<Training> trainings) throws IOException {
        check();
        for (RunLog logger : loggers) {
            deleteAll(directory.resolve(logger.folder()));
        }
        deleteAll(archive());
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(README), readme(trainings.size()));
        for (int i = 0; i < trainings.size(); i++) {
            loggers.get(i % loggers.size()).write(directory, trainings.get(i), i / loggers.size());
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private boolean isEarlierDemo() throws IOException {
        Path readme = directory.resolve(README);
        return Files.isRegularFile(readme) && Files.readString(readme).startsWith(TITLE);
    }

    private String readme(int runs) {
        String folders = loggers.stream()
                .map(logger -> "  %-15s %s".formatted(logger.folder() + "/", logger.description()))
                .collect(Collectors.joining("\n"));
        return """
                %s

                %d small neural networks, trained on this machine: spirals, a checkerboard and a regression, all with
                noisy labels. The width, the learning rate and its schedule, the weight decay and the number of training
                points vary. The next demo in this folder replaces them.

                The logs look as if five teams had used five loggers:

                %s

                .onset/ is the archive that they were imported into.
                """.formatted(TITLE, runs, folders);
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(DemoFolder::delete);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
