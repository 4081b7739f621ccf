package dev.onset.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine;

import dev.onset.api.Onset;
import dev.onset.api.Outcome;
import dev.onset.api.QueryResult;
import dev.onset.api.Session;
import dev.onset.cli.console.Terminal;
import dev.onset.cli.render.ResultFormat;
import dev.onset.cli.render.TableStyle;
import dev.onset.cli.script.NamedParameters;
import dev.onset.cli.script.StatementSplitter;
import dev.onset.cli.shell.Script;
import dev.onset.cli.shell.ScriptOptions;
import dev.onset.cli.shell.Shell;
import dev.onset.error.OnsetException;
import dev.onset.exec.files.FileFormat;

/** What {@code onset sql} does once its command line is understood. */
final class SqlRun {

    private final SqlOptions options;
    private final OnsetCommand parent;
    private final PrintWriter out;
    private final PrintWriter err;

    SqlRun(SqlOptions options, OnsetCommand parent, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.parent = parent;
        this.out = out;
        this.err = err;
    }

    /** @return the exit status */
    int run() throws IOException {
        NamedParameters values = values();
        String script = script();
        if (Script.hasCommands(script)) {
            return runAsShell(script, values);
        }
        List<String> statements = StatementSplitter.split(script);
        if (statements.isEmpty()) {
            throw wrong("there is no statement to run");
        }
        ResultFormat form = form();
        if (form.fileFormat() != null && options.output() == null && parent.terminal.interactive()) {
            throw wrong("the format " + form + " is not for a terminal; name a file with -o");
        }
        try (Onset onset = Onset.open(options.archive());
                Session session = onset.newSession();
                ResultTarget target = ResultTarget.of(options.output(), form, out, parent.bytes)) {
            if (options.readOnly()) {
                session.forbidArchiveChanges();
            }
            for (String statement : statements) {
                if (!run(session, statement, values, target)) {
                    return ExitStatus.FAILED;
                }
            }
            target.finish();
        }
        return ExitStatus.OK;
    }

    /** Commands of the shell stand in the script. */
    private int runAsShell(String script, NamedParameters values) throws IOException {
        ResultFormat form = form();
        if (options.output() != null || form.fileFormat() != null) {
            throw wrong("there are commands of the shell in the script: \\o names the file that results go to,"
                    + " \\export writes other formats than text");
        }
        CommandLine others = Main.commandLine(new OnsetCommand(parent.in, parent.terminal));
        others.setOut(out);
        others.setErr(err);
        boolean worked = Shell.runScript(options.archive(), script,
                new ScriptOptions(form, !options.noHeader(), values.values(), options.readOnly()), out, err,
                ShellCommand.subcommands(others, options.readOnly()));
        return worked ? ExitStatus.OK : ExitStatus.FAILED;
    }

    /** @return whether the statement ran to its end; if not, its error was printed */
    private boolean run(Session session, String statement, NamedParameters values, ResultTarget target)
            throws IOException {
        long start = System.nanoTime();
        try {
            NamedParameters.Bound bound = values.bind(statement);
            switch (session.execute(bound.sql(), bound.values().toArray())) {
                case Outcome.Done(String message, long rows) -> err.println(message);
                case Outcome.Rows(QueryResult result) -> {
                    try (result) {
                        long rows = target.write(result, style());
                        err.println(count(rows) + (rows == 1 ? " row in " : " rows in ")
                                + seconds(System.nanoTime() - start));
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
        Terminal terminal = options.output() == null ? parent.terminal : Terminal.NONE;
        return new TableStyle(terminal.width(), !options.noHeader(), "NULL",
                terminal.unicode() || !terminal.interactive(),
                terminal.color(), false);
    }

    private ResultFormat form() {
        ResultFormat format = options.format();
        if (format != null) {
            return format;
        }
        Path output = options.output();
        String name = output == null ? "" : output.toString();
        FileFormat ofName = FileFormat.ofFileName(name);
        return ofName == null ? ResultFormat.TABLE
                : name.endsWith(".tsv") ? ResultFormat.TSV : ResultFormat.valueOf(ofName.name());
    }

    private NamedParameters values() {
        try {
            return NamedParameters.of(options.parameters());
        } catch (OnsetException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private String script() throws IOException {
        String query = options.query();
        Path file = options.file();
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
            return withoutMark(Files.readString(file));
        }
        if (parent.terminal.interactive()) {
            err.println("Statements, separated by ; and ended by Ctrl-D:");
        }
        return withoutMark(new String(parent.in.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Some editors begin a file with a byte-order mark. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static UsageException wrong(String message) {
        return new UsageException(message);
    }

    // Java's formatter takes longer to load than a small query to run.

    private static String count(long rows) {
        return rows < 1000 ? Long.toString(rows) : String.format(Locale.ROOT, "%,d", rows);
    }

    private static String seconds(long nanos) {
        long millis = (nanos + 500_000) / 1_000_000;
        return millis / 1000 + "." + Long.toString(1000 + millis % 1000).substring(1) + " s";
    }
}
