package dev.onset.exec.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.onset.error.OnsetException;

/** Rounding of numbers to digits after the point; a negative number of digits rounds before the point. */
final class Rounding {

    private static final int MAX_DIGITS = 400;

    private Rounding() {}

    /** To the nearest whole number, halves away from zero. */
    static double halfAwayFromZero(double value) {
        double magnitude = Math.abs(value);
        double whole = Math.floor(magnitude);
        return Math.copySign(magnitude - whole >= 0.5 ? whole + 1 : whole, value);
    }

    static double towardZero(double value) {
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }

    static double halfAwayFromZero(double value, double digits) {
        return scaled(value, digits, RoundingMode.HALF_UP);
    }

    static double towardZero(double value, double digits) {
        return scaled(value, digits, RoundingMode.DOWN);
    }

    static long halfAwayFromZero(long value, long digits) {
        return scaled(value, digits, RoundingMode.HALF_UP);
    }

    static long towardZero(long value, long digits) {
        return scaled(value, digits, RoundingMode.DOWN);
    }

    /** Rounds the shortest decimal text of the number, so that 2.675 rounded to 2 digits is 2.68, as a reader expects. */
    private static double scaled(double value, double digits, RoundingMode mode) {
        if (!Double.isFinite(value) || value == 0) {
            return value;
        }
        int scale = (int) Math.clamp(digits, -MAX_DIGITS, MAX_DIGITS);
        double rounded = BigDecimal.valueOf(value).setScale(scale, mode).doubleValue();
        return Math.copySign(rounded, value);
    }

    private static long scaled(long value, long digits, RoundingMode mode) {
        if (digits >= 0) {
            return value;
        }
        if (digits < -19) {
            return 0;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale((int) digits, mode);
        if (rounded.precision() - rounded.scale() > 18 && rounded.toBigInteger().bitLength() > 63) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "%d rounded to %d digits is outside the range of BIGINT".formatted(value, digits));
        }
        return rounded.longValue();
    }
}
