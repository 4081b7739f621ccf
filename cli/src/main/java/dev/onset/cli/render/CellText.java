package dev.onset.cli.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import dev.onset.api.ValueText;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** A value as a cell for people: one line, numbers to seven significant digits. */
final class CellText {

    static final String NULL = "NULL";

    private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

    private CellText() {}

    /** Null where it is NULL. */
    static @Nullable String of(Field field, Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        if (field.decimal() != null) {
            return ValueText.of(field, column, row);
        }
        if (column.type() == DataType.DOUBLE) {
            return number(column.doubleAt(row));
        }
        String text = ValueText.of(column, row);
        return text == null ? null : singleLine(text);
    }

    /** Seven significant digits, without trailing zeros; very small and very large numbers with an exponent. */
    static String number(double value) {
        double magnitude = Math.abs(value);
        if (!Double.isFinite(value) || (value == Math.rint(value) && magnitude < 1e15)) {
            return ValueText.of(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        if (magnitude >= 1e-4 && magnitude < 1e15) {
            return rounded.toPlainString();
        }
        String digits = rounded.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - rounded.scale();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (value < 0 ? "-" : "") + mantissa + "e" + exponent;
    }

    /** Control characters as escapes, so that a cell stays within its line. */
    private static String singleLine(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return line.toString();
    }
}
