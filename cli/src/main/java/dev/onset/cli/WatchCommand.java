package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.cli.console.Terminal;
import dev.onset.error.OnsetException;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.ImportReport;
import dev.onset.ingest.LogWatcher;
import dev.onset.ingest.LogWatcher.RunChange;

/** {@code onset watch}: keeps an archive current while training goes on. */
@Command(name = "watch", description = "Imports training logs, then keeps the archive current while they grow.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "A run whose log grew is read again as a whole, the others are left alone. Each change is a line of output.",
    "Ctrl-C ends it (exit status 130); the archive holds what the last line said.", "",
    "Example:", "  onset watch ~/experiments"})
final class WatchCommand implements Callable<Integer> {

    /** Runs named in the lines of one change. */
    private static final int NAMED = 10;

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--interval", paramLabel = "SECONDS", defaultValue = "1", description = "The least time from one import to the next (default: 1).")
    private double seconds = 1;

    @Option(names = "--poll", description = "Asks for the size and time of all files instead of letting the system tell what changed. Network file systems are always asked.")
    private boolean poll;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders to be searched for logs.")
    private List<Path> paths = new ArrayList<>();

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "--interval takes seconds, more than 0 and at most a day, not " + seconds);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ImportOptions options = ImportOptions.defaults();
        try (Onset onset = Onset.openOrCreate(archive.directory())) {
            ImportReport first;
            try (ImportDisplay display = new ImportDisplay(err, parent.terminal, archive.directory())) {
                first = onset.importLogs(paths, options.withProgress(display));
            }
            new ImportSummary(first, false).print(out, err);
            Lines lines = new Lines(out, err);
            lines.knowAlready(first);
            Runtime.getRuntime().addShutdownHook(new Thread(lines::end, "watch-interrupted"));
            lines.print("watching " + String.join(", ", paths.stream().map(Path::toString).toList())
                    + "; Ctrl-C ends it");
            new LogWatcher(onset.archive(), paths, options, Duration.ofNanos((long) (seconds * 1e9)), poll).run(lines);
        }
        return ExitStatus.OK;
    }

    /** Says what changes, a line each. */
    private final class Lines implements LogWatcher.Listener {

        private final PrintWriter out;
        private final PrintWriter err;
        /** Remarks that were made: a log that is being written may end in half a line again and again. */
        private final Set<String> said = new HashSet<>();

        Lines(PrintWriter out, PrintWriter err) {
            this.out = out;
            this.err = err;
        }

        void knowAlready(ImportReport report) {
            remarks(report).forEach(said::add);
        }

        private List<String> remarks(ImportReport report) {
            List<String> remarks = new ArrayList<>();
            report.skipped().forEach(note -> remarks.add("skipped: " + note.path() + ": " + note.reason()));
            report.failures().forEach(failure -> remarks.add("failed: " + failure));
            return remarks;
        }

        @Override
        public void imported(ImportReport report, List<RunChange> changes) {
            for (RunChange change : changes.subList(0, Math.min(NAMED, changes.size()))) {
                print(text(change));
            }
            if (changes.size() > NAMED) {
                print(String.format(Locale.ROOT, "%,d more runs", changes.size() - NAMED));
            }
            for (String remark : remarks(report)) {
                if (said.add(remark)) {
                    err.println(remark);
                }
            }
            err.flush();
        }

        private String text(RunChange change) {
            if (change.points() < 0) {
                return change.name() + ": gone from its log";
            }
            return change.pointsBefore() < 0
                    ? String.format(Locale.ROOT, "%s: new, %,d points", change.name(), change.points())
                    : String.format(Locale.ROOT, "%s: %+,d points, %,d in all", change.name(),
                            change.points() - change.pointsBefore(), change.points());
        }

        @Override
        public void trouble(String message) {
            err.println("warning: " + message);
            err.flush();
        }

        /** Ends the command if nobody reads it any more. */
        synchronized void print(String line) {
            out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + line);
            if (out.checkError()) {
                Thread.currentThread().interrupt();
            }
        }

        private void end() {
            if (parent.terminal.interactive()) {
                err.println();
            }
            err.println("stopped watching; " + archive.directory() + " holds all that was reported");
            err.flush();
        }
    }
}
