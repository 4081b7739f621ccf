package dev.onset.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import dev.onset.api.InstalledFunctions;
import dev.onset.cli.console.Terminal;

/** {@code onset} itself: the shell. Where nobody sits in front of it, {@link Main} calls {@code onset sql} instead. */
@Command(name = "onset", description = {"SQL over the curves of machine-learning training runs.",
    "Without a command: the shell."}, mixinStandardHelpOptions = true, addMethodSubcommands = false, synopsisSubcommandLabel = "[COMMAND]", footer = {
        "",
        "Exit status: 0 done, 1 a query or a command failed, 2 the command line was wrong,",
        "3 some logs could not be read, 130 stopped by Ctrl-C, 141 nobody read the output.",
        "", "Begin with:",
        "  onset import ~/experiments",
        "  onset sql \"SELECT run_id, min(val_loss) FROM history GROUP BY run_id\""})
final class OnsetCommand implements Callable<Integer> {

    final InputStream in;
    final Terminal terminal;
    /** Where files of bytes go that are written to the standard output. */
    OutputStream bytes = new FileOutputStream(FileDescriptor.out);

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
    public Integer call() throws IOException {
        return ShellCommand.open(ArchiveOption.usual(), false, this, spec.commandLine());
    }
}
