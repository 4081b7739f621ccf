package dev.onset.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The format of SQLite's logic tests. The files are a gigabyte together, most of it queries that a sample has not: these are
 * passed over as bytes.
 *
 * @see <a href="https://www.sqlite.org/sqllogictest/doc/trunk/about.wiki">About Sqllogictest</a>
 */
final class LogicTestFile {

    /** What we are called in skipif and onlyif: no other database, so that all that is meant for everybody is run. */
    private static final String ENGINE = "onset";

    private final byte[] text;
    private final LogicTestSample sample;
    private final List<LogicTestRecord> records = new ArrayList<>();
    /** Where the next line begins. */
    private int at;
    /** The number of the line that was read last. */
    private int line;
    private int statements;
    private int queries;

    private LogicTestFile(byte[] text, LogicTestSample sample) {
        this.text = text;
        this.sample = sample;
    }

    /** All statements up to the last one that the sample has, and the queries that it has. */
    static List<LogicTestRecord> parse(byte[] text, LogicTestSample sample) {
        LogicTestFile file = new LogicTestFile(text, sample);
        while (file.record()) {
            // The next one.
        }
        return file.records;
    }

    private boolean atEnd() {
        return at >= text.length;
    }

    private String next() {
        int start = at;
        passLine();
        int end = at > start && text[at - 1] == '\n' ? at - 1 : at;
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    private void passLine() {
        while (at < text.length && text[at++] != '\n') {
            // On to the next line.
        }
        line++;
    }

    private void passRecord() {
        while (!atEnd() && text[at] != '\n') {
            passLine();
        }
    }

    /** @return whether there is more to come */
    private boolean record() {
        boolean wanted = true;
        while (!atEnd()) {
            if (text[at] == '\n' || text[at] == '#') {
                passLine();
                continue;
            }
            if (text[at] == 'q' && !(wanted && sample.has(queries))) {
                queries += wanted ? 1 : 0;
                passRecord();
                return true;
            }
            String[] words = words(next());
            switch (words[0]) {
                case "skipif" -> wanted &= !words[1].equals(ENGINE);
                case "onlyif" -> wanted &= words[1].equals(ENGINE);
                case "halt" -> {
                    return !wanted;
                }
                case "statement" -> {
                    return statement(words[1].equals("ok"), wanted);
                }
                case "query" -> {
                    queries++;
                    query(words);
                    return true;
                }
                default -> {
                    // hash-threshold.
                }
            }
        }
        return false;
    }

    /** Without what stands behind a #. A single space splits without a regular expression, which these many lines would notice. */
    private static String[] words(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip().split(" ");
    }

    private boolean statement(boolean ok, boolean wanted) {
        int start = line;
        String sql = textUpTo("");
        if (wanted) {
            if (statements++ == sample.statements()) {
                return false;
            }
            records.add(new LogicTestRecord.Statement(start, sql, ok));
        }
        return true;
    }

    /** Lines up to an empty one, or to the one that ends them. */
    private String textUpTo(String end) {
        StringBuilder lines = new StringBuilder();
        while (!atEnd()) {
            String next = next();
            if (next.isEmpty() || next.equals(end)) {
                break;
            }
            lines.append(lines.isEmpty() ? "" : "\n").append(next);
        }
        return lines.toString();
    }

    private void query(String[] words) {
        int start = line;
        String sql = textUpTo("----");
        List<String> expected = new ArrayList<>();
        while (!atEnd()) {
            String value = next();
            if (value.isBlank()) {
                break;
            }
            expected.add(value);
        }
        LogicTestRecord.SortMode sort = words.length < 3
                ? LogicTestRecord.SortMode.NOSORT
                : LogicTestRecord.SortMode.valueOf(words[2].toUpperCase(Locale.ROOT));
        records.add(new LogicTestRecord.Query(start, sql, words[1], sort, expected));
    }
}
