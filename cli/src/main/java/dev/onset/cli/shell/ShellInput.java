package dev.onset.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.onset.cli.script.SqlScanner;
import dev.onset.cli.script.StatementSplitter;

/** What the user typed, taken apart: commands of the shell, and statements. */
sealed interface ShellInput {

    Set<String> WORDS_THAT_LEAVE = Set.of("exit", "quit", "exit;", "quit;");

    /** @param sql with line breaks and blanks before it, so that positions in it are positions in what was typed */
    record Statement(String sql) implements ShellInput {}

    /**
     * A command of the shell.
     *
     * @param name with its backslash or dot
     * @param rest what stands behind it
     */
    record Command(String name, String rest) implements ShellInput {}

    /** Whether a text is a command of the shell rather than SQL. */
    static boolean isCommand(String text) {
        String stripped = text.strip();
        return stripped.startsWith("\\") || stripped.matches("(?s)\\.[A-Za-z].*");
    }

    /** Whether a text can be run, or more lines must follow: a statement ends with a semicolon, a command with its line. */
    static boolean isComplete(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || isCommand(text) || WORDS_THAT_LEAVE.contains(stripped.toLowerCase(Locale.ROOT))) {
            return true;
        }
        if (SqlScanner.scan(text).stream()
                .allMatch(token -> token.kind() == dev.onset.cli.script.SqlToken.Kind.COMMENT && token.closed())) {
            return true;
        }
        if (SqlScanner.endsWithSemicolon(text)) {
            return true;
        }
        List<String> parts = StatementSplitter.split(text);
        return parts.size() > 1 && isCommand(parts.getLast());
    }

    /** The statements and commands of a text in their order. */
    static List<ShellInput> parse(String text) {
        String stripped = text.strip();
        if (WORDS_THAT_LEAVE.contains(stripped.toLowerCase(Locale.ROOT))) {
            return List.of(new Command("\\q", ""));
        }
        if (isCommand(text)) {
            return List.of(command(stripped));
        }
        List<ShellInput> inputs = new ArrayList<>();
        for (String part : StatementSplitter.split(text)) {
            inputs.add(isCommand(part) ? command(part.strip()) : new Statement(part));
        }
        return inputs;
    }

    private static Command command(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return new Command(text.substring(0, end), text.substring(end).strip());
    }
}
