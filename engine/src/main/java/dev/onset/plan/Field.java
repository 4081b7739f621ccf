package dev.onset.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A named, typed column of a table or of a query's result.
 *
 * @param nullable whether NULLs can occur; true when unsure
 * @param decimal of a column of type DOUBLE that is a DECIMAL to users; otherwise null
 * @param element of a column of type ARRAY what its elements are, as far as it is known; otherwise null
 */
public record Field(String name, DataType type, boolean nullable, @Nullable DecimalDigits decimal,
        @Nullable Field element) {

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+), (\\d+)\\)");

    public Field(String name, DataType type, boolean nullable) {
        this(name, type, nullable, null, null);
    }

    public Field(String name, DataType type, boolean nullable, @Nullable DecimalDigits decimal) {
        this(name, type, nullable, decimal, null);
    }

    /** The elements of an array, of which each may be NULL. */
    public static Field element(DataType type, @Nullable DecimalDigits decimal, @Nullable Field element) {
        return new Field("element", type, true, decimal, element);
    }

    /** @param typeName what {@link #typeName()} says */
    public static Field of(String name, String typeName, boolean nullable) {
        Matcher decimal = DECIMAL.matcher(typeName);
        return decimal.matches()
                ? new Field(name, DataType.DOUBLE, nullable,
                        new DecimalDigits(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2))))
                : new Field(name, DataType.valueOf(typeName), nullable);
    }

    /** The type as users see it. */
    public String typeName() {
        return decimal == null ? type.name() : decimal.toString();
    }

    /** The same column under another name. */
    public Field named(String other) {
        return new Field(other, type, nullable, decimal, element);
    }

    /** The same column as the engine computes with it: a DECIMAL is a DOUBLE. */
    public Field withoutDecimal() {
        return decimal == null ? this : new Field(name, type, nullable, null, element);
    }

    /** The same column, in which NULLs may or cannot occur. */
    public Field withNulls(boolean may) {
        return new Field(name, type, may, decimal, element);
    }
}
