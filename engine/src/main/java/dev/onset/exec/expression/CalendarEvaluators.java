package dev.onset.exec.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** Dates and times from their parts, and what a calendar says of them. */
final class CalendarEvaluators {

    private static final int MICROS_DIGITS = 6;

    private CalendarEvaluators() {}

    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments, List<DataType> types) {
        return switch (operator) {
            case LAST_DAY -> RowEvaluator.longs(type, arguments, (a, row) -> {
                LocalDate date = dateTime(a[0], row).toLocalDate();
                return date.withDayOfMonth(date.lengthOfMonth()).toEpochDay();
            });
            case MAKE_DATE -> RowEvaluator.longs(type, arguments, (a, row) -> date(a, row).toEpochDay());
            case MAKE_TIME -> RowEvaluator.longs(type, arguments, (a, row) -> time(a, 0, row));
            case MAKE_TIMESTAMP -> RowEvaluator.longs(type, arguments, (a, row) -> a.length == 1
                    ? a[0].longAt(row)
                    : date(a, row).toEpochDay() * Temporal.MICROS_PER_DAY + time(a, 3, row));
            case EPOCH -> RowEvaluator.doubles(type, arguments, (a, row) -> (a[0].type() == DataType.DATE
                    ? a[0].longAt(row) * Temporal.MICROS_PER_DAY
                    : a[0].longAt(row)) / 1e6);
            case TO_TIMESTAMP -> RowEvaluator.longs(type, arguments, (a, row) -> ofSeconds(a[0].doubleAt(row)));
            case MONTH_NAME -> RowEvaluator.texts(arguments,
                    (a, row) -> dateTime(a[0], row).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case DAY_NAME -> RowEvaluator.texts(arguments,
                    (a, row) -> dateTime(a[0], row).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case TIME_BUCKET -> RowEvaluator.longs(type, arguments, types.getFirst() == DataType.INTERVAL_YEAR_MONTH
                    ? CalendarEvaluators::monthBucket
                    : CalendarEvaluators::bucket);
            case ROUND_TIME -> RowEvaluator.longs(type, arguments,
                    (a, row) -> rounded(a[0].longAt(row), Math.toIntExact(a[1].longAt(row)), type));
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    /** To the nearest, as PostgreSQL rounds: halves up; what would be 24:00 is 0:00. */
    private static long rounded(long micros, int digits, DataType type) {
        long unit = 1;
        for (int digit = digits; digit < MICROS_DIGITS; digit++) {
            unit *= 10;
        }
        long rounded = Math.floorDiv(micros + unit / 2, unit) * unit;
        return type == DataType.TIME ? rounded % Temporal.MICROS_PER_DAY : rounded;
    }

    private static long micros(Column column, int row) {
        return column.type() == DataType.DATE ? column.longAt(row) * Temporal.MICROS_PER_DAY : column.longAt(row);
    }

    private static LocalDateTime dateTime(Column column, int row) {
        return Temporal.dateTime(micros(column, row));
    }

    private static LocalDate date(Column[] arguments, int row) {
        try {
            return LocalDate.of(Math.toIntExact(arguments[0].longAt(row)), Math.toIntExact(arguments[1].longAt(row)),
                    Math.toIntExact(arguments[2].longAt(row)));
        } catch (DateTimeException | ArithmeticException e) {
            throw new OnsetException(OnsetException.Category.DATA, "there is no day %d of month %d in the year %d"
                    .formatted(arguments[2].longAt(row), arguments[1].longAt(row), arguments[0].longAt(row)), null, e);
        }
    }

    private static long time(Column[] arguments, int first, int row) {
        long hours = arguments[first].longAt(row);
        long minutes = arguments[first + 1].longAt(row);
        double seconds = arguments[first + 2].doubleAt(row);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || !(seconds >= 0 && seconds < 60)) {
            throw new OnsetException(OnsetException.Category.DATA, "there is no time %d:%d:%s".formatted(hours,
                    minutes, NumberText.of(seconds)));
        }
        return (hours * 60 + minutes) * 60 * Temporal.MICROS_PER_SECOND + Math.round(seconds * 1e6);
    }

    private static long ofSeconds(double seconds) {
        double micros = seconds * 1e6;
        if (!(Math.abs(micros) < 0x1p62)) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "%s seconds are outside the range of TIMESTAMP".formatted(NumberText.of(seconds)));
        }
        return Math.round(micros);
    }

    /** The start of the stretch that a time lies in; stretches begin at the third argument, or on Monday, 2000-01-03. */
    private static long bucket(Column[] arguments, int row) {
        long width = arguments[0].longAt(row);
        if (width <= 0) {
            throw new OnsetException(OnsetException.Category.DATA, "a time bucket must be longer than nothing");
        }
        long origin = arguments.length > 2
                ? micros(arguments[2], row)
                : LocalDate.of(2000, 1, 3).toEpochDay() * Temporal.MICROS_PER_DAY;
        long micros = micros(arguments[1], row);
        long start = micros - Math.floorMod(micros - origin, width);
        return arguments[1].type() == DataType.DATE ? Math.floorDiv(start, Temporal.MICROS_PER_DAY) : start;
    }

    private static long monthBucket(Column[] arguments, int row) {
        long width = arguments[0].longAt(row);
        if (width <= 0) {
            throw new OnsetException(OnsetException.Category.DATA, "a time bucket must be longer than nothing");
        }
        LocalDateTime origin = arguments.length > 2
                ? dateTime(arguments[2], row)
                : LocalDate.of(2000, 1, 1).atStartOfDay();
        LocalDateTime time = dateTime(arguments[1], row);
        long months = (time.getYear() - origin.getYear()) * 12L + time.getMonthValue() - origin.getMonthValue();
        LocalDateTime start = origin.plusMonths(Math.floorDiv(months, width) * width);
        long micros = Temporal.micros(start.isAfter(time) ? start.minusMonths(width) : start);
        return arguments[1].type() == DataType.DATE ? Math.floorDiv(micros, Temporal.MICROS_PER_DAY) : micros;
    }
}
