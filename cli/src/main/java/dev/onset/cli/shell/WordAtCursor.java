package dev.onset.cli.shell;

import java.util.List;
import java.util.function.Predicate;

import org.jline.reader.CompletingParsedLine;

import dev.onset.cli.script.SqlScanner;
import dev.onset.cli.script.SqlToken;

/**
 * The word that is being typed, from its first character to the cursor.
 *
 * @param line all that was typed
 * @param cursor where the cursor stands
 * @param kind what the word stands in
 * @param start where it begins, a quote before it included
 * @param word itself, without the quote
 */
record WordAtCursor(String line, int cursor, Kind kind, int start, String word) implements CompletingParsedLine {

    /** What a word stands in. */
    enum Kind {
        PLAIN, NAME_IN_QUOTES, TEXT, COMMAND
    }

    /** @param beginsName whether a text that is no plain name begins the name of a column, as {@code train/l} may */
    static WordAtCursor find(String line, int cursor, Predicate<String> beginsName) {
        String before = line.substring(0, cursor);
        int command = ShellInput.commandAtEnd(before);
        if (command >= 0) {
            int start = cursor;
            while (start > command && !Character.isWhitespace(line.charAt(start - 1))) {
                start--;
            }
            return new WordAtCursor(line, cursor, Kind.COMMAND, start, line.substring(start, cursor));
        }
        List<SqlToken> tokens = SqlScanner.scan(before);
        SqlToken last = tokens.isEmpty() ? null : tokens.getLast();
        if (last != null && !last.closed() && last.kind() == SqlToken.Kind.TEXT) {
            return new WordAtCursor(line, cursor, Kind.TEXT, last.start(), before.substring(last.start() + 1));
        }
        if (last != null && !last.closed() && last.kind() == SqlToken.Kind.NAME_IN_QUOTES) {
            return new WordAtCursor(line, cursor, Kind.NAME_IN_QUOTES, last.start(),
                    before.substring(last.start() + 1));
        }
        int start = start(before, "_$");
        int longer = start(before, "_$/.-");
        if (longer < start && beginsName.test(before.substring(longer))) {
            start = longer;
        }
        return new WordAtCursor(line, cursor, Kind.PLAIN, start, before.substring(start));
    }

    private static int start(String text, String signs) {
        int start = text.length();
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1))
                || signs.indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start;
    }

    /** What stands before the word. */
    String before() {
        return line.substring(0, start);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        String text = candidate.toString();
        return switch (kind) {
            case COMMAND -> text.indexOf(' ') < 0 ? text : "'" + text + "'";
            case TEXT -> "'" + text.replace("'", "''") + (complete ? "'" : "");
            case NAME_IN_QUOTES -> quoted(text);
            case PLAIN -> text.matches("[A-Za-z_][A-Za-z0-9_]*\\(?") ? text : quoted(text);
        };
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public int wordCursor() {
        return word.length();
    }

    @Override
    public int rawWordCursor() {
        return cursor - start;
    }

    @Override
    public int rawWordLength() {
        return cursor - start;
    }

    @Override
    public int wordIndex() {
        return 0;
    }

    @Override
    public List<String> words() {
        return List.of(word);
    }
}
