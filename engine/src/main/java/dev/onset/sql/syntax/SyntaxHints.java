package dev.onset.sql.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.sql.command.Tokens;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/** What somebody who wrote a text that does not parse most probably meant, by the words around the place where it stopped. */
final class SyntaxHints {

    /** Words that open a clause or join two, and that are often misspelt. */
    private static final List<String> CLAUSES = List.of("SELECT", "DISTINCT", "FROM", "WHERE", "GROUP", "ORDER",
            "HAVING",
            "QUALIFY", "LIMIT", "OFFSET", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "UNION",
            "INTERSECT",
            "EXCEPT", "BETWEEN", "USING", "PARTITION", "VALUES");
    /** Words of SQL that cannot be names unless they stand in double quotes; those that people take for names. */
    private static final Set<String> RESERVED = Set.of("ORDER", "GROUP", "SELECT", "FROM", "WHERE", "TABLE", "USER",
            "CASE", "WHEN", "END", "LIMIT", "OFFSET", "ON", "JOIN", "ALL", "DISTINCT", "UNION", "HAVING", "WINDOW",
            "PARTITION", "RANGE", "ROWS", "VALUES", "INTERVAL", "DATE", "TIME", "TIMESTAMP", "DEFAULT", "CHECK",
            "COLUMN",
            "CONSTRAINT", "CREATE", "FOREIGN", "GRANT", "PRIMARY", "REFERENCES", "SET", "UPDATE", "DELETE", "INSERT");

    private static final Set<String> OPERATORS = Set.of("+", "-", "/", "%", "=", "<", ">", "|");
    /** Words that join values, and are none. */
    private static final Set<String> BETWEEN_VALUES = Set.of("AND", "OR", "NOT", "IS", "LIKE", "ILIKE", "IN", "BETWEEN",
            "CASE", "WHEN", "THEN", "ELSE", "END", "AS", "ON", "BY", "ASC", "DESC", "NULLS", "OVER", "FILTER", "WITHIN",
            "ESCAPE", "SIMILAR", "EXISTS", "ANY", "SOME");

    private final Tokens tokens;
    private final int at;

