package dev.onset.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.onset.cli.console.Terminal;

/** One command and what came of it. Its standard input is what the test gives, or empty. */
record CommandRun(int status, String out, String err) {

    static CommandRun of(String... arguments) {
        return withInput("", arguments);
    }

    static CommandRun withInput(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int status = Main.run(new OnsetCommand(in, Terminal.NONE), new PrintWriter(out), new PrintWriter(err),
                arguments);
        return new CommandRun(status, out.toString(), err.toString());
    }

    /** Two logs as Keras writes them, in a folder each: {@code deep} overfits, {@code wide} meets a NaN. */
    static Path logs(Path directory) {
        try {
            Path logs = directory.resolve("logs");
            write(logs.resolve("deep/training.csv"), """
                    epoch,loss,val_loss
                    0,1.5,1.25
                    1,1.0,1.0
                    2,0.5,2.5
                    """);
            write(logs.resolve("wide/training.csv"), """
                    epoch,loss,val_loss
                    0,2.0,0.123456789
                    1,,nan
                    """);
            return logs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text);
    }

    /** An archive of these logs, read by the importer. */
    static Path archive(Path directory) {
        Path archive = directory.resolve("archive");
        CommandRun run = of("import", "--archive", archive.toString(), logs(directory).toString());
        if (run.status != ExitStatus.OK) {
            throw new IllegalStateException(run.err);
        }
        return archive;
    }
}
