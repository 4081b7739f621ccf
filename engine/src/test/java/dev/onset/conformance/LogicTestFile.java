package dev.onset.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The format of SQLite's logic tests. Files are large, a gigabyte together, so that they are read line by line, and queries
 * that are not wanted are passed over.
 *
 * @see <a href="https://www.sqlite.org/sqllogictest/doc/trunk/about.wiki">About Sqllogictest</a>
 */
final class LogicTestFile {

    /** What we are called in skipif and onlyif: no other database, so that all that is meant for everybody is run. */
    private static final String ENGINE = "onset";

    private final BufferedReader lines;
    private final LogicTestSample sample;
    private final List<LogicTestRecord> records = new ArrayList<>();
    private int line;
    private int statements;
    private int queries;

    private LogicTestFile(BufferedReader lines, LogicTestSample sample) {
        this.lines = lines;
        this.sample = sample;
    }

    /** All statements up to the last one that the sample has, and the queries that it has. */
    static List<LogicTestRecord> parse(BufferedReader lines, LogicTestSample sample) throws IOException {
        LogicTestFile file = new LogicTestFile(lines, sample);
        while (file.record()) {
            // The next one.
        }
        return file.records;
    }

    private @Nullable String next() throws IOException {
        line++;
        return lines.readLine();
    }

    /** @return whether there is more to come */
    private boolean record() throws IOException {
        boolean wanted = true;
        for (String text = next(); text != null; text = next()) {
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            int comment = text.indexOf('#');
            String[] words = (comment < 0 ? text : text.substring(0, comment)).strip().split("\\s+");
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
                    query(words, wanted);
                    return true;
                }
                default -> {
                    // hash-threshold.
                }
            }
        }
        return false;
    }

    private boolean statement(boolean ok, boolean wanted) throws IOException {
        int at = line;
        StringBuilder sql = new StringBuilder();
        for (String text = next(); text != null && !text.isBlank(); text = next()) {
            sql.append(sql.isEmpty() ? "" : "\n").append(text);
        }
        if (wanted) {
            if (statements++ == sample.statements()) {
                return false;
            }
            records.add(new LogicTestRecord.Statement(at, sql.toString(), ok));
        }
        return true;
    }

    private void query(String[] words, boolean wanted) throws IOException {
        int at = line;
        boolean taken = wanted && sample.has(queries++);
        StringBuilder sql = new StringBuilder();
        String text = next();
        for (; text != null && !text.isBlank() && !text.equals("----"); text = next()) {
            if (taken) {
                sql.append(sql.isEmpty() ? "" : "\n").append(text);
            }
        }
        List<String> expected = new ArrayList<>();
        if (text != null && text.equals("----")) {
            for (text = next(); text != null && !text.isBlank(); text = next()) {
                expected.add(text);
            }
        }
        LogicTestRecord.SortMode sort = words.length < 3
                ? LogicTestRecord.SortMode.NOSORT
                : LogicTestRecord.SortMode.valueOf(words[2].toUpperCase(Locale.ROOT));
        if (taken) {
            records.add(new LogicTestRecord.Query(at, sql.toString(), words[1], sort, expected));
        }
    }
}
