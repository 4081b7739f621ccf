package dev.onset.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.onset.cli.demo.DemoCommand;

/** The entry point of the command line. */
@Command(name = "onset", description = "SQL over the curves of machine-learning training runs.", mixinStandardHelpOptions = true, subcommands = DemoCommand.class)
public final class Main {
    private Main() {}

    /** Runs one command and ends with its exit status. */
    public static void main(String[] arguments) {
        StandardError.restore();
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
