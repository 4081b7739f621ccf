package dev.onset.exec.files;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/**
 * What the elements of a list are. The engine's ARRAY does not say it, files must: it is found by looking at values.
 *
 * @param type of an element
 * @param element of an element that is a list itself; null otherwise, and where it is not known
 */
record ElementType(DataType type, @Nullable ElementType element) {

    /** What a list whose elements nobody has seen is written as. */
    static final ElementType UNKNOWN = new ElementType(DataType.VARCHAR, null);

    /** The type of the elements of a list; null: it has none but NULLs. */
    static @Nullable ElementType of(List<?> list) {
        ElementType found = null;
        for (Object value : list) {
            found = widened(found, ofValue(value));
        }
        return found;
    }

    private static @Nullable ElementType ofValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> new ElementType(DataType.BOOLEAN, null);
            case Long number -> new ElementType(DataType.BIGINT, null);
            case Number number -> new ElementType(DataType.DOUBLE, null);
            case Map<?, ?> map -> new ElementType(DataType.MAP, null);
            case List<?> list -> new ElementType(DataType.ARRAY, of(list));
            default -> UNKNOWN;
        };
    }

    /** A type for both; text where they have nothing in common. */
    static @Nullable ElementType widened(@Nullable ElementType first, @Nullable ElementType second) {
        if (first == null || first.equals(second)) {
            return first == null ? second : first;
        }
        if (second == null) {
            return first;
        }
        if (first.type.isNumeric() && second.type.isNumeric()) {
            return new ElementType(DataType.DOUBLE, null);
        }
        return first.type == DataType.ARRAY && second.type == DataType.ARRAY
                ? new ElementType(DataType.ARRAY, widened(first.element, second.element))
                : UNKNOWN;
    }

    /** Whether nothing is left to be found out. */
    boolean isKnown() {
        return type != DataType.ARRAY || (element != null && element.isKnown());
    }
}
