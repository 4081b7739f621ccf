package dev.onset.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

import dev.onset.cli.console.StandardOutput;
import dev.onset.cli.console.Terminal;

/** The entry point of the command line. */
public final class Main {

    private static final String VERSION = "onset 0.1.0";

    private Main() {}

    /** Runs one command and ends with its exit status. */
    public static void main(String[] arguments) {
        StandardError.restore();
        StandardOutput standard = new StandardOutput();
        PrintWriter out = new PrintWriter(new OutputStreamWriter(standard, StandardCharsets.UTF_8));
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = asksForVersion(arguments)
                ? version(out)
                : run(new OnsetCommand(System.in, Terminal.current()), out, err, arguments);
        out.flush();
        System.exit(status(status, standard.failure()));
    }

    /** Told without the library that understands command lines, which would take longer than all the rest. */
    private static boolean asksForVersion(String[] arguments) {
        return arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"));
    }

    private static int version(PrintWriter out) {
        out.println(VERSION);
        return ExitStatus.OK;
    }

    /** Runs one command and gives its exit status. */
    static int run(OnsetCommand root, PrintWriter out, PrintWriter err, String... arguments) {
        // Where nobody sits in front of it, onset alone runs the statements of the standard input.
        String[] called = arguments.length == 0 && !root.terminal.interactive() ? new String[]{"sql"} : arguments;
        SqlOptions sql = QuickSql.parse(called);
        if (sql != null) {
            return QuickSql.run(sql, root, out, err);
        }
        CommandLine commandLine = commandLine(root, called);
        commandLine.setOut(out);
        commandLine.setErr(err);
        try {
            return commandLine.execute(called);
        } catch (Error e) {
            return ExecutionErrors.handle(e, err);
        }
    }

    /** Quiet where nobody reads the output any more; a disk that is full is told. */
    private static int status(int status, @Nullable IOException failure) {
        if (failure == null) {
            return status;
        }
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("Broken pipe")) {
            return ExitStatus.OUTPUT_CLOSED;
        }
        System.err.println("error: cannot write to the standard output: " + reason);
        return ExitStatus.FAILED;
    }

    /** The command line, as far as some arguments need it. */
    static CommandLine commandLine(OnsetCommand root, String... arguments) {
        CommandLine commandLine = new CommandLine(root);
        Commands.addTo(commandLine, arguments);
        commandLine.getCommandSpec().version(VERSION);
        commandLine.getSubcommands().values().forEach(command -> command.getCommandSpec().version(VERSION));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(root.terminal.interactive());
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new ExecutionErrors());
        return commandLine;
    }
}
