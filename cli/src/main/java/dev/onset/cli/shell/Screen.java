package dev.onset.cli.shell;

import java.io.PrintWriter;

import org.jline.terminal.Terminal;

import dev.onset.cli.render.TableStyle;

/**
 * The terminal as the shell uses it.
 *
 * @param terminal in front of the user
 * @param unicode whether it shows more than ASCII
 * @param color whether it is to be coloured
 */
record Screen(Terminal terminal, boolean unicode, boolean color) {

    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    PrintWriter out() {
        return terminal.writer();
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
        return new TableStyle(width(), settings.headers, settings.nullText, unicode, color, scroll);
    }

    void println(String line) {
        out().println(line);
        out().flush();
    }

    /** What is said beside results. */
    void remark(String line) {
        println(color ? "\033[2m" + line + "\033[0m" : line);
    }

    void error(String message) {
        String text = message.stripTrailing();
        println(color && text.startsWith("error:") ? "\033[1;31merror:\033[0m" + text.substring(6) : text);
    }
}
