package dev.onset.exec.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Numbers as text and back, as DuckDB writes and reads them. */
public final class NumberText {

    private static final int MAX_FIXED_EXPONENT = 16;
    private static final int MIN_FIXED_EXPONENT = -4;
    private static final int MAX_DIGITS_OF_LONG = 19;

    private NumberText() {}

    /**
     * The shortest text that gives the same number again: {@code 0.1}, {@code 3.0}, {@code 1e-05}, {@code 1e+20},
     * {@code nan}, {@code inf}, {@code -inf}.
     */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= MIN_FIXED_EXPONENT && exponent < MAX_FIXED_EXPONENT) {
            String text = decimal.toPlainString();
            return text.indexOf('.') < 0 ? text + ".0" : text;
        }
        String digits = decimal.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e"
                + (exponent < 0 ? "-" : "+") + "%02d".formatted(Math.abs(exponent));
    }

    /** The number that a text stands for; null if it is none. */
    public static @Nullable Double parseDouble(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        char last = stripped.charAt(stripped.length() - 1);
        boolean plain = Character.isDigit(last) || last == '.';
        if (plain && stripped.indexOf('x') < 0 && stripped.indexOf('X') < 0) {
            try {
                return Double.valueOf(stripped);
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return switch (stripped.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    /** The whole number that a text stands for, rounded half away from zero; null if it is none or out of range. */
    public static @Nullable Long parseLong(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || !isDecimal(stripped)) {
            return null;
        }
        try {
            if (stripped.indexOf('.') < 0 && stripped.indexOf('e') < 0 && stripped.indexOf('E') < 0) {
                return Long.valueOf(stripped);
            }
            BigDecimal decimal = new BigDecimal(stripped);
            if (decimal.precision() - (long) decimal.scale() > MAX_DIGITS_OF_LONG) {
                return null;
            }
            if (decimal.precision() - (long) decimal.scale() < 0) {
                return 0L;
            }
            return decimal.setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }
}
