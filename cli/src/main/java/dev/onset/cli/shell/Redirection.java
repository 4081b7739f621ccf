package dev.onset.cli.shell;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.console.OutputClosedException;

/** Where results go instead of the screen: into a file, or into a command of the system. Opened when it is first written to. */
final class Redirection implements AutoCloseable {

    private final @Nullable Path file;
    private final String command;
    private @Nullable Process process;
    private @Nullable Writer writer;

    private Redirection(@Nullable Path file, String command) {
        this.file = file;
        this.command = command;
    }

    /** @param target the name of a file, or {@code |} and a command, which is everything to the end */
    static Redirection to(String target) {
        String text = target.strip();
        if (!text.startsWith("|")) {
            return new Redirection(FileCommands.path(text), "");
        }
        String command = text.substring(1).strip();
        if (command.isEmpty()) {
            throw MetaCommands.wrong("a command of the system is missing behind |");
        }
        return new Redirection(null, command);
    }

    /** What was named: a file, or a command with its bar. */
    String name() {
        return file == null ? "|" + command : file.toString();
    }

    /** Whether a command of the system reads it. */
    boolean isCommand() {
        return file == null;
    }

    /** Writes to it. {@link OutputClosedException}: the command reads no further, which is no error. */
    Writer writer() throws IOException {
        Writer open = writer;
        if (open == null) {
            open = file == null ? pipe() : Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            writer = open;
        }
        return open;
    }

    private Writer pipe() throws IOException {
        Process started = new ProcessBuilder("sh", "-c", command).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process = started;
        return new Pipe(new OutputStreamWriter(started.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** All is written; a command is waited for. */
    @Override
    public void close() throws IOException {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (OutputClosedException e) {
            // The command had enough before.
        } finally {
            writer = null;
            if (process != null) {
                process.onExit().join();
            }
        }
    }

    /** What to say of how the command ended: nothing if well, or if it is not there, still runs or had enough. */
    String ending() {
        Process ended = process;
        int status = ended == null || ended.isAlive() ? 0 : ended.exitValue();
        return status == 0 ? "" : ", which ended with status " + status;
    }

    /** Tells a command that reads no further from a failure. */
    private static final class Pipe extends FilterWriter {

        Pipe(Writer target) {
            super(target);
        }

        private interface Write {
            void run() throws IOException;
        }

        private static void attempt(Write write) throws IOException {
            try {
                write.run();
            } catch (IOException e) {
                throw new OutputClosedException();
            }
        }

        @Override
        public void write(int c) throws IOException {
            attempt(() -> out.write(c));
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            attempt(() -> out.write(buffer, offset, length));
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            attempt(() -> out.write(text, offset, length));
        }

        @Override
        public void flush() throws IOException {
            attempt(out::flush);
        }

        @Override
        public void close() throws IOException {
            attempt(out::close);
        }
    }
}
