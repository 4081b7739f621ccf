package dev.onset.archive.arrow;

/** The Arrow types that the archive uses. */
public enum ArrowType {
    UTF8("utf8"), INT8("int8"), INT16("int16"), INT32("int32"), INT64("int64"), FLOAT64("float64"), BOOLEAN("bool"),
    /** Microseconds since 1970 in UTC. */
    TIMESTAMP("timestamp[us, UTC]"),
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
