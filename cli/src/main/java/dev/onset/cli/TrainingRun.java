package dev.onset.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.onset.cli.console.Terminal;

/**
 * What the launcher runs to have the JVM archive the classes that most commands need: a small log is imported and asked for.
 * What is loaded here is loaded at every start, so it is kept to the common.
 */
public final class TrainingRun {

    private static final String LOG = """
            epoch,loss,val_loss,lr
            0,1.5,1.25,0.1
            1,1.0,1.0,0.1
            2,0.5,1.5,0.01
            3,0.25,2.5,0.01
            """;

    private static final List<String> QUERIES = List.of("SELECT COUNT(*) FROM runs",
            "SELECT name, points FROM runs ORDER BY points DESC LIMIT 10",
            "SELECT run_id, overfit_onset(step, train_loss, val_loss) AS onset FROM history GROUP BY run_id",
            "SELECT run_id, min(val_loss) FROM history WHERE step > 1 GROUP BY run_id");

    private TrainingRun() {}

    /** Ends with status 1 where something failed. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("onset-training");
        try {
            Path log = Files.createDirectory(folder.resolve("run")).resolve("training.csv");
            Files.writeString(log, LOG);
            String archive = folder.resolve("archive").toString();
            Terminal.current();
            run("import", "--archive", archive, log.toString());
            for (String query : QUERIES) {
                run("sql", "--archive", archive, query);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void run(String... arguments) {
        int status = Main.run(new OnsetCommand(InputStream.nullInputStream(), Terminal.NONE),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments);
        if (status != ExitStatus.OK) {
            throw new IllegalStateException(arguments[0] + " ended with status " + status);
        }
    }
}
