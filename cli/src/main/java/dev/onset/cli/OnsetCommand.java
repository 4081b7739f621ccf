package dev.onset.cli;

import java.io.InputStream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import dev.onset.api.InstalledFunctions;
import dev.onset.cli.demo.DemoCommand;

/** {@code onset} itself; it only has subcommands. */
@Command(name = "onset", description = "SQL over the curves of machine-learning training runs.", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", subcommands = {
    ImportCommand.class, WatchCommand.class, MapCommand.class, SqlCommand.class, PlotCommand.class, ExportCommand.class,
    InfoCommand.class,
    CompactCommand.class, VerifyCommand.class, DemoCommand.class}, footer = {"",
        "Begin with:",
        "  onset import ~/experiments",
        "  onset sql \"SELECT run_id, min(val_loss) FROM history GROUP BY run_id\""})
final class OnsetCommand implements Runnable {

    final InputStream in;
    final Terminal terminal;

    @Option(names = "--plugins", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "A folder of jars with curve functions of your own (default: the environment's ONSET_PLUGINS).")
    void plugins(String folder) {
        System.setProperty(InstalledFunctions.PLUGINS_PROPERTY, folder);
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    OnsetCommand(InputStream in, Terminal terminal) {
        this.in = in;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }
}
