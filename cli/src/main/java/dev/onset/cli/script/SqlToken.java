package dev.onset.cli.script;

/**
 * A piece of SQL text.
 *
 * @param start where it begins
 * @param end behind its last character
 * @param closed whether a quote or comment that begins also ends
 */
public record SqlToken(Kind kind, int start, int end, boolean closed) {

    /** What it is. */
    public enum Kind {
        WORD, NAME_IN_QUOTES, TEXT, NUMBER, COMMENT, PARAMETER, SIGN
    }

    /** Its text. */
    public String in(String sql) {
        return sql.substring(start, end);
    }

    public boolean is(String sql, String text) {
        return end - start == text.length() && sql.regionMatches(true, start, text, 0, text.length());
    }
}
