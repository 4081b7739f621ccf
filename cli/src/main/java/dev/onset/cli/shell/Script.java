package dev.onset.cli.shell;

import java.util.ArrayList;
import java.util.List;

/** A script taken apart as the shell reads it: a command ends with its line, a statement with its semicolon. */
public final class Script {

    /**
     * Some statements or a command.
     *
     * @param text with as many line breaks before it as the script has, so that positions in it are positions in the script
     * @param line where it begins, from 1
     */
    record Piece(String text, int line) {}

    private Script() {}

    /** Whether there is anything that only the shell can run. */
    public static boolean hasCommands(String script) {
        return mayHaveCommands(script) && pieces(script).stream().map(Piece::text)
                .anyMatch(text -> ShellInput.parse(text).stream().anyMatch(ShellInput.Command.class::isInstance));
    }

    /** Quick, and right where it says no. */
    private static boolean mayHaveCommands(String script) {
        return script.indexOf('\\') >= 0 || script.stripLeading().startsWith(".") || script.contains("\n.");
    }

    static List<Piece> pieces(String script) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        boolean blank = true;
        int number = 0;
        int start = 1;
        for (String line : script.lines().toList()) {
            number++;
            if (blank) {
                start = number;
                pending.setLength(0);
                pending.repeat('\n', number - 1);
            }
            boolean first = blank;
            blank = blank && line.isBlank();
            pending.append(line).append('\n');
            // Only there can something end; a long statement is not looked through at each of its lines.
            boolean mayEnd = first || line.indexOf(';') >= 0 || line.indexOf('\\') >= 0
                    || line.contains("*/");
            if (!blank && mayEnd && ShellInput.isComplete(pending.toString())) {
                pieces.add(new Piece(pending.toString(), start));
                blank = true;
            }
        }
        if (!blank) {
            pieces.add(new Piece(pending.toString(), start));
        }
        return pieces;
    }
}
