package dev.onset.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.opentest4j.TestAbortedException;

/** A real terminal, in which a command runs: keys are pressed, and the screen is looked at. */
public final class TmuxTerminal implements AutoCloseable {

    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String server;

    private TmuxTerminal(String server) {
        this.server = server;
    }

    /** Aborts the test, aloud, where there is no tmux. */
    public static void require() {
        try {
            if (new ProcessBuilder("tmux", "-V").start().waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // Said below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String message = "there is no tmux to be a terminal";
        System.out.println("SKIPPED: " + message);
        throw new TestAbortedException(message);
    }

    /**
     * @param environment set for the command; a null-like empty value is passed on as empty
     * @param folder for the script that starts the command
     */
    public static TmuxTerminal start(int width, int height, Path folder, Map<String, String> environment,
            List<String> command) throws IOException, InterruptedException {
        require();
        TmuxTerminal terminal = new TmuxTerminal(
                "onset-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        String settings = environment.entrySet().stream().map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                .collect(Collectors.joining(" "));
        Path script = folder.resolve("terminal-" + COUNT.get() + ".sh");
        // What was started in the background of a script ignores Ctrl-C, and so would all that it starts.
        String restored = "interrupts=\nenv --default-signal=INT true 2>/dev/null && interrupts=--default-signal=INT\n";
        Files.writeString(script, "cd " + quoted(folder.toString()) + "\ntrap : INT\n" + restored + "env $interrupts "
                + settings + " "
                + command.stream().map(TmuxTerminal::quoted).collect(Collectors.joining(" "))
                + "\necho \"ended with $?\"\nsleep 60\n");
        terminal.tmux("new-session", "-d", "-x", Integer.toString(width), "-y", Integer.toString(height),
                "sh " + script);
        return terminal;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("tmux", "-u", "-L", server, "-f", "/dev/null"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Types a text as it stands. */
    public TmuxTerminal type(String text) throws IOException, InterruptedException {
        // A semicolon at the end would be tmux's own.
        tmux("send-keys", "-t", "0", "-l", "--", text.replaceFirst(";$", "\\\\;"));
        return this;
    }

    /** Presses keys by their names: Enter, Tab, C-c, Up. */
    public TmuxTerminal press(String... keys) throws IOException, InterruptedException {
        for (String key : keys) {
            tmux("send-keys", "-t", "0", key);
        }
        return this;
    }

    /** Types a line and Enter, when the screen is empty but for a prompt; waits until a text appears. */
    public String run(String line, String expected) throws IOException, InterruptedException {
        clear();
        type(line).press("Enter");
        return until(expected);
    }

    /**
     * An empty screen but for the prompt. Waits for that first: what is typed before the shell reads again, the terminal itself
     * would show and take apart.
     */
    public void clear() throws IOException, InterruptedException {
        until(screen -> ("\n" + screen).endsWith("\nonset>\n"), "a prompt");
        press("C-l");
        until(screen -> screen.equals("onset>\n"), "nothing but a prompt");
        tmux("clear-history", "-t", "0");
    }

    /** What is on the screen, without blanks at line ends. */
    public String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-t", "0").stripTrailing() + "\n";
    }

    /** The same with the escapes of colours. */
    public String coloredScreen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-e", "-t", "0").stripTrailing() + "\n";
    }

    public String until(String text) throws IOException, InterruptedException {
        return until(screen -> screen.contains(text), text);
    }

    /** Waits until the screen is as wanted, and returns it. */
    public String until(Predicate<String> condition, String what) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            String screen = screen();
            if (condition.test(screen)) {
                return screen;
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("%s on the screen:%n%s", what, screen)
                    .isLessThan(GENEROUS);
            Thread.sleep(25);
        }
    }

    @Override
    public void close() {
        try {
            tmux("kill-server");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
