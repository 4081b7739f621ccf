package dev.onset.cli.demo;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.cli.demo.training.Configuration;
import dev.onset.cli.demo.training.Grid;
import dev.onset.cli.demo.training.Training;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.ImportReport;

/** {@code onset demo}: trains small networks, imports the logs of their training and asks the first questions. */
@Command(name = "demo", description = "Trains some 60 small networks, imports their logs and asks three questions.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "Example:", "  onset demo --directory /tmp/demo-runs"})
public final class DemoCommand implements Callable<Integer> {
    /** As for {@code onset import}: some logs could not be read. */
    private static final int INCOMPLETE = 3;

    @Option(names = {"-d",
        "--directory"}, paramLabel = "DIR", defaultValue = "demo-runs", description = "Where the logs go (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("demo-runs");

    @Option(names = {"-a",
        "--archive"}, paramLabel = "DIR", description = "The archive to import into (default: .onset in the folder of the logs, made anew).")
    private @Nullable Path archive;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        DemoFolder folder = new DemoFolder(directory);
        folder.check();
        List<Training> trainings = train(spec.commandLine().getErr());
        folder.write(trainings);
        out.printf("The logs of %d runs are in %s, as five loggers write them.%n", trainings.size(), directory);
        Path target = archive == null ? folder.archive() : archive;
        try (Onset onset = Onset.openOrCreate(target)) {
            ImportReport report = onset.importLogs(folder.logs(), ImportOptions.defaults());
            out.printf("Imported %,d runs with %,d points into %s in %.2f s.%n", report.runs(), report.points(), target,
                    report.elapsed().toMillis() / 1e3);
            report.failures().forEach(failure -> out.println("Not imported: " + failure));
            int number = 1;
            for (DemoQuestion question : DemoQuestion.ALL) {
                out.printf("%n%d. ", number++);
                question.ask(onset, out);
            }
            sayWhatIsNext(out, target);
            return report.complete() ? 0 : INCOMPLETE;
        }
    }

    private static List<Training> train(PrintWriter progress) {
        List<Configuration> configurations = Grid.configurations();
        boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        long start = System.nanoTime();
        List<Training> trainings = DemoRuns.train(configurations, finished -> {
            if (terminal) {
                progress.printf("\rTraining network %d of %d", finished, configurations.size());
                progress.flush();
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        progress.printf((terminal ? "\r" : "") + "Trained %d networks in %.1f s.%n", trainings.size(), seconds);
        progress.flush();
        return trainings;
    }

    private static void sayWhatIsNext(PrintWriter out, Path archive) {
        // The launcher says by which name it was called.
        String onset = System.getProperty("onset.command", "onset");
        out.printf("""

                Ask more of these runs, or import your own:
                  %1$s sql --archive %2$s "SELECT name, points, params FROM runs LIMIT 5"
                  %1$s info --archive %2$s
                  %1$s import FOLDER-OF-YOUR-LOGS
                """, onset, archive);
    }
}
