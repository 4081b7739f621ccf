package dev.onset.cli.demo.logs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Comma-separated values with the line ends of Python's csv module. */
final class CsvText {
    private static final String LINE_END = "\r\n";

    private final List<String> columns;
    private final StringBuilder text = new StringBuilder();

    CsvText(List<String> columns) {
        this.columns = List.copyOf(columns);
        text.append(String.join(",", columns)).append(LINE_END);
    }

    /** Adds a row; a column without a value stays empty. */
    void add(Map<String, ?> row) {
        if (!columns.containsAll(row.keySet())) {
            throw new IllegalArgumentException("the row " + row.keySet() + " has more than the columns " + columns);
        }
        text.append(columns.stream()
                .map(column -> row.containsKey(column) ? PythonText.of(row.get(column)) : "")
                .collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
