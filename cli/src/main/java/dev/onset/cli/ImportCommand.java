package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.api.Onset;
import dev.onset.archive.arrow.Compression;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.cli.console.Terminal;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.ImportReport;
import dev.onset.ingest.Importer;
import dev.onset.ingest.database.DatabaseUrl;
import dev.onset.ingest.text.LinePattern;

/** {@code onset import}: reads training logs into an archive. */
@Command(name = "import", description = "Reads training logs into an archive.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "Logs are recognised by their content. What the archive holds already is not read again.",
    "A long import commits what it has read every half minute; stopped by Ctrl-C, the same command goes on from",
    "there. The exit status is 3 if some logs could not be read; all others are imported.", "",
    "Examples:", "  onset import ~/experiments lightning_logs",
    "  onset import --map val_loss=Loss/holdout ~/experiments",
    "  onset import --run-column trial --step-column iteration sweep.parquet",
    "  onset import --metric-column name --value-column score results.csv",
    "  onset import --pattern '\\[(?<epoch>\\d+)\\] loss (?<train_loss>\\S+)' train.log",
    "  PGPASSWORD=… onset import 'jdbc:postgresql://host:5432/mlflow?user=ann'",
    "  MYSQL_PWD=… onset import 'jdbc:mysql://host:3306/mlflow?user=ann'"})
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--map", paramLabel = "CANONICAL=RAW", description = "Takes a metric of your own name for a canonical column, for example val_loss=Loss/holdout."
            + " May be given several times; is kept in the archive, see 'onset map'.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--dry-run", description = "Says what would be imported into an empty archive, and changes nothing.")
    private boolean dryRun;

    @Option(names = "--fail-fast", description = "Stops at the first log that cannot be read, and imports nothing.")
    private boolean failFast;

    @Option(names = "--compress", paramLabel = "zstd|none", description = "How to compress what is imported from now on: zstd"
            + " for archives that are rarely read. 'onset compact --compress' does it for what is there.")
    private @Nullable Compression compression;

    @Option(names = {"-v", "--verbose"}, description = "Names every file that was skipped or not recognised.")
    private boolean verbose;

    @Option(names = "--reread", description = "Reads all logs again, also those that have not changed.")
    private boolean reread;

    @Mixin
    private TableOptions tables = new TableOptions();

    @Option(names = "--pattern", paramLabel = "REGEX", description = "How a text log's lines look, as a regular expression:"
            + " the groups (?<epoch>…) and (?<step>…) count, every other named group is a metric. Reads all logs again.")
    private @Nullable String pattern;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders to be searched for logs;"
            + " or the address of an MLflow tracking database in PostgreSQL, MySQL or MariaDB.")
    private List<String> sources = new ArrayList<>();

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ImportOptions options = ImportOptions.defaults().withDryRun(dryRun).withFailFast(failFast)
                .withReread(reread)
                .withMapping(MetricMapping.parse(names)).withTables(tables.layout())
                .withLinePattern(pattern == null ? null : LinePattern.compile(pattern));
        ImportReport report;
        try (ImportDisplay display = new ImportDisplay(err, parent.terminal, dryRun ? null : archive.directory())) {
            report = run(options.withProgress(display));
        }
        new ImportSummary(report, verbose).print(spec.commandLine().getOut(), err);
        if (!report.mappingProblems().isEmpty()) {
            report.mappingProblems().forEach(problem -> err.println("error: " + problem));
            err.println("The runs are imported; set the mapping with 'onset map'.");
            err.flush();
            return ExitStatus.FAILED;
        }
        return report.complete() ? ExitStatus.OK : ExitStatus.INCOMPLETE;
    }

    private ImportReport run(ImportOptions options) {
        List<Path> paths = new ArrayList<>();
        List<String> databases = new ArrayList<>();
        for (String source : sources) {
            if (DatabaseUrl.isOne(source)) {
                databases.add(source);
            } else {
                paths.add(Path.of(source));
            }
        }
        if (dryRun) {
            return new Importer(options).dryRun(paths, databases.stream().map(DatabaseUrl::parse).toList());
        }
        databases.forEach(DatabaseUrl::parse); // before an archive is made for nothing
        try (Onset onset = Onset.openOrCreate(archive.directory())) {
            if (compression != null) {
                onset.compress(compression);
            }
            return onset.importLogs(paths, databases, options);
        }
    }
}
