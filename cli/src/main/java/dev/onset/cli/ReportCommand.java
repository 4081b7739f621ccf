package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.api.Session;
import dev.onset.cli.report.ReportOptions;
import dev.onset.cli.report.ReportPage;
import dev.onset.error.OnsetException;

/** {@code onset report}: an archive's verdicts as a page. */
@Command(name = "report", description = "Writes an archive's verdicts and the runs worth a look as one HTML page.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "The page needs no network and no other file.", "", "Examples:", "  onset report -o report.html",
    "  onset report -o sweep.html --where \"experiment = 'sweep 3' AND params['lr'] = '0.1'\""})
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", defaultValue = "report.html", description = "The page to write (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("report.html");

    @Option(names = "--where", paramLabel = "CONDITION", defaultValue = "", description = "Only runs for which this holds: SQL over the columns of runs.")
    private String where = "";

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "Training runs", description = "The headline (default: ${DEFAULT-VALUE}).")
    private String title = "Training runs";

    @Option(names = "--most", paramLabel = "N", defaultValue = "6", description = "How many runs to draw for each verdict (default: ${DEFAULT-VALUE}).")
    private int most = 6;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000", description = "How many runs to list (default: ${DEFAULT-VALUE}).")
    private int rows = 1000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        String page;
        try (Onset onset = Onset.open(archive.directory()); Session session = onset.newSession()) {
            page = ReportPage.of(session, new ReportOptions(title, where, Math.max(1, most), Math.max(1, rows)));
        } catch (OnsetException e) {
            ExecutionErrors.report(e, ReportPage.check(where), err);
            return ExitStatus.FAILED;
        }
        try {
            Files.writeString(output, page);
        } catch (IOException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "cannot write " + output + ": " + e.getMessage(), null, e);
        }
        err.printf("Wrote %s (%,d kB).%n", output, page.length() / 1000);
        err.flush();
        return ExitStatus.OK;
    }
}
