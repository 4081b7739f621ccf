package dev.onset.cli.script;

import java.util.ArrayList;
import java.util.List;

/** Takes a script apart at its semicolons, but not at those in texts, quoted names and comments. */
public final class StatementSplitter {

    private StatementSplitter() {}

    /**
     * The statements of a script. Each begins with as many line breaks as the script has before it, so that positions in
     * errors count from the script's start; statements without anything but blanks and comments are left out.
     */
    public static List<String> split(String script) {
        List<String> statements = new ArrayList<>();
        int start = 0;
        boolean empty = true;
        int i = 0;
        while (i < script.length()) {
            char c = script.charAt(i);
            int next = skip(script, i);
            if (c == ';') {
                if (!empty) {
                    statements.add(inPlace(script, start, i));
                }
                start = i + 1;
                empty = true;
            } else if (!Character.isWhitespace(c) && !isComment(script, i)) {
                empty = false;
            }
            i = next;
        }
        if (!empty) {
            statements.add(inPlace(script, start, script.length()));
        }
        return statements;
    }

    private static String inPlace(String script, int start, int end) {
        String before = script.substring(0, start);
        int lineStart = before.lastIndexOf('\n') + 1;
        return "\n".repeat((int) before.chars().filter(c -> c == '\n').count())
                + before.substring(lineStart).replaceAll("[^\t]", " ") + script.substring(start, end);
    }

    private static boolean isComment(String script, int i) {
        return script.startsWith("--", i) || script.startsWith("/*", i);
    }

    /** The position after the character, text, quoted name or comment at a position. */
    private static int skip(String script, int i) {
        return switch (script.charAt(i)) {
            case '\'', '"', '`' -> after(script, script.substring(i, i + 1), i + 1);
            case '-' -> script.startsWith("--", i) ? after(script, "\n", i + 2) : i + 1;
            case '/' -> script.startsWith("/*", i) ? after(script, "*/", i + 2) : i + 1;
            default -> i + 1;
        };
    }

    private static int after(String script, String end, int from) {
        int found = script.indexOf(end, from);
        return found < 0 ? script.length() : found + end.length();
    }
}
