package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import dev.onset.cli.render.ResultFormat;
import dev.onset.error.OnsetException;

/** {@code onset sql}: runs statements and prints their results. */
@Command(name = "sql", description = "Asks an archive in SQL.", mixinStandardHelpOptions = true, footer = {"",
    "Without a query and a file, statements are read from the standard input.",
    "Results go to the standard output; counts, times and errors to the standard",
    "error. In JSON, NULL is null and not-a-number the text \"NaN\"; in CSV, NULL is an",
    "empty field and an empty text is \"\".", "", "Example:",
    "  onset sql --format csv \"SELECT run_id, max(val_acc) FROM history GROUP BY 1\""})
final class SqlCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "How to print results: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ResultFormat format = ResultFormat.TABLE;

    @Option(names = {"-f",
        "--file"}, paramLabel = "FILE", description = "Runs the statements of a file, separated by ;")
    private @Nullable Path file;

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "The statements to run, separated by ;")
    private @Nullable String query;

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<String> statements = StatementSplitter.split(script());
        if (statements.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no statement to run");
        }
        PrintWriter err = spec.commandLine().getErr();
        CheckedOutput out = new CheckedOutput(spec.commandLine().getOut());
        try (Onset onset = Onset.open(archive.directory())) {
            for (int i = 0; i < statements.size(); i++) {
                if (i > 0 && (format == ResultFormat.TABLE || format == ResultFormat.MARKDOWN)) {
                    out.write("\n");
                }
                if (!run(onset, statements.get(i), out, err)) {
                    return ExitStatus.FAILED;
                }
            }
        }
        return ExitStatus.OK;
    }

    /** @return whether the statement ran to its end; if not, its error was printed */
    private boolean run(Onset onset, String statement, CheckedOutput out, PrintWriter err) throws IOException {
        long start = System.nanoTime();
        try {
            switch (onset.execute(statement)) {
                case Outcome.Done(String message, long rows) -> err.println(message);
                case Outcome.Rows(QueryResult result) -> {
                    try (result) {
                        long rows = format.writer(out, parent.terminal.width()).write(result);
                        err.printf("%,d %s in %.3f s%n", rows, rows == 1 ? "row" : "rows",
                                (System.nanoTime() - start) / 1e9);
                    }
                }
            }
            err.flush();
            return true;
        } catch (OnsetException e) {
            out.flush();
            ExecutionErrors.report(e, statement, err);
            return false;
        }
    }

    private String script() throws IOException {
        if (query != null && file != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "give either a query or --file, not both");
        }
        if (query != null) {
            return query;
        }
        if (file != null) {
            if (!Files.isRegularFile(file)) {
                throw new CommandLine.ParameterException(spec.commandLine(), "there is no file " + file);
            }
            return Files.readString(file);
        }
        if (parent.terminal.interactive()) {
            spec.commandLine().getErr().println("Statements, separated by ; and ended by Ctrl-D:");
        }
        return new String(parent.in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
