package dev.onset.benchmarks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** All rows of a result, for the proof that two engines answered the same. */
record Answer(List<List<@Nullable Object>> rows) {

    /** Sums in another order differ in their last digits. */
    private static final double RELATIVE_TOLERANCE = 1e-6;

    static Answer read(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> row = new ArrayList<>(columns);
            for (int column = 1; column <= columns; column++) {
                row.add(normal(result.getObject(column)));
            }
            rows.add(row);
        }
        rows.sort(Comparator.comparing(Object::toString));
        return new Answer(rows);
    }

    private static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number -> number;
            case Float number -> number.doubleValue();
            case BigDecimal number -> number.doubleValue();
            case BigInteger number -> number.doubleValue();
            case Number number -> number.longValue();
            default -> value.toString();
        };
    }

    /** The first difference, in words; null where there is none. */
    @Nullable
    String differenceFrom(Answer other) {
        if (rows.size() != other.rows.size()) {
            return rows.size() + " rows against " + other.rows.size();
        }
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < rows.get(i).size(); column++) {
                Object left = rows.get(i).get(column);
                Object right = other.rows.get(i).get(column);
                if (!same(left, right)) {
                    return "row %s against %s".formatted(rows.get(i), other.rows.get(i));
                }
            }
        }
        return null;
    }

    /** The sum of the numbers in the last column. */
    double sumOfLastColumn() {
        return rows.stream().map(List::getLast).mapToDouble(value -> value instanceof Number number
                ? number.doubleValue()
                : 0).sum();
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return Double.compare(x, y) == 0
                    || Math.abs(x - y) <= RELATIVE_TOLERANCE * Math.max(Math.abs(x), Math.abs(y));
        }
        return Objects.equals(left, right);
    }
}
