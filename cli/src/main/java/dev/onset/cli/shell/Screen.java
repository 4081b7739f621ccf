package dev.onset.cli.shell;

import java.io.PrintWriter;

import org.jline.terminal.Terminal;

import dev.onset.cli.console.FailureText;
import dev.onset.cli.render.TableStyle;

/**
 * The terminal as the shell uses it, or what stands for it where a script runs.
 *
 * @param terminal in front of the user
 * @param out where results go
 * @param beside where everything else goes
 * @param interactive whether a person sits in front of it
 * @param unicode whether it shows more than ASCII
 * @param color whether it is to be coloured
 */
record Screen(Terminal terminal, PrintWriter out, PrintWriter beside, boolean interactive, boolean unicode,
        boolean color) {

    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    /** A terminal with a person in front of it. */
    static Screen of(Terminal terminal, boolean unicode, boolean color) {
        return new Screen(terminal, terminal.writer(), terminal.writer(), true, unicode, color);
    }

    /** In columns, as it is now. */
    int width() {
        int width = terminal.getWidth();
        return width > 0 ? width : USUAL_WIDTH;
    }

    /** In lines, as it is now. */
    int height() {
        int height = terminal.getHeight();
        return height > 0 ? height : USUAL_HEIGHT;
    }

    /** Whether the cursor can be moved. */
    boolean isDumb() {
        return terminal.getType().startsWith("dumb");
    }

    TableStyle style(ShellSettings settings, boolean scroll) {
        return new TableStyle(interactive ? width() : 0, settings.headers, settings.nullText, unicode, color, scroll);
    }

    void println(String line) {
        out.println(line);
        out.flush();
    }

    /** What is said beside results. */
    void remark(String line) {
        sayBeside(color ? "\033[2m" + line + "\033[0m" : line);
    }

    private void sayBeside(String line) {
        beside.println(line);
        beside.flush();
    }

    /** Whatever went wrong, in words. */
    void failure(Throwable failure) {
        error("error: " + FailureText.of(failure));
        if (FailureText.isDebugging()) {
            failure.printStackTrace(beside);
            beside.flush();
        }
    }

    void error(String message) {
        String text = message.stripTrailing();
        sayBeside(color && text.startsWith("error:") ? "\033[1;31merror:\033[0m" + text.substring(6) : text);
    }
}
