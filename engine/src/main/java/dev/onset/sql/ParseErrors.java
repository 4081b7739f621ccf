package dev.onset.sql;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.error.Suggestions;

/** What is wrong with a text that does not parse, in plain words. */
final class ParseErrors {

    private static final List<String> BEGINNINGS = List.of("SELECT", "WITH", "VALUES");
    private static final int MOST_EXPECTATIONS = 6;

    private ParseErrors() {}

    static String message(SqlParseException e, String sql) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (text.contains("<EOF>")) {
            return "The statement ends too early" + expected(e);
        }
        if (text.startsWith("Non-query expression")) {
            String word = sql.strip().split("\\W", 2)[0];
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
            if (found.endsWith("'")) {
                return "The text that begins with a single quote here does not end";
            }
            return "Did not expect '" + found + "' here" + expected(e);
        }
        if (text.startsWith("Incorrect syntax near the keyword")) {
            String word = between(text, "keyword '", "'");
            return endsWith(sql, word) ? "The statement ends too early after " + word
                    : "Did not expect " + word + ", or what follows it; a column of this name stands in double quotes";
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
