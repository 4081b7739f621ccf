package dev.onset.exec.files;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.onset.error.OnsetException;
import dev.onset.plan.FileRead;

/** What DuckDB says about a file that it reads, in a line that names file, row and column where they are known. */
final class FileErrors {

    private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern CSV_FILE = Pattern.compile("(?m)^\\s*file = (.+)$");
    private static final Pattern CSV_VALUE = Pattern.compile(
            "Error when converting column \"(.*?)\"\\. Could not convert string \"(.*?)\" to '(.*?)'", Pattern.DOTALL);
    private static final Pattern CSV_COLUMNS = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");
    private static final Pattern JSON = Pattern
            .compile("(?:Malformed JSON|JSON transform error) in file \"(.*?)\", (?:at byte \\d+ )?in (.*)");
    private static final Pattern KIND = Pattern.compile("^(?:\\w+ )+Error: ");

    private FileErrors() {}

    static OnsetException translate(FileRead read, SQLException e) {
        String text = String.valueOf(e.getMessage());
        if (text.toLowerCase(java.util.Locale.ROOT).startsWith("out of memory")) {
            return DuckDb.error(read.function(), e);
        }
        return new OnsetException(OnsetException.Category.DATA, message(read, text), null, e);
    }

    private static String message(FileRead read, String text) {
        Matcher line = CSV_LINE.matcher(text);
        if (line.find()) {
            Matcher file = CSV_FILE.matcher(text);
            return (file.find() ? file.group(1).strip() : String.join(", ", read.files())) + ", line "
                    + line.group(1) + csvReason(read, text);
        }
        Matcher json = JSON.matcher(text.lines().findFirst().orElse(""));
        if (json.find()) {
            return json.group(1) + ", " + json.group(2).strip();
        }
        String first = KIND.matcher(text.lines().findFirst().orElse("").strip()).replaceFirst("");
        return first.startsWith("No files found") ? "No file matches " + names(read.files())
                : read.function() + " of " + names(read.files()) + ": " + first;
    }

    private static String csvReason(FileRead read, String text) {
        Matcher value = CSV_VALUE.matcher(text);
        if (value.find()) {
            String column = value.group(1);
            boolean named = read.options().get("types") instanceof java.util.Map<?, ?> types
                    && types.containsKey(column);
            return ", column " + column + ": '" + value.group(2) + "' is no " + value.group(3) + (named
                    ? ""
                    : ", as the values before it are; sample_size => -1 looks at all rows, types => MAP['" + column
                            + "', 'VARCHAR'] names the type");
        }
        Matcher columns = CSV_COLUMNS.matcher(text);
        if (columns.find()) {
            return ": " + columns.group(2) + " values, and there are " + columns.group(1) + " columns";
        }
        List<String> lines = text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
        return lines.size() > 2 ? ": " + lines.get(2) : "";
    }

    static String names(List<String> files) {
        return files.isEmpty() ? "no files"
                : "'" + files.getFirst() + "'" + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "");
    }
}
