package dev.onset.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The type DECIMAL(precision, scale) of a column. Its values are the doubles next to the decimals, which tell all decimals of
 * up to 15 digits apart; sums, differences and products are rounded to the scale, so that they are exact that far.
 *
 * @param precision digits in all
 * @param scale digits after the point
 */
public record DecimalDigits(int precision, int scale) {

    /** So many digits a double keeps. */
    public static final int EXACT_DIGITS = 15;

    /** More than there ever are of NUMERIC without digits. */
    public static final int MAX_PRECISION = 38;

    /** The decimal that a value stands for; the value is finite. */
    public BigDecimal of(double value) {
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    }

    /** The decimal as text, with all digits of the scale; {@code NaN} and infinities as they are. */
    public String text(double value) {
        return Double.isFinite(value) ? of(value).toPlainString() : Double.toString(value);
    }

    /** As SQL writes the type. */
    @Override
    public String toString() {
        return "DECIMAL(" + precision + ", " + scale + ")";
    }
}
