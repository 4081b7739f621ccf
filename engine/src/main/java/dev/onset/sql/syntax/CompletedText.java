package dev.onset.sql.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Position;
import dev.onset.sql.command.Tokens;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/**
 * A statement with words that Calcite's parser cannot do without. It knows WHERE, GROUP BY, HAVING and QUALIFY only behind FROM, so for
 * {@code SELECT 1 WHERE …} one row is put there to select from; lists only as {@code ARRAY[1, 2]}; and of the {@link BitOperators} one.
 * Errors get the places back that they have in the statement as it was written.
 *
 * @param sql with what was put in
 * @param insertions where that stands in {@code sql}, from the first to the last
 */
public record CompletedText(String sql, List<Insertion> insertions) {

    private static final String ONE_ROW = "FROM (VALUES (0)) ";
    private static final String LIST = "ARRAY";
    private static final Pattern CANDIDATE = Pattern.compile("\\b(?:WHERE|GROUP|HAVING|QUALIFY)\\b|[\\[&|]|>>",
            Pattern.CASE_INSENSITIVE);

    /** Line and column count from 1. */
    record Insertion(int line, int column, int length) {}

    /**
     * Words that are missing before a token.
     *
     * @param instead what stands in place of the token's first characters; empty: they stay
     */
    private record Missing(Token before, String words, String instead) {
        Missing(Token before, String words) {
            this(before, words, "");
        }
    }

    public static CompletedText of(String sql) {
        if (!CANDIDATE.matcher(sql).find()) {
            return new CompletedText(sql, List.of());
        }
        Tokens tokens;
        try {
            tokens = new Tokens(sql);
        } catch (OnsetException e) {
            // A quote that does not end; the parser says so.
            return new CompletedText(sql, List.of());
        }
        List<Missing> missing = missing(tokens);
        StringBuilder text = new StringBuilder(sql);
        for (Missing words : missing.reversed()) {
            int start = words.before.start();
            text.replace(start, start + words.instead.length(), words.instead).insert(start, words.words);
        }
        List<Insertion> insertions = new ArrayList<>();
        int before = 0;
        int line = 0;
        for (Missing words : missing) {
            Position position = tokens.position(words.before);
            before = position.line() == line ? before : 0;
            line = position.line();
            insertions.add(new Insertion(line, position.column() + before, words.words.length()));
            before += words.words.length();
        }
        return new CompletedText(text.toString(), List.copyOf(insertions));
    }

    private static List<Missing> missing(Tokens tokens) {
        List<Missing> missing = new ArrayList<>();
        // For each open parenthesis: whether the columns of a SELECT stand here, behind which FROM may be missing.
        Deque<Boolean> columns = new ArrayDeque<>();
        columns.push(false);
        int brackets = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int bits = BitOperators.length(tokens, i);
            if (bits > 0) {
                missing.add(new Missing(token, BitOperators.marker(token), "<".repeat(bits)));
                i += bits - 1;
            } else if (token.is("(")) {
                columns.push(false);
            } else if (token.is(")") && columns.size() > 1) {
                columns.pop();
            } else if (token.is("]")) {
                brackets--;
            } else if (token.is("[")) {
                if (isList(tokens, i, brackets > 0)) {
                    missing.add(new Missing(token, LIST));
                }
                brackets++;
            } else if (token.is("SELECT")) {
                columns.pop();
                // Of a star there must be a table.
                columns.push(!tokens.get(i + 1).is("*"));
            } else if (columns.getFirst() && token.is("FROM") && !tokens.get(i - 1).is("DISTINCT")) {
                columns.pop();
                columns.push(false);
            } else if (columns.getFirst() && isBehindFrom(tokens, i)) {
                missing.add(new Missing(token, ONE_ROW));
                columns.pop();
                columns.push(false);
            }
        }
        return missing;
    }

    /** A bracket that is no place in an array or a map; one around a single name is another system's quote. */
    private static boolean isList(Tokens tokens, int index, boolean inside) {
        Token before = index == 0 ? tokens.get(tokens.size() - 1) : tokens.get(index - 1);
        boolean quotes = !inside && tokens.get(index + 1).kind() == Kind.WORD && tokens.get(index + 2).is("]");
        return !quotes && !before.is(")") && !before.is("]") && !SyntaxHints.isValue(before)
                && !before.is("ARRAY");
    }

    private static boolean isBehindFrom(Tokens tokens, int index) {
        Token token = tokens.get(index);
        Token before = tokens.get(index - 1);
        return !before.is("AS") && !before.is(".") && (token.is("WHERE") || token.is("HAVING") || token.is("QUALIFY")
                || (token.is("GROUP") && tokens.get(index + 1).is("BY")));
    }

    /** The same error at its place in the statement as it was written. */
    public OnsetException restored(OnsetException e) {
        Position position = restored(e.position());
        if (position == null || position.equals(e.position())) {
            return e;
        }
        OnsetException moved = new OnsetException(e.category(), String.valueOf(e.getMessage()), position, e.getCause());
        moved.setStackTrace(e.getStackTrace());
        return moved;
    }

    @Nullable
    public Position restored(@Nullable Position position) {
        return position == null || insertions.isEmpty() ? position
                : new Position(position.line(), column(position.line(), position.column()), position.endLine(),
                        column(position.endLine(), position.endColumn()));
    }

    private int column(int line, int column) {
        int result = column;
        for (Insertion insertion : insertions) {
            if (insertion.line == line && column >= insertion.column) {
                result -= Math.min(insertion.length, column - insertion.column);
            }
        }
        return Math.max(1, result);
    }
}
