package dev.onset.cli.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.onset.cli.shell.MetaCommand.Completes;

/** Statements from files and editors, results into files and commands of the system. */
final class FileCommands {

    private static final int DEEPEST = 20;

    private final Screen screen;
    private final StatementRunner runner;
    private final ResultDisplay display;
    private final Predicate<String> execute;
    private int depth;

    /** @param execute runs a text of statements and commands; says whether all worked */
    FileCommands(Screen screen, StatementRunner runner, ResultDisplay display, Predicate<String> execute) {
        this.screen = screen;
        this.runner = runner;
        this.display = display;
        this.execute = execute;
    }

    List<MetaCommand> commands() {
        return List.of(
                MetaCommand.of("\\i .read \\ir \\include", "FILE", "runs the statements and commands of a file",
                        Completes.FILE, this::read),
                MetaCommand.of("\\o .output", "[FILE or |COMMAND]",
                        "sends results to a file or a command; alone: to the screen again", Completes.FILE,
                        this::output),
                MetaCommand.of(".once", "FILE or |COMMAND", "sends the next result there", Completes.FILE,
                        rest -> display.redirectOnce(Redirection.to(rest))),
                MetaCommand.of("\\e .edit", "", "the last statement in $VISUAL or $EDITOR, then runs it",
                        Completes.NOTHING, rest -> edit()));
    }

    /** A leading ~ is the user's home. */
    static Path path(String rest) {
        List<String> words = Words.of(rest);
        if (words.size() != 1) {
            throw MetaCommands.wrong(words.isEmpty() ? "the name of a file is missing" : "more than one file is named");
        }
        String name = words.getFirst();
        try {
            return Path.of(name.equals("~") || name.startsWith("~/")
                    ? System.getProperty("user.home", "") + name.substring(1)
                    : name);
        } catch (java.nio.file.InvalidPathException e) {
            throw MetaCommands.wrong("'" + name + "' is no name of a file");
        }
    }

    private void read(String rest) throws IOException {
        Path file = path(rest);
        if (!Files.isRegularFile(file)) {
            throw MetaCommands.wrong("There is no file " + file);
        }
        if (depth >= DEEPEST) {
            throw MetaCommands.wrong(file + " reads files that read files, over and over");
        }
        depth++;
        try {
            for (Script.Piece piece : Script.pieces(Files.readString(file, StandardCharsets.UTF_8))) {
                if (!execute.test(piece.text())) {
                    throw MetaCommands.wrong("stopped in " + file + ", in what begins at line " + piece.line());
                }
            }
        } finally {
            depth--;
        }
    }

    private void output(String rest) throws IOException {
        if (rest.isBlank()) {
            display.redirect(null);
            screen.remark("Results are shown here");
            return;
        }
        Redirection target = Redirection.to(rest);
        target.writer();
        display.redirect(target);
        screen.remark("Results go to " + target.name() + ", until \\o");
    }

    private void edit() throws IOException {
        Map<String, String> environment = System.getenv();
        String editor = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
        Path file = Files.createTempFile("onset", ".sql");
        try {
            String before = runner.last().strip();
            Files.writeString(file, before.isEmpty() ? "" : before + ";\n");
            Process process = new ProcessBuilder("sh", "-c", editor + " \"$0\"", file.toString()).inheritIO().start();
            int status = process.onExit().join().exitValue();
            if (status != 0) {
                throw MetaCommands.wrong("'" + editor + "' ended with " + status
                        + (status == 127 ? ": there is no such program; set EDITOR" : ""));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (!text.isEmpty()) {
                screen.println(text);
                if (!execute.test(text)) {
                    screen.remark("\\e edits it again");
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
