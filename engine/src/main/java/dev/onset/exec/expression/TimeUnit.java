package dev.onset.exec.expression;

import java.util.Locale;

import dev.onset.error.OnsetException;

/** The units of EXTRACT, FLOOR, CEIL, TIMESTAMPADD and TIMESTAMPDIFF. */
enum TimeUnit {
    MICROSECOND(1, 0), MILLISECOND(1000, 0), SECOND(Temporal.MICROS_PER_SECOND, 0), MINUTE(
            60 * Temporal.MICROS_PER_SECOND, 0), HOUR(3600 * Temporal.MICROS_PER_SECOND,
                    0), DAY(Temporal.MICROS_PER_DAY, 0), WEEK(7 * Temporal.MICROS_PER_DAY, 0), MONTH(0,
                            1), QUARTER(0, 3), YEAR(0, 12), DECADE(0, 120), CENTURY(0, 1200), MILLENNIUM(0, 12_000),
    // for EXTRACT only
    DOW(0, 0), ISODOW(0, 0), DOY(0, 0), ISOYEAR(0, 0), EPOCH(0, 0), NANOSECOND(0, 0);

    /** Length of the unit; 0 if it is not fixed. */
    final long micros;
    /** Length of the unit; 0 if it is shorter than a month. */
    final long months;

    TimeUnit(long micros, long months) {
        this.micros = micros;
        this.months = months;
    }

    boolean isLength() {
        return micros > 0 || months > 0;
    }

    static TimeUnit of(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        String singular = upper.length() > 1 && upper.endsWith("S") ? upper.substring(0, upper.length() - 1) : upper;
        return switch (upper) {
            case "DAYOFWEEK" -> DOW;
            case "DAYOFYEAR" -> DOY;
            case "CENTURIES" -> CENTURY;
            case "MILLENNIA", "MILLENIUM" -> MILLENNIUM;
            default -> {
                for (TimeUnit unit : values()) {
                    if (unit.name().equals(upper) || unit.name().equals(singular)) {
                        yield unit;
                    }
                }
                throw new OnsetException(OnsetException.Category.ARGUMENT,
                        "'%s' is not a unit of time; units are YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, MILLISECOND and MICROSECOND"
                                .formatted(name));
            }
        };
    }
}
