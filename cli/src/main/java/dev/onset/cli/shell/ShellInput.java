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

    /** Commands that end a statement instead of a semicolon, and run it. */
    Set<String> GOES = Set.of("\\g", "\\gx", "\\G", "\\watch");
    Set<String> WORDS_THAT_LEAVE = Set.of("exit", "quit", "exit;", "quit;");

    /**
     * A statement.
     *
     * @param sql with line breaks and blanks before it, so that positions in it are positions in what was typed
     */
    record Statement(String sql) implements ShellInput {}

    /**
     * A command of the shell.
     *
     * @param name with its backslash or dot
     * @param rest what stands behind it
     * @param statement that it is to run, with blanks as in {@link Statement}; empty: none stands before it
     */
    record Command(String name, String rest, String statement) implements ShellInput {
        Command(String name, String rest) {
            this(name, rest, "");
        }
    }

    /** Whether a text can be run, or more lines must follow: a statement ends with a semicolon, a command with its line. */
    static boolean isComplete(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || WORDS_THAT_LEAVE.contains(stripped.toLowerCase(Locale.ROOT))) {
            return true;
        }
        int from = 0;
        for (int at = command(text, 0); at >= 0; at = command(text, from)) {
            from = endOfLine(text, at);
        }
        String rest = text.substring(from);
        return SqlScanner.scan(rest).stream()
                .allMatch(token -> token.kind() == SqlToken.Kind.COMMENT && token.closed())
                || SqlScanner.endsWithSemicolon(rest);
    }

    /** Where the command begins that a text ends in; −1: it ends in none. */
    static int commandAtEnd(String text) {
        for (int at = command(text, 0); at >= 0; at = command(text, endOfLine(text, at))) {
            if (endOfLine(text, at) == text.length()) {
                return at;
            }
        }
        return -1;
    }

    /** Where the first command behind a position begins: where a statement could, or where one ends; −1: there is none. */
    private static int command(String text, int from) {
        String unread = text.substring(from);
        List<SqlToken> tokens = SqlScanner.scan(unread).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT).toList();
        boolean atStart = true;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            SqlToken next = i + 1 < tokens.size() ? tokens.get(i + 1) : token;
            boolean name = next.kind() == SqlToken.Kind.WORD && next.start() == token.end();
            boolean backslash = token.is(unread, "\\");
            boolean begins = atStart && (backslash || (name && token.is(unread, ".")));
            boolean goes = backslash && name && GOES.contains("\\" + next.in(unread));
            if (begins || goes) {
                return from + token.start();
            }
            atStart = token.is(unread, ";");
        }
        return -1;
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** The statements and commands of a text in their order. */
    static List<ShellInput> parse(String text) {
        String stripped = text.strip();
        if (WORDS_THAT_LEAVE.contains(stripped.toLowerCase(Locale.ROOT))) {
            return List.of(new Command("\\q", ""));
        }
        List<ShellInput> inputs = new ArrayList<>();
        int from = 0;
        for (int at = command(text, 0); at >= 0; at = command(text, from)) {
            List<String> before = new ArrayList<>(statements(text, from, at));
            from = endOfLine(text, at);
            Command command = command(text.substring(at, from));
            boolean runs = GOES.contains(command.name()) && !before.isEmpty();
            String own = runs ? before.removeLast() : "";
            before.forEach(sql -> inputs.add(new Statement(sql)));
            inputs.add(new Command(command.name(), command.rest(), own));
        }
        statements(text, from, text.length()).forEach(sql -> inputs.add(new Statement(sql)));
        return inputs;
    }

    /** @param from the start of the text or the end of a line */
    private static List<String> statements(String text, int from, int to) {
        return StatementSplitter.split(text.substring(0, from).replaceAll("[^\n]", "") + text.substring(from, to));
    }

    /** A bar ends a name as a blank does: what stands behind it is a command of the system. */
    private static Command command(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '|') {
            end++;
        }
        return new Command(text.substring(0, end), text.substring(end).strip());
    }
}
