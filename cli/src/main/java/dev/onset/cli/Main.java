package dev.onset.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import picocli.CommandLine;

/** The entry point of the command line. */
public final class Main {

    private static final String VERSION = "onset 0.1.0";

    private Main() {}

    /** Runs one command and ends with its exit status. */
    public static void main(String[] arguments) {
        StandardError.restore();
        CommandLine commandLine = commandLine(System.in, Terminal.current());
        PrintWriter out = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
        commandLine.setOut(out);
        int status = commandLine.execute(arguments);
        out.flush();
        System.exit(status);
    }

    /** The whole command line; tests set its output streams. */
    static CommandLine commandLine(InputStream in, Terminal terminal) {
        CommandLine commandLine = new CommandLine(new OnsetCommand(in, terminal));
        commandLine.getCommandSpec().version(VERSION);
        commandLine.getSubcommands().values().forEach(command -> command.getCommandSpec().version(VERSION));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(terminal.interactive());
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new ExecutionErrors());
        return commandLine;
    }
}
