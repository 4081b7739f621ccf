package dev.onset.cli.console;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the output goes.
 *
 * @param interactive whether a person sits in front of it
 * @param width in columns; 0: unlimited
 * @param height in lines; 0: unlimited
 * @param unicode whether it shows more than ASCII
 * @param color whether it is to be coloured
 */
public record Terminal(boolean interactive, int width, int height, boolean unicode, boolean color) {

    private static final int USUAL_WIDTH = 120;
    private static final int USUAL_HEIGHT = 30;

    /** A file or another program. */
    public static final Terminal NONE = new Terminal(false, 0, 0, true, false);

    public static Terminal current() {
        Map<String, String> environment = System.getenv();
        // The launcher gives Java a locale where there is none, and says so.
        boolean unicode = isUnicode(environment) && !"off".equals(System.getProperty("onset.unicode"));
        if (!isInteractive()) {
            return new Terminal(false, 0, 0, unicode, false);
        }
        int[] size = askForSize();
        return new Terminal(true, size[1], size[0], unicode && !isDumb(environment),
                isColored(environment));
    }

    @SuppressWarnings("SystemConsoleNull") // it may be null where the launcher asks for the console of java.base
    private static boolean isInteractive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** As the locale says; without one, only ASCII is safe. */
    public static boolean isUnicode(Map<String, String> environment) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return true;
        }
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return false;
    }

    /** See no-color.org. */
    public static boolean isColored(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(environment);
    }

    public static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Lines and columns. Java has no call for it; the standard command of Unix has. */
    private static int[] askForSize() {
        int[] usual = {USUAL_HEIGHT, USUAL_WIDTH};
        File device = new File("/dev/tty");
        if (!device.canRead()) {
            return usual;
        }
        try {
            Process process = new ProcessBuilder("stty", "size").redirectInput(device)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int blank = answer.indexOf(' ');
            int[] size = {Integer.parseInt(answer.substring(0, Math.max(0, blank))),
                Integer.parseInt(answer.substring(blank + 1))};
            return size[0] > 0 && size[1] > 0 ? size : usual;
        } catch (IOException | NumberFormatException e) {
            return usual;
        }
    }
}
