package dev.onset.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Runs the records of one file on a connection of its own. */
final class LogicTestRun {

    /**
     * What went wrong.
     *
     * @param wrong whether rows came back that were not the right ones; otherwise it is an error
     */
    record Failure(LogicTestRecord record, boolean wrong, String message) {}

    /** Nothing takes that long, except where the machine is busy with something else. */
    private static final int SECONDS_A_QUERY = 300;
    private static final String HASHED = " values hashing to ";
    private static final Pattern INTEGER = Pattern.compile("^\\s*[-+]?\\d+");
    private static final Pattern NOT_SHOWN = Pattern.compile("[^ -~]");

    private final Statement statement;
    private final List<Failure> failures = new ArrayList<>();

    private LogicTestRun(Statement statement) {
        this.statement = statement;
    }

    static List<Failure> run(Connection connection, List<LogicTestRecord> records) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS_A_QUERY);
            LogicTestRun run = new LogicTestRun(statement);
            for (LogicTestRecord record : records) {
                switch (record) {
                    case LogicTestRecord.Statement one -> run.execute(one);
                    case LogicTestRecord.Query query -> run.query(query);
                }
            }
            return run.failures;
        }
    }

    private void execute(LogicTestRecord.Statement record) {
        try {
            statement.execute(record.sql());
            if (!record.ok()) {
                failures.add(new Failure(record, true, "an error was expected"));
            }
        } catch (SQLException e) {
            if (record.ok()) {
                failures.add(new Failure(record, false, String.valueOf(e.getMessage())));
            }
        }
    }

    private void query(LogicTestRecord.Query query) {
        try (ResultSet rows = statement.executeQuery(query.sql())) {
            List<String> values = values(rows, query);
            boolean hashed = query.expected().size() == 1 && query.expected().getFirst().contains(HASHED);
            String found = hashed ? values.size() + HASHED + hash(values) : "";
            if (hashed ? !query.expected().getFirst().equals(found) : !query.expected().equals(values)) {
                failures.add(new Failure(query, true, "expected " + shown(query.expected()) + ", found "
                        + (hashed ? found : shown(values))));
            }
        } catch (SQLException e) {
            failures.add(new Failure(query, false, String.valueOf(e.getMessage())));
        }
    }

    private static String shown(List<String> values) {
        return values.size() <= 6 ? values.toString() : values.subList(0, 6) + " … " + values.size();
    }

    private static List<String> values(ResultSet rows, LogicTestRecord.Query query) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        if (columns != query.types().length()) {
            throw new SQLException("the result has " + columns + " columns instead of " + query.types().length());
        }
        while (rows.next()) {
            List<String> row = new ArrayList<>(columns);
            for (int i = 0; i < columns; i++) {
                row.add(value(rows, i + 1, query.types().charAt(i)));
            }
            all.add(row);
        }
        if (query.sort() == LogicTestRecord.SortMode.ROWSORT) {
            all.sort(LogicTestRun::compare);
        }
        List<String> values = new ArrayList<>();
        all.forEach(values::addAll);
        if (query.sort() == LogicTestRecord.SortMode.VALUESORT) {
            Collections.sort(values);
        }
        return values;
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = Comparator.<String>naturalOrder().compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** As SQLite's runner prints it. */
    private static String value(ResultSet rows, int column, char type) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return "NULL";
        }
        return switch (type) {
            case 'I' -> value instanceof Number number
                    ? Long.toString(number.longValue())
                    : value instanceof Boolean flag ? flag ? "1" : "0" : integer(value.toString());
            case 'R' -> value instanceof Number number
                    ? String.format(Locale.ROOT, "%.3f", number.doubleValue())
                    : value.toString();
            default -> text(rows.getString(column));
        };
    }

    /** As C's atoi reads it. */
    private static String integer(String text) {
        var digits = INTEGER.matcher(text);
        return digits.find() ? digits.group().strip() : "0";
    }

    private static String text(String text) {
        return text.isEmpty() ? "(empty)" : NOT_SHOWN.matcher(text).replaceAll("@");
    }

    private static String hash(List<String> values) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            for (String value : values) {
                md5.update(value.getBytes(StandardCharsets.UTF_8));
                md5.update((byte) '\n');
            }
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