    /** @param at the number of the token at which the text stopped making sense */
    private SyntaxHints(Tokens tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    /** Null: there is nothing better to say than what was expected. */
    static @Nullable OnsetException find(String sql, int line, int column) {
        Tokens tokens = new Tokens(sql);
        return new SyntaxHints(tokens, tokens.indexAt(line, column)).find();
    }

    private @Nullable OnsetException find() {
        OnsetException found = aroundThePlace();
        if (found == null) {
            found = unbalanced();
        }
        if (found == null) {
            found = unfinishedCase();
        }
        return found == null ? missingComma() : found;
    }

    private Token token(int offset) {
        return at + offset < 0 ? tokens.get(tokens.size() - 1) : tokens.get(at + offset);
    }

    private OnsetException error(Token where, String message) {
        return new OnsetException(OnsetException.Category.SYNTAX, message, tokens.position(where), null);
    }

    private @Nullable OnsetException aroundThePlace() {
        for (int offset : new int[]{0, -1, -2, 1}) {
            OnsetException idiom = idiom(offset);
            if (idiom != null) {
                return idiom;
            }
        }
        for (int offset : new int[]{-1, 0, -2}) {
            Token word = token(offset);
            if (word.kind() == Kind.WORD && !isClause(word)) {
                String near = Suggestions.nearest(word.text(), CLAUSES);
                if (near != null && !near.equalsIgnoreCase(word.text()) && word.text().length() > 3) {
                    return error(word, "Did not expect '" + word.text() + "' here; did you mean " + near + "?");
                }
            }
        }
        return reservedName();
    }

    private static boolean isClause(Token token) {
        return CLAUSES.contains(token.text().toUpperCase(Locale.ROOT));
    }

    /** Habits of other systems, and words without what must follow them. */
    private @Nullable OnsetException idiom(int offset) {
        Token token = token(offset);
        Token next = token(offset + 1);
        if (token.kind() == Kind.END) {
            return null;
        }
        if (token.is(",") && (isClause(next) || next.is(")") || next.kind() == Kind.END)) {
            return error(token, "Nothing follows this comma; remove it, or write what is missing");
        }
        if (token.is("*") && next.is("*") && token.end() == next.start()) {
            return error(token, "There is no operator **; write POWER(x, y)");
        }
        if (token.is("~") && !isValue(token(offset - 1)) && !token(offset - 1).is(")")) {
            return error(token, "There is no operator ~ before a value; write BITNOT(x)");
        }
        if (OPERATORS.contains(token.text()) && token.kind() == Kind.SIGN
                && (isClause(next) || next.is(",") || next.is(")") || next.kind() == Kind.END)) {
            return error(token, "Nothing follows this " + token.text() + "; a value is missing");
        }
        if (token.is(";") && next.kind() != Kind.END) {
            return error(token, "One statement at a time; another one begins after this semicolon");
        }
        if (token.is("TOP") && next.kind() == Kind.NUMBER) {
            return error(token, "There is no TOP; LIMIT " + next.text() + " at the end gives the first rows");
        }
        Token before = token(offset - 1);
        String habit = OtherDialects.hint(before, token, next);
        if (habit != null) {
            return error(token, habit);
        }
        if (token.is("[") && (isClause(before) || before.is(",") || before.is("(") || before.is("BY"))) {
            return error(token, "Names stand in double quotes, not in brackets; an array is ARRAY[1, 2]");
        }
        if ((token.is("REGEXP") || token.is("RLIKE")) && next.kind() == Kind.TEXT) {
            return error(token, token.text() + " is no operator; write x ~ '" + next.text() + "' or regexp_matches(x, '"
                    + next.text() + "')");
        }
        if (token.is("FROM") && next.kind() == Kind.TEXT) {
            String ending = next.text().toLowerCase(Locale.ROOT);
            String format = ending.endsWith(".parquet") ? "parquet" : ending.endsWith(".json") ? "json" : "csv";
            return error(next, "A file is read by a function: FROM read_" + format + "('" + next.text() + "')");
        }
        if (token.is("LIMIT") || token.is("OFFSET")) {
            return next.kind() == Kind.NUMBER || next.is("?") || next.is("ALL")
                    ? null
                    : error(next.kind() == Kind.END ? token : next, token.text().toUpperCase(Locale.ROOT)
                            + " is followed by a whole number, as in " + token.text().toUpperCase(Locale.ROOT) + " 10");
        }
        if ((token.is("ORDER") || token.is("GROUP") || token.is("PARTITION")) && !next.is("BY")
                && ((next.kind() == Kind.WORD && !isClause(next)) || next.kind() == Kind.QUOTED_NAME)) {
            return error(token, token.text().toUpperCase(Locale.ROOT) + " is followed by BY: "
                    + token.text().toUpperCase(Locale.ROOT) + " BY " + next.text());
        }
        OnsetException following = following(token, next);
        if (following != null) {
            return following;
        }
        if (token.is("SELECT") && next.is("FROM")) {
            return error(next, "SELECT names no column here; * stands for all: SELECT * FROM …");
        }
        if (token.is("EXISTS") && !next.is("(")) {
            return error(next, "EXISTS is followed by a query in parentheses: EXISTS (SELECT …)");
        }
        if (token.is("IN") && (next.kind() == Kind.TEXT || next.kind() == Kind.NUMBER)) {
            return error(next, "IN is followed by a list in parentheses: IN (" + shown(next) + ", …)");
        }
        if (token.is("FOR") && next.is("UPDATE")) {
            return error(token, "Rows need no locks here; leave FOR UPDATE away");
        }
        return null;
    }

    /** Words that something certain must follow. */
    private @Nullable OnsetException following(Token token, Token next) {
        boolean value = next.kind() == Kind.TEXT || next.kind() == Kind.NUMBER;
        String word = token.text().toUpperCase(Locale.ROOT);
        if (token.kind() == Kind.SIGN) {
            return token.is("-") && next.is(">") && token.end() == next.start()
                    ? error(token, "The value of a key in a map is written with brackets, params['lr']; in JSON it is"
                            + " JSON_EXTRACT(x, '$.lr')")
                    : null;
        }
        return switch (word) {
            case "IS" -> value ? error(next, "IS is followed by NULL, TRUE or FALSE; = compares with a value") : null;
            case "NOT" ->
                    value ? error(next, "NOT is followed by LIKE, IN, BETWEEN or a condition; <> compares with a value")
                            : null;
            case "USING" -> next.is("(") ? null
                    : error(next, "USING is followed by columns in parentheses: USING (" + next.text() + ")");
            case "OVER" -> next.is("(") || (next.kind() == Kind.WORD && !isClause(next)) ? null
                    : error(token,
                            "OVER is followed by a window in parentheses: OVER (PARTITION BY run_id ORDER BY step)");
            case "INNER", "CROSS" -> next.is("JOIN") ? null : error(token, word + " is followed by JOIN");
            case "AS" -> isClause(next) && !next.is("SELECT") ? error(token, "A name is missing after AS") : null;
            case "ORDER", "WHERE", "GROUP", "HAVING" -> after("LIMIT", token)
                    ? error(token, word + (next.is("BY") ? " BY" : "") + " stands before LIMIT")
                    : null;
            default -> null;
        };
    }

    /** Whether a word stands before a token, in no parentheses that are closed between. */
    private boolean after(String word, Token token) {
        int depth = 0;
        for (int i = at; i >= 0; i--) {
            Token before = tokens.get(i);
            depth += before.is(")") ? 1 : before.is("(") ? -1 : 0;
            if (depth < 0) {
                return false;
            }
            if (depth == 0 && before.is(word) && before.start() < token.start()) {
                return true;
            }
        }
        return false;
    }

    private static String shown(Token token) {
        return token.kind() == Kind.TEXT ? "'" + token.text() + "'" : token.text();
    }

    /** A word of SQL where a name must stand. */
    private @Nullable OnsetException reservedName() {
        Token word = token(0);
        Token before = token(-1);
        Token next = token(1);
        boolean place = before.is("SELECT") || before.is(",") || before.is(".") || before.is("BY") || before.is("WHERE")
                || before.is("AND") || before.is("AS") || before.is("(");
        boolean followed = next.is(",") || next.is("FROM") || next.is("=") || next.is(")") || next.is("<")
                || next.is(">") || next.kind() == Kind.END;
        return word.kind() == Kind.WORD && place && followed && RESERVED.contains(word.text().toUpperCase(Locale.ROOT))
                ? error(word,
                        "'" + word.text() + "' is a word of SQL; a column of this name stands in double quotes: \""
                                + word.text() + "\"")
                : null;
    }

    private @Nullable OnsetException unbalanced() {
        Deque<Token> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                open.push(token);
            } else if (token.is(")") && open.poll() == null) {
                return error(token, "This parenthesis closes none that is open");
            }
        }
        return open.isEmpty() ? null : error(open.pop(), "This parenthesis is not closed");
    }

    private @Nullable OnsetException unfinishedCase() {
        Deque<Token> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("CASE")) {
                open.push(token);
            } else if (token.is("END")) {
                open.poll();
            }
        }
        return open.isEmpty() ? null : error(open.pop(), "This CASE has no END");
    }

    /** Whether a value may end with this token. */
    static boolean isValue(Token token) {
        String word = token.text().toUpperCase(Locale.ROOT);
        return switch (token.kind()) {
            case TEXT, NUMBER, QUOTED_NAME -> true;
            case WORD -> !isClause(token) && !RESERVED.contains(word) && !BETWEEN_VALUES.contains(word);
            case SIGN, END -> false;
        };
    }

    /** Two values behind each other. */
    private @Nullable OnsetException missingComma() {
        Token found = token(0);
        Token before = token(-1);
        return isValue(found) && (isValue(before) || before.is(")"))
                ? error(found, "Did not expect " + (found.kind() == Kind.TEXT ? "" : "'") + shown(found)
                        + (found.kind() == Kind.TEXT ? "" : "'") + " here; a comma or an operator is missing before it")
                : null;
    }
}
