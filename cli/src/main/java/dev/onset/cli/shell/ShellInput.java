package dev.onset.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.onset.cli.script.SqlScanner;
import dev.onset.cli.script.SqlToken;
import dev.onset.cli.script.StatementSplitter;

/** What the user typed, taken apart: commands of the shell, and statements. */
sealed interface ShellInput {

    Set<String> WORDS_THAT_GO = Set.of("g", "gx", "G");
    Set<String> WORDS_THAT_LEAVE = Set.of("exit", "quit", "exit;", "quit;");

    /**
     * A statement.
     *
     * @param sql with line breaks and blanks before it, so that positions in it are positions in what was typed
     * @param records whether its rows are to be shown as records, as {@code \gx} and {@code \G} ask
     */
    record Statement(String sql, boolean records) implements ShellInput {
        Statement(String sql) {
            this(sql, false);
        }
    }

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
                .allMatch(token -> token.kind() == SqlToken.Kind.COMMENT && token.closed())) {
            return true;
        }
        if (SqlScanner.endsWithSemicolon(text) || goAt(text) >= 0) {
            return true;
        }
        List<String> parts = StatementSplitter.split(text);
        return parts.size() > 1 && isCommand(parts.getLast());
    }

    /** Where {@code \g}, {@code \gx} or {@code \G} ends a statement instead of a semicolon; −1: none does. */
    private static int goAt(String text) {
        List<SqlToken> tokens = SqlScanner.scan(text);
        if (tokens.size() < 3 || !tokens.get(tokens.size() - 2).is(text, "\\")) {
            return -1;
        }
        SqlToken sign = tokens.get(tokens.size() - 2);
        boolean go = sign.end() == tokens.getLast().start() && WORDS_THAT_GO.contains(tokens.getLast().in(text));
        return go ? sign.start() : -1;
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
        int go = goAt(text);
        for (String part : StatementSplitter.split(go < 0 ? text : text.substring(0, go))) {
            inputs.add(isCommand(part) ? command(part.strip()) : new Statement(part));
        }
        if (go >= 0 && !stripped.endsWith("g") && inputs.getLast() instanceof Statement(String sql, boolean records)) {
            inputs.set(inputs.size() - 1, new Statement(sql, true));
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
