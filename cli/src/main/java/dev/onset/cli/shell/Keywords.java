package dev.onset.cli.shell;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words of SQL that are highlighted and offered. */
final class Keywords {

    private static final Set<String> ALL = new TreeSet<>(Set.of("ALL", "ANALYZE", "AND", "AS", "ASC", "BETWEEN", "BY",
            "CASE", "CAST", "COLUMNS", "COPY", "CREATE", "CROSS", "CURRENT", "CURRENT_TIMESTAMP", "DATE", "DELETE",
            "DESC", "DESCRIBE", "DESCRIPTOR", "DISTINCT", "DROP", "ELSE", "END", "ESCAPE", "EXCEPT", "EXCLUDE",
            "EXISTS", "EXPLAIN", "FALSE", "FILTER", "FIRST", "FOLLOWING", "FORMAT", "FROM", "FULL", "FUNCTION",
            "FUNCTIONS", "GROUP", "GROUPING", "HAVING", "IF", "ILIKE", "IN", "INNER", "INSERT", "INTERSECT",
            "INTERVAL", "INTO", "IS", "JOIN", "LAST", "LATERAL", "LEFT", "LIKE", "LIMIT", "NATURAL", "NOT", "NULL",
            "NULLS", "OFFSET", "ON", "OR", "ORDER", "OUTER", "OVER", "PARTITION", "PRECEDING", "QUALIFY", "RANGE",
            "REPLACE", "RESET", "RIGHT", "ROLLUP", "ROWS", "SCHEMA", "SCHEMAS", "SELECT", "SET", "SETS", "SHOW",
            "TABLE", "TABLES",
            "THEN", "TIMESTAMP", "TO", "TRUE", "TRY_CAST", "UNBOUNDED", "UNION", "UNNEST", "UPDATE", "USING",
            "VALUES", "VIEW", "VIEWS", "WHEN", "WHERE", "WINDOW", "WITH", "WITHIN"));

    private Keywords() {}

    static boolean contains(String word) {
        return ALL.contains(word.toUpperCase(Locale.ROOT));
    }

    /** In alphabetical order. */
    static Set<String> all() {
        return ALL;
    }
}
