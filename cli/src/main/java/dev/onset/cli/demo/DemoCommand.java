package dev.onset.cli.demo;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.onset.cli.demo.training.Configuration;
import dev.onset.cli.demo.training.Grid;
import dev.onset.cli.demo.training.Training;

/** {@code onset demo}: trains small networks, writes their logs and asks the first questions. */
@Command(name = "demo", description = "Trains some 60 small networks and writes their logs.")
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--directory", paramLabel = "DIR", defaultValue = "demo-runs", description = "Where the logs go (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("demo-runs");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        DemoFolder folder = new DemoFolder(directory);
        folder.check();
        List<Configuration> configurations = Grid.configurations();
        long start = System.nanoTime();
        boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        List<Training> trainings = DemoRuns.train(configurations, finished -> {
            if (terminal) {
                progress.printf("\rTraining network %d of %d", finished, configurations.size());
                progress.flush();
            }
        });
        progress.printf((terminal ? "\r" : "") + "Trained %d networks in %.1f s.%n", trainings.size(),
                (System.nanoTime() - start) / 1e9);
        progress.flush();
        folder.write(trainings);
        spec.commandLine().getOut().printf("%d runs of five loggers lie in %s%n", trainings.size(), directory);
        return 0;
    }
}
