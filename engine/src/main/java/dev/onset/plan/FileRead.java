package dev.onset.plan;

import java.util.List;
import java.util.Map;

/**
 * Files that stand for a table.
 *
 * @param function that names their format, see {@link FileTables}
 * @param files paths or patterns
 * @param options by name in lower case; a value is a String, Long, Double, Boolean, a List of texts or a Map of texts
 * @param columnTypes what the format calls the types of the columns, by name, once they are known
 */
public record FileRead(String function, List<String> files, Map<String, Object> options,
        Map<String, String> columnTypes) {
    public FileRead {
        files = List.copyOf(files);
        options = Map.copyOf(options);
        columnTypes = Map.copyOf(columnTypes);
    }

    public FileRead(String function, List<String> files, Map<String, Object> options) {
        this(function, files, options, Map.of());
    }
}
