package dev.onset.exec.files;

import java.math.BigDecimal;
import java.util.Objects;

import dev.onset.error.OnsetException;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/** The values of a column of decimals as files have them: with all digits of the scale, and no more than the type has. */
final class DecimalCells {

    private DecimalCells() {}

    /** A value that the type of the column has no room for, such as an infinity, is an error that names the column. */
    static BigDecimal of(Field field, double value) {
        DecimalDigits digits = Objects.requireNonNull(field.decimal());
        BigDecimal decimal = Double.isFinite(value) ? digits.of(value) : null;
        if (decimal == null || decimal.precision() > digits.precision()) {
            throw new OnsetException(OnsetException.Category.DATA, "The value " + digits.text(value) + " of column \""
                    + field.name() + "\" does not fit its type " + digits + "; CAST the column to DOUBLE");
        }
        return decimal;
    }
}
