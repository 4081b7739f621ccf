package dev.onset.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import dev.onset.cli.console.Terminal;
import dev.onset.cli.render.ResultFormat;

/**
 * {@code onset sql}: runs statements and prints their results. Its usual forms are understood by {@link QuickSql}, which must know
 * every option that is added here, or leave it to this class.
 */
@Command(name = "sql", description = "Asks an archive in SQL.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "",
    "Without a query and a file, statements are read from the standard input.",
    "Commands of the shell, such as \\d runs or .mode csv, may stand on lines of their",
    "own. Results go to the standard output; counts, times and errors to the standard",
    "error. In JSON, NULL is null and not-a-number the text \"NaN\"; in CSV, NULL is an",
    "empty field and an empty text is \"\".", "",
    "Exit status: 0 done, 1 a statement failed and those after it were not run,",
    "2 the command line was wrong, 130 stopped by Ctrl-C, 141 nobody read the output.", "", "Examples:",
    "  onset sql --format csv \"SELECT run_id, max(val_acc) FROM history GROUP BY 1\"",
    "  onset sql -p name='resnet%%' \"SELECT run_id FROM runs WHERE name LIKE :name\"",
    "  onset sql -o best.parquet \"SELECT run_id, min(val_loss) FROM history GROUP BY 1\""})
final class SqlCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "How to print results: ${COMPLETION-CANDIDATES} (default: as the file of -o is called, else table).")
    private @Nullable ResultFormat format;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "Writes results to a file, which appears when all is done.")
    private @Nullable Path output;

    @Option(names = {"-f",
        "--file"}, paramLabel = "FILE", description = "Runs the statements of a file, separated by ;")
    private @Nullable Path file;

    @Option(names = {"-p",
        "--param"}, paramLabel = "NAME=VALUE", description = "A value for :NAME in the statements; it is bound, never read as SQL. May be given several times.")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--no-header", description = "Leaves out the names of columns in tables and CSV.")
    private boolean noHeader;

    @Option(names = "--readonly", description = "Refuses statements that change the archive.")
    private boolean readOnly;

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "The statements to run, separated by ;")
    private @Nullable String query;

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        try {
            return new SqlRun(options(), parent, line.getOut(), line.getErr()).run();
        } catch (UsageException e) {
            throw new CommandLine.ParameterException(line, String.valueOf(e.getMessage()));
        }
    }

    SqlOptions options() {
        return new SqlOptions(archive.directory(), format, output, file, parameters, noHeader, readOnly, query);
    }
}
