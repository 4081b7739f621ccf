package dev.onset.ingest.reader;

import java.util.Locale;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** Numbers as loggers write them as text. */
public final class LogNumbers {

    private LogNumbers() {}

    /** Whether the text stands for "not logged". */
    public static boolean isMissing(CharSequence text) {
        String trimmed = text.toString().strip();
        return trimmed.isEmpty() || trimmed.equals("None") || trimmed.equals("null") || trimmed.equals("NULL")
                || trimmed.equals("<NA>");
    }

    /**
     * A number in decimal or scientific notation, or one of {@code nan}, {@code inf}, {@code infinity} with a sign or
     * without, in any case.
     *
     * @throws NumberFormatException if it is none
     */
    public static double parse(char[] text, int offset, int length) {
        int end = offset + length;
        if (length > 0 && isDigit(text[end - 1])) {
            return JavaDoubleParser.parseDouble(text, offset, length);
        }
        return parseWord(new String(text, offset, length));
    }

    /** As {@link #parse(char[], int, int)}; a single comma may stand for the point. */
    public static double parseWithComma(char[] text, int offset, int length) {
        String number = new String(text, offset, length);
        int comma = number.indexOf(',');
        boolean decimal = comma >= 0 && comma == number.lastIndexOf(',') && number.indexOf('.') < 0;
        return parse(decimal ? number.replace(',', '.') : number);
    }

    /** As {@link #parse(char[], int, int)}. */
    public static double parse(String text) {
        if (!text.isEmpty() && isDigit(text.charAt(text.length() - 1))) {
            return JavaDoubleParser.parseDouble(text);
        }
        return parseWord(text);
    }

    private static double parseWord(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> parseDecimal(word);
        };
    }

    private static double parseDecimal(String word) {
        // Java's own notation knows suffixes (1f) that are no numbers in a log; "1." is one.
        if (word.isEmpty() || (!isDigit(word.charAt(word.length() - 1)) && !word.endsWith("."))) {
            throw new NumberFormatException("'" + word + "' is not a number");
        }
        return JavaDoubleParser.parseDouble(word);
    }

    /** The value as a step, or {@link Long#MIN_VALUE} if it is no whole number. */
    public static long step(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p62 ? (long) value : Long.MIN_VALUE;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
