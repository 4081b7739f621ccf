package dev.onset.plan;

import java.util.List;

/**
 * A query with a name.
 *
 * @param sql its text
 * @param columns what its columns are called; empty: as the query says
 */
public record View(String name, String sql, List<String> columns) {
    public View {
        columns = List.copyOf(columns);
    }
}
