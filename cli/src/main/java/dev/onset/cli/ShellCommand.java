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

/** {@code onset shell}, or {@code onset} alone: the interactive shell. */
@Command(name = "shell", description = "Opens a shell for SQL and curves; 'onset' alone does the same.", mixinStandardHelpOptions = true, footer = {
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
        Path archive = inside(directory);
        try (Onset onset = Onset.open(archive)) {
            Shell.run(onset, readOnly, parent.terminal, arguments -> run(root, arguments, archive, readOnly));
        }
        return ExitStatus.OK;
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
