package dev.onset.cli;

import java.io.IOException;
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
import dev.onset.cli.console.Terminal;
import dev.onset.cli.shell.Shell;
import dev.onset.cli.shell.Subcommands;

/** {@code onset shell}, or {@code onset} alone: the interactive shell. */
@Command(name = "shell", description = "Opens a shell for SQL and curves; 'onset' alone does the same.", mixinStandardHelpOptions = true, addMethodSubcommands = false, footer = {
    "", "In the shell, \\? lists commands, Tab completes, \\plot draws curves, \\q leaves.", "", "Examples:",
    "  onset shell", "  onset shell experiments/.onset --readonly"})
final class ShellCommand implements Callable<Integer> {

    @Mixin
    private ArchiveOption archive = new ArchiveOption();

    @Option(names = "--readonly", description = "Refuses statements that change the archive.")
    private boolean readOnly;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The archive's directory, as --archive.")
    private @Nullable Path directory;

    @ParentCommand
    private OnsetCommand parent = new OnsetCommand(System.in, Terminal.NONE);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return open(directory == null ? archive.directory() : directory, readOnly, parent, spec.root().commandLine());
    }

    static int open(Path directory, boolean readOnly, OnsetCommand parent, CommandLine root) throws IOException {
        Shell.run(directory, readOnly, parent.terminal, subcommands(root, readOnly));
        return ExitStatus.OK;
    }

    /** @param root with all commands */
    static Subcommands subcommands(CommandLine root, boolean readOnly) {
        return new Subcommands() {
            @Override
            public int run(Path archive, List<String> arguments) {
                return ShellCommand.run(root, arguments, archive, readOnly);
            }

            @Override
            public Onset open(Path directory) {
                return Onset.open(inside(directory));
            }
        };
    }

    /** A folder of logs stands for the archive in it. */
    private static Path inside(Path directory) {
        Path below = directory.resolve(".onset");
        return !Files.exists(directory.resolve("manifest.json")) && Files.exists(below.resolve("manifest.json"))
                ? below
                : directory;
    }

    private static int run(CommandLine root, List<String> arguments, Path archive, boolean readOnly) {
        if (readOnly && arguments.getFirst().equals("import")) {
            root.getErr().println("error: the session is read-only and imports nothing");
            root.getErr().flush();
            return ExitStatus.FAILED;
        }
        List<String> all = new ArrayList<>(arguments);
        all.addAll(1, List.of("--archive", archive.toString()));
        int status = root.execute(all.toArray(String[]::new));
        root.getOut().flush();
        return status;
    }
}
