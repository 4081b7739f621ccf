package dev.onset.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the output goes.
 *
 * @param interactive whether a person sits in front of it
 * @param width in columns; 0: unlimited
 */
record Terminal(boolean interactive, int width) {

    private static final int USUAL_WIDTH = 120;

    /** A file or another program. */
    static final Terminal NONE = new Terminal(false, 0);

    static Terminal current() {
        boolean interactive = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return interactive ? new Terminal(true, askForWidth()) : NONE;
    }

    /** Java has no call for it; the standard command of Unix has. */
    private static int askForWidth() {
        File device = new File("/dev/tty");
        if (!device.canRead()) {
            return USUAL_WIDTH;
        }
        try {
            Process process = new ProcessBuilder("stty", "size").redirectInput(device)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int width = Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
            return width > 0 ? width : USUAL_WIDTH;
        } catch (IOException | NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }
}
