package dev.onset.cli.script;

import java.util.ArrayList;
import java.util.List;

/** Tells the words, texts, names, numbers, comments and signs of SQL apart, also while it is being typed. */
public final class SqlScanner {

    private final String sql;

    private SqlScanner(String sql) {
        this.sql = sql;
    }

    /** All but the blanks, in order. */
    public static List<SqlToken> scan(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        List<SqlToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
                continue;
            }
            SqlToken token = scanner.token(at);
            tokens.add(token);
            at = token.end();
        }
        return tokens;
    }

    /** Whether the last thing in a text, comments aside, is a semicolon. */
    public static boolean endsWithSemicolon(String sql) {
        List<SqlToken> tokens = scan(sql).stream().filter(token -> token.kind() != SqlToken.Kind.COMMENT).toList();
        return !tokens.isEmpty() && tokens.getLast().is(sql, ";");
    }

    private SqlToken token(int at) {
        char c = sql.charAt(at);
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return new SqlToken(SqlToken.Kind.COMMENT, at, end < 0 ? sql.length() : end, true);
        }
        if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            return new SqlToken(SqlToken.Kind.COMMENT, at, end < 0 ? sql.length() : end + 2, end >= 0);
        }
        if (c == '\'' || c == '"' || c == '`') {
            return quoted(at, c);
        }
        if (Character.isLetter(c) || c == '_') {
            return new SqlToken(SqlToken.Kind.WORD, at, endOfWord(at), true);
        }
        if (Character.isDigit(c) || (c == '.' && at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1)))) {
            return new SqlToken(SqlToken.Kind.NUMBER, at, endOfNumber(at), true);
        }
        if (sql.startsWith("::", at)) {
            return new SqlToken(SqlToken.Kind.SIGN, at, at + 2, true);
        }
        if (c == ':' && at + 1 < sql.length() && isNameStart(sql.charAt(at + 1))) {
            return new SqlToken(SqlToken.Kind.PARAMETER, at, endOfWord(at + 1), true);
        }
        return new SqlToken(SqlToken.Kind.SIGN, at, at + 1, true);
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private int endOfWord(int at) {
        int end = at;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_'
                || sql.charAt(end) == '$')) {
            end++;
        }
        return end;
    }

    private int endOfNumber(int at) {
        int end = at;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            boolean sign = (c == '-' || c == '+') && Character.toLowerCase(sql.charAt(end - 1)) == 'e';
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !sign) {
                break;
            }
            end++;
        }
        return end;
    }

    /** A quote within is doubled. */
    private SqlToken quoted(int at, char quote) {
        SqlToken.Kind kind = quote == '\'' ? SqlToken.Kind.TEXT : SqlToken.Kind.NAME_IN_QUOTES;
        for (int i = at + 1; i < sql.length(); i++) {
            if (sql.charAt(i) == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return new SqlToken(kind, at, i + 1, true);
                }
            }
        }
        return new SqlToken(kind, at, sql.length(), false);
    }
}
