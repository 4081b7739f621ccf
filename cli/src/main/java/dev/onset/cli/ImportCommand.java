package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.ImportReport;
import dev.onset.ingest.Importer;

/** {@code onset import}: reads training logs into an archive. */
@Command(name = "import", description = "Reads training logs into an archive.", mixinStandardHelpOptions = true, footer = {
    "", "Logs are recognised by their content. What the archive holds already is not read again.",
    "The exit status is 3 if some logs could not be read; all others are imported.", "",
    "Example:", "  onset import --map val_loss=Loss/holdout ~/experiments lightning_logs"})
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--map", paramLabel = "CANONICAL=RAW", description = "Takes a metric of your own name for a canonical column, for example val_loss=Loss/holdout."
            + " May be given several times; reads all logs again.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--dry-run", description = "Says what would be imported into an empty archive, and changes nothing.")
    private boolean dryRun;

    @Option(names = "--fail-fast", description = "Stops at the first log that cannot be read, and imports nothing.")
    private boolean failFast;

    @Option(names = {"-v", "--verbose"}, description = "Names every file that was skipped or not recognised.")
    private boolean verbose;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders to be searched for logs.")
    private List<Path> paths = new ArrayList<>();

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ImportOptions options = ImportOptions.defaults().withDryRun(dryRun).withFailFast(failFast)
                .withCanonicalNames(ImportOptions.parseCanonicalNames(names));
        ImportReport report;
        if (parent.terminal.interactive()) {
            try (ProgressLine progress = new ProgressLine(err)) {
                report = run(options.withProgress(progress));
            }
        } else {
            report = run(options);
        }
        new ImportSummary(report, verbose).print(spec.commandLine().getOut(), err);
        return report.complete() ? ExitStatus.OK : ExitStatus.INCOMPLETE;
    }

    private ImportReport run(ImportOptions options) {
        if (dryRun) {
            return new Importer(options).dryRun(paths);
        }
        try (Onset onset = Onset.openOrCreate(archive.directory())) {
            return onset.importLogs(paths, options);
        }
    }
}
