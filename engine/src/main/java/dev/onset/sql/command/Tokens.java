package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Position;

/** The words, names, texts and signs of a statement, as far as whoever looks at its text has to tell them apart. */
public final class Tokens {

    public enum Kind {
        WORD, QUOTED_NAME, TEXT, NUMBER, SIGN, END
    }

    /** @param text without its quotes */
    public record Token(Kind kind, String text, int start, int end) {

        public boolean is(String word) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
        }
    }

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();

    public Tokens(String sql) {
        this.sql = sql;
        int at = 0;
        while (at < sql.length()) {
            at = read(at);
        }
        tokens.add(new Token(Kind.END, "", sql.length(), sql.length()));
    }

    /** How many there are, with the one at the end that stands for the end. */
    public int size() {
        return tokens.size();
    }

    /** The first one that ends behind a place in the statement; line and column count from 1. */
    public int indexAt(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = sql.indexOf('\n', start) + 1;
        }
        int place = start + column - 1;
        int index = 0;
        while (index < tokens.size() - 1 && tokens.get(index).end <= place) {
            index++;
        }
        return index;
    }

    /** By place; the one of the end for what is behind it. */
    public Token get(int index) {
        return tokens.get(Math.min(index, tokens.size() - 1));
    }

    /** Reads what begins at a place, and returns where it ends. */
    private int read(int at) {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            return at + 1;
        }
        if (sql.startsWith("--", at)) {
            return endOf("\n", at);
        }
        if (sql.startsWith("/*", at)) {
            return endOf("*/", at + 2);
        }
        if (c == '\'' || c == '"' || c == '`') {
            return quoted(at, c);
        }
        int end = at + 1;
        if (Character.isLetter(c) || c == '_') {
            while (end < sql.length() && isNamePart(sql.charAt(end))) {
                end++;
            }
            tokens.add(new Token(Kind.WORD, sql.substring(at, end), at, end));
        } else if (Character.isDigit(c)) {
            while (end < sql.length() && (isNamePart(sql.charAt(end)) || sql.charAt(end) == '.')) {
                end++;
            }
            tokens.add(new Token(Kind.NUMBER, sql.substring(at, end), at, end));
        } else {
            tokens.add(new Token(Kind.SIGN, sql.substring(at, end), at, end));
        }
        return end;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private int endOf(String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private int quoted(int at, char quote) {
        StringBuilder text = new StringBuilder();
        int i = at + 1;
        while (i < sql.length()) {
            if (sql.charAt(i) == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    tokens.add(new Token(quote == '\'' ? Kind.TEXT : Kind.QUOTED_NAME, text.toString(), at, i + 1));
                    return i + 1;
                }
                i++;
            }
            text.append(sql.charAt(i));
            i++;
        }
        throw new OnsetException(OnsetException.Category.SYNTAX,
                "The " + (quote == '\'' ? "text" : "name") + " that begins with a quote here does not end",
                position(at, at + 1), null);
    }

    public Position position(Token token) {
        return position(token.start, Math.max(token.end, token.start + 1));
    }

    private Position position(int start, int end) {
        int line = 1 + (int) sql.substring(0, start).chars().filter(c -> c == '\n').count();
        int lineStart = sql.lastIndexOf('\n', start - 1) + 1;
        int column = start - lineStart + 1;
        return new Position(line, column, line, column + end - start - 1);
    }

    /** The text from one place to another, with blanks for all that stands before it. */
    String inPlace(int start, int end) {
        return blanks(0, start) + sql.substring(start, end);
    }

    /** As many blanks as there are characters; line breaks stay. */
    String blanks(int start, int end) {
        return sql.substring(start, end).replaceAll("[^\\n\\t]", " ");
    }

    String text(int start, int end) {
        return sql.substring(start, end);
    }
}
