package dev.onset.archive.arrow;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A column of a file, or a part of a nested one.
 *
 * @param name of the column
 * @param type of its values; for a dictionary-encoded column, of the dictionary's values
 * @param nullable whether it may hold nulls
 * @param dictionary the id of the dictionary that its 32-bit indexes point into, or {@link #NO_DICTIONARY}
 * @param children the parts of a list, map or struct
 * @param digits of a decimal; null for the other types
 */
public record ArrowField(String name, ArrowType type, boolean nullable, long dictionary, List<ArrowField> children,
        @Nullable Digits digits) {

    /** How many digits the values of a column have in all, and how many of them behind the point. */
    public record Digits(int precision, int scale) {}

    public static final long NO_DICTIONARY = -1;

    public ArrowField {
        children = List.copyOf(children);
    }

    ArrowField(String name, ArrowType type, boolean nullable, long dictionary, List<ArrowField> children) {
        this(name, type, nullable, dictionary, children, null);
    }

    public static ArrowField of(String name, ArrowType type) {
        return new ArrowField(name, type, false, NO_DICTIONARY, List.of());
    }

    /** A text column whose values are indexes into a dictionary. */
    public static ArrowField dictionary(String name, long dictionary) {
        return new ArrowField(name, ArrowType.UTF8, false, dictionary, List.of());
    }

    public static ArrowField decimal(String name, int precision, int scale) {
        return new ArrowField(name, ArrowType.DECIMAL, false, NO_DICTIONARY, List.of(), new Digits(precision, scale));
    }

    public static ArrowField list(String name, ArrowField item) {
        return new ArrowField(name, ArrowType.LIST, false, NO_DICTIONARY, List.of(item));
    }

    /** A map from text to nullable text. */
    public static ArrowField textMap(String name) {
        ArrowField entries = new ArrowField("entries", ArrowType.STRUCT, false, NO_DICTIONARY,
                List.of(of("key", ArrowType.UTF8), of("value", ArrowType.UTF8).orNull()));
        return new ArrowField(name, ArrowType.MAP, false, NO_DICTIONARY, List.of(entries));
    }

    /** The same, but it may hold nulls. */
    public ArrowField orNull() {
        return new ArrowField(name, type, true, dictionary, children, digits);
    }

    public boolean isDictionaryEncoded() {
        return dictionary != NO_DICTIONARY;
    }

    /** The type as Arrow's documentation writes it, such as {@code list<float64>}. */
    public String typeLabel() {
        return switch (type) {
            case LIST -> "list<" + children.getFirst().typeLabel() + ">";
            case MAP -> "map<" + parts(children.getFirst()) + ">";
            case STRUCT -> "struct<" + parts(this) + ">";
            case DECIMAL -> type.label() + "(" + decimalDigits().precision + ", " + decimalDigits().scale + ")";
            default -> isDictionaryEncoded() ? "dictionary<" + type.label() + ">" : type.label();
        };
    }

    Digits decimalDigits() {
        return Objects.requireNonNull(digits, "the digits of a decimal");
    }

    private static String parts(ArrowField struct) {
        return String.join(", ", struct.children.stream().map(ArrowField::typeLabel).toList());
    }
}
