package dev.onset.sql.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;

/** What is wrong with a text that does not parse, in plain words. */
final class ParseErrors {

    private static final List<String> BEGINNINGS = List.of("SELECT", "WITH", "VALUES");
    /** What the statements of other systems are here. */
    private static final Map<String, String> OTHER_STATEMENTS = Map.ofEntries(
            Map.entry("ALTER", "Tables cannot be altered; CREATE OR REPLACE TABLE t AS SELECT … makes one anew"),
            Map.entry("ATTACH", "There is one archive at a time, and no ATTACH; open another one beside it"),
            Map.entry("PRAGMA", "There is no PRAGMA; SHOW TABLES, DESCRIBE runs, SHOW ALL and SET do what it does"),
            Map.entry("TRUNCATE", "There is no TRUNCATE; DELETE FROM t removes all rows"),
            Map.entry("MERGE", "There is no MERGE; UPDATE and INSERT do what it does in two statements"),
            Map.entry("BEGIN", "There are no transactions: each statement changes all that it says, or nothing"),
            Map.entry("COMMIT", "There are no transactions: each statement changes all that it says, or nothing"),
            Map.entry("ROLLBACK", "There are no transactions: each statement changes all that it says, or nothing"),
            Map.entry("START", "There are no transactions: each statement changes all that it says, or nothing"),
            Map.entry("PIVOT",
                    "PIVOT stands behind a table: SELECT * FROM t PIVOT (SUM(x) FOR k IN ('a', 'b'))"),
            Map.entry("UNPIVOT",
                    "UNPIVOT stands behind a table: SELECT * FROM t UNPIVOT (x FOR k IN (a, b))"),
            Map.entry("FROM", "A query begins with SELECT: SELECT * FROM …"));
    private static final int MOST_EXPECTATIONS = 6;

    private ParseErrors() {}

    /** @param sql what was parsed */
    static OnsetException of(SqlParseException e, String sql) {
        if (e.getCause() instanceof StackOverflowError) {
            return new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "The statement is nested too deeply to be read", null, e);
        }
        SqlParserPos place = e.getPos();
        boolean known = place != null && place.getLineNum() > 0;
        String text = String.valueOf(e.getMessage());
        checkBeginning(sql);
        if (text.startsWith("Encountered ") || text.startsWith("Incorrect syntax near")) {
            OnsetException hint = known
                    ? SyntaxHints.find(sql, place.getLineNum(), place.getColumnNum())
                    : null;
            if (hint != null) {
                return hint;
            }
        }
        return new OnsetException(OnsetException.Category.SYNTAX, message(e, sql), Positions.of(place), e);
    }

    /** An error that says what a statement of other systems is here, if this is one. */
    static void checkBeginning(String sql) {
        String first = sql.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
        String other = OTHER_STATEMENTS.get(first);
        if (other != null) {
            throw new OnsetException(first.equals("FROM") ? OnsetException.Category.SYNTAX
                    : OnsetException.Category.NOT_SUPPORTED, other, first(sql, first), null);
        }
    }

    /** Where the first word stands. */
    private static OnsetException.Position first(String sql, String word) {
        String before = sql.substring(0, sql.length() - sql.stripLeading().length());
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return new OnsetException.Position(line, column, line, column + word.length() - 1);
    }

    private static String message(SqlParseException e, String sql) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (text.contains("<EOF>")) {
            return "The statement ends too early" + expected(e);
        }
        if (text.startsWith("Non-query expression")) {
            String word = sql.strip().split("\\W", 2)[0];
            if (word.isEmpty()) {
                return "There is no query in these parentheses; one begins with SELECT, WITH or VALUES";
            }
            String near = Suggestions.nearest(word, BEGINNINGS);
            return "A query begins with SELECT, WITH or VALUES, not with " + word
                    + (near == null ? "" : "; did you mean " + near + "?");
        }
        if (text.startsWith("Lexical error")) {
            return "Cannot read the character " + at(sql, e.getPos())
                    + "; texts stand in single quotes, names with special characters in double quotes";
        }
        if (text.startsWith("Encountered ")) {
            String found = between(text, "Encountered \"", "\" at line").replace("\\'", "'");
            return "Did not expect '" + found + "' here" + expected(e);
        }
        if (text.startsWith("Incorrect syntax near the keyword")) {
            String word = between(text, "keyword '", "'");
            return endsWith(sql, word) ? "The statement ends too early after " + word
                    : "Did not expect " + word + ", or what follows it; a column of this name stands in double quotes";
        }
        if (text.startsWith("BETWEEN operator has no terminating AND")) {
            return "BETWEEN is followed by two values: BETWEEN 1 AND 10";
        }
        int place = text.indexOf(" at line ");
        return place < 0 ? text : text.substring(0, place);
    }

    private static boolean endsWith(String sql, String word) {
        return sql.stripTrailing().toUpperCase(Locale.ROOT).endsWith(word.toUpperCase(Locale.ROOT));
    }

    private static String at(String sql, @Nullable SqlParserPos position) {
        String character = position == null ? null : new SourceText(sql).text(position);
        return character == null ? "" : character;
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        int end = text.indexOf(after, start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** Names what could stand here, if that is little. */
    private static String expected(SqlParseException e) {
        int[][] sequences = e.getExpectedTokenSequences();
        String[] images = e.getTokenImages();
        if (sequences == null || images == null) {
            return "";
        }
        TreeSet<String> words = new TreeSet<>();
        for (int[] sequence : sequences) {
            String image = images[sequence[0]];
            if (image.startsWith("\"")) {
                words.add(image.substring(1, image.length() - 1).toUpperCase(Locale.ROOT));
            }
        }
        return words.isEmpty() || words.size() > MOST_EXPECTATIONS ? "" : "; expected " + String.join(" or ", words);
    }
}
