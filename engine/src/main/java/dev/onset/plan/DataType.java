package dev.onset.plan;

/**
 * The SQL types that Onset computes with. DECIMAL, REAL and FLOAT are DOUBLE; TINYINT and SMALLINT are INTEGER; CHAR is
 * VARCHAR.
 */
public enum DataType {
    BOOLEAN(Layout.BOOLEAN), INTEGER(Layout.LONG), BIGINT(Layout.LONG), DOUBLE(Layout.DOUBLE), VARCHAR(Layout.TEXT),
    /** Days since 1970-01-01. */
    DATE(Layout.LONG),
    /** Microseconds since midnight. */
    TIME(Layout.LONG),
    /** Microseconds since 1970-01-01T00:00 UTC, without a zone. */
    TIMESTAMP(Layout.LONG),
    /** Microseconds. */
    INTERVAL_DAY_TIME(Layout.LONG),
    /** Months. */
    INTERVAL_YEAR_MONTH(Layout.LONG),
    /** {@code java.util.Map<String, String>}, in key order. */
    MAP(Layout.OBJECT),
    /** {@code java.util.List} of values: Long, Double, String, Boolean, or null. */
    ARRAY(Layout.OBJECT),
    /** The type of a bare NULL. */
    NULL(Layout.LONG);

    /** How a column of a type lies in memory. */
    public enum Layout {
        BOOLEAN, LONG, DOUBLE, TEXT, OBJECT
    }

    private final Layout layout;

    DataType(Layout layout) {
        this.layout = layout;
    }

    public Layout layout() {
        return layout;
    }

    public boolean isNumeric() {
        return this == INTEGER || this == BIGINT || this == DOUBLE;
    }
}
