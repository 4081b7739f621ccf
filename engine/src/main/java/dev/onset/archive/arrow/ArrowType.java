package dev.onset.archive.arrow;

/** The Arrow types that the archive and its exports use. */
public enum ArrowType {
    UTF8("utf8"), INT8("int8"), INT16("int16"), INT32("int32"), INT64("int64"), FLOAT64("float64"), BOOLEAN("bool"),
    /** Whole numbers of 16 bytes, counted in the last digit of the scale; only in exports. */
    DECIMAL("decimal128"),
    /** Microseconds since 1970 in UTC. */
    TIMESTAMP("timestamp[us, UTC]"),
    /** Days since 1970. */
    DATE("date32[day]"),
    /** Microseconds since midnight. */
    TIME("time64[us]"), DURATION("duration[us]"), MONTHS("month_interval"),
    /** One child: the items. */
    LIST("list"),
    /** One child: a struct of key and value. */
    MAP("map"), STRUCT("struct");

    private final String label;

    ArrowType(String label) {
        this.label = label;
    }

    /** As Arrow's documentation writes it. */
    public String label() {
        return label;
    }
}
