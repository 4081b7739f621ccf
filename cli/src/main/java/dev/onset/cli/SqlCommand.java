package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

import dev.onset.api.Onset;
import dev.onset.api.Outcome;
import dev.onset.api.QueryResult;
import dev.onset.api.Session;
import dev.onset.cli.console.Terminal;
import dev.onset.cli.render.ResultFormat;
import dev.onset.cli.render.TableStyle;
import dev.onset.cli.script.NamedParameters;
import dev.onset.cli.script.StatementSplitter;
import dev.onset.error.OnsetException;
import dev.onset.exec.files.FileFormat;

/** {@code onset sql}: runs statements and prints their results. */
@Command(name = "sql", description = "Asks an archive in SQL.", mixinStandardHelpOptions = true, footer = {"",
    "Without a query and a file, statements are read from the standard input.",
    "Results go to the standard output; counts, times and errors to the standard",
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
        NamedParameters values = values();
        List<String> statements = StatementSplitter.split(script());
        if (statements.isEmpty()) {
            throw wrong("there is no statement to run");
        }
        ResultFormat form = form();
        if (form.fileFormat() != null && output == null && parent.terminal.interactive()) {
            throw wrong("the format " + form + " is not for a terminal; name a file with -o");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (Onset onset = Onset.open(archive.directory());
                Session session = onset.newSession();
                ResultTarget target = ResultTarget.of(output, form, spec.commandLine().getOut(), parent.bytes)) {
            if (readOnly) {
                session.forbidArchiveChanges();
            }
            for (String statement : statements) {
                if (!run(session, statement, values, target, err)) {
                    return ExitStatus.FAILED;
                }
            }
            target.finish();
        }
        return ExitStatus.OK;
    }

    /** @return whether the statement ran to its end; if not, its error was printed */
    private boolean run(Session session, String statement, NamedParameters values, ResultTarget target, PrintWriter err)
            throws IOException {
        long start = System.nanoTime();
        try {
            NamedParameters.Bound bound = values.bind(statement);
            switch (session.execute(bound.sql(), bound.values().toArray())) {
                case Outcome.Done(String message, long rows) -> err.println(message);
                case Outcome.Rows(QueryResult result) -> {
                    try (result) {
                        long rows = target.write(result, style());
                        err.printf("%,d %s in %.3f s%n", rows, rows == 1 ? "row" : "rows",
                                (System.nanoTime() - start) / 1e9);
                    }
                }
            }
            err.flush();
            return true;
        } catch (OnsetException e) {
            target.flush();
            ExecutionErrors.report(e, statement, err);
            return false;
        }
    }

    private TableStyle style() {
        Terminal terminal = output == null ? parent.terminal : Terminal.NONE;
        return new TableStyle(terminal.width(), !noHeader, "NULL", terminal.unicode() || !terminal.interactive(),
                terminal.color(), false);
    }

    private ResultFormat form() {
        if (format != null) {
            return format;
        }
        String name = output == null ? "" : output.toString();
        FileFormat ofName = FileFormat.ofFileName(name);
        return ofName == null ? ResultFormat.TABLE
                : name.endsWith(".tsv") ? ResultFormat.TSV : ResultFormat.valueOf(ofName.name());
    }

    private NamedParameters values() {
        try {
            return NamedParameters.of(parameters);
        } catch (OnsetException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private String script() throws IOException {
        if (query != null && file != null) {
            throw wrong("give either a query or --file, not both");
        }
        if (query != null) {
            return query;
        }
        if (file != null) {
            if (!Files.isRegularFile(file) && !Files.isReadable(file)) {
                throw wrong("there is no file " + file);
            }
            return Files.readString(file);
        }
        if (parent.terminal.interactive()) {
            spec.commandLine().getErr().println("Statements, separated by ; and ended by Ctrl-D:");
        }
        return new String(parent.in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
