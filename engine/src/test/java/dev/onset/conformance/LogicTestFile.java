package dev.onset.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The format of SQLite's logic tests.
 *
 * @see <a href="https://www.sqlite.org/sqllogictest/doc/trunk/about.wiki">About Sqllogictest</a>
 */
final class LogicTestFile {

    /** What we are called in skipif and onlyif: no other database, so that all that is meant for everybody is run. */
    private static final String ENGINE = "onset";

    private final List<String> lines;
    private final List<LogicTestRecord> records = new ArrayList<>();
    private int next;

    private LogicTestFile(String text) {
        this.lines = text.lines().toList();
    }

    static List<LogicTestRecord> parse(String text) {
        LogicTestFile file = new LogicTestFile(text);
        while (file.next < file.lines.size() && file.record()) {
            // The next one.
        }
        return file.records;
    }

    /** @return whether there is more to come */
    private boolean record() {
        boolean wanted = true;
        while (next < lines.size()) {
            String line = lines.get(next++).replaceFirst("\\s*#.*$", "").strip();
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "skipif" -> wanted &= !words[1].equals(ENGINE);
                case "onlyif" -> wanted &= words[1].equals(ENGINE);
                case "halt" -> {
                    if (wanted) {
                        return false;
                    }
                    return true;
                }
                case "statement" -> {
                    int at = next;
                    String sql = sql();
                    if (wanted) {
                        records.add(new LogicTestRecord.Statement(at, sql, words[1].equals("ok")));
                    }
                    return true;
                }
                case "query" -> {
                    query(words, wanted);
                    return true;
                }
                default -> {
                    // hash-threshold, comments and empty lines.
                }
            }
        }
        return false;
    }

    private String sql() {
        StringBuilder sql = new StringBuilder();
        while (next < lines.size() && !lines.get(next).isBlank() && !lines.get(next).equals("----")) {
            sql.append(sql.isEmpty() ? "" : "\n").append(lines.get(next++));
        }
        return sql.toString();
    }

    private void query(String[] words, boolean wanted) {
        int at = next;
        String sql = sql();
        List<String> expected = new ArrayList<>();
        if (next < lines.size() && lines.get(next).equals("----")) {
            next++;
            while (next < lines.size() && !lines.get(next).isBlank()) {
                expected.add(lines.get(next++));
            }
        }
        LogicTestRecord.SortMode sort = words.length < 3
                ? LogicTestRecord.SortMode.NOSORT
                : LogicTestRecord.SortMode.valueOf(words[2].toUpperCase(Locale.ROOT));
        if (wanted) {
            records.add(new LogicTestRecord.Query(at, sql, words[1], sort, expected));
        }
    }
}
