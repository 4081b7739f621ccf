package dev.onset.cli;

import java.io.IOException;
import java.io.InputStream;
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
        CommandLine commandLine = commandLine(System.in, Terminal.current(), arguments);
        StandardOutput standard = new StandardOutput();
        PrintWriter out = new PrintWriter(new OutputStreamWriter(standard, StandardCharsets.UTF_8));
        commandLine.setOut(out);
        int status = commandLine.execute(arguments);
        out.flush();
        System.exit(status(status, standard.failure()));
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

    /** The command line, as far as some arguments need it; tests set its output streams. */
    static CommandLine commandLine(InputStream in, Terminal terminal, String... arguments) {
        CommandLine commandLine = new CommandLine(new OnsetCommand(in, terminal));
        Commands.addTo(commandLine, arguments);
        commandLine.getCommandSpec().version(VERSION);
        commandLine.getSubcommands().values().forEach(command -> command.getCommandSpec().version(VERSION));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(terminal.interactive());
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new ExecutionErrors());
        return commandLine;
    }
}
