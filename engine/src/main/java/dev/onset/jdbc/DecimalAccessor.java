package dev.onset.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DecimalDigits;

/** DECIMAL: a double with the digits of its type. */
final class DecimalAccessor extends DoubleAccessor {

    private final DecimalDigits digits;

    DecimalAccessor(DecimalDigits digits, RowPosition position) {
        super(position);
        this.digits = digits;
    }

    @Override
    Object value() {
        double value = column.doubleAt(position.row);
        return Double.isFinite(value) ? digits.of(value) : value;
    }

    @Override
    public @Nullable String getString() throws SQLException {
        return readNull() ? null : digits.text(column.doubleAt(position.row));
    }

    @Override
    public @Nullable BigDecimal getBigDecimal() throws SQLException {
        BigDecimal value = super.getBigDecimal();
        return value == null ? null : digits.of(value.doubleValue());
    }
}
