package dev.onset.exec.expression;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.exec.expression.RowEvaluator.LongFunction;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

/** Functions and arithmetic of dates, times and intervals. */
final class TemporalEvaluators {

    private TemporalEvaluators() {}

    /** EXTRACT, FLOOR_TO, CEIL_TO, TIMESTAMP_ADD, TIMESTAMP_DIFF. */
    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments, List<DataType> types,
            List<Expression> operands) {
        if (operands.getFirst() instanceof Expression.Literal(Object value, DataType _)
                && value instanceof String name) {
            TimeUnit unit = TimeUnit.of(name);
            return RowEvaluator.longs(type, arguments, withUnit(operator, unit, type, types));
        }
        return RowEvaluator.longs(type, arguments,
                (a, row) -> withUnit(operator, TimeUnit.of(a[0].textAt(row)), type, types).apply(a, row));
    }

    private static LongFunction withUnit(ScalarOperator operator, TimeUnit unit, DataType type, List<DataType> types) {
        if (operator != ScalarOperator.EXTRACT && !unit.isLength()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, unit + " can be extracted only");
        }
        return switch (operator) {
            case EXTRACT -> extract(unit, types.get(1));
            case FLOOR_TO -> (a, row) -> ofMicros(floor(micros(a[1], row), unit), type);
            case CEIL_TO -> (a, row) -> {
                long micros = micros(a[1], row);
                long floor = floor(micros, unit);
                return ofMicros(floor == micros ? micros : add(floor, unit, 1), type);
            };
            case TIMESTAMP_ADD -> (a, row) -> ofMicros(add(micros(a[2], row), unit, a[1].longAt(row)), type);
            case TIMESTAMP_DIFF -> (a, row) -> difference(micros(a[1], row), micros(a[2], row), unit);
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    private static long micros(Column column, int row) {
        return column.type() == DataType.DATE
                ? column.longAt(row) * Temporal.MICROS_PER_DAY
                : column.longAt(row);
    }

    private static long ofMicros(long micros, DataType type) {
        return switch (type) {
            case DATE -> Math.floorDiv(micros, Temporal.MICROS_PER_DAY);
            case TIME -> Math.floorMod(micros, Temporal.MICROS_PER_DAY);
            default -> micros;
        };
    }

    private static LongFunction extract(TimeUnit unit, DataType from) {
        if (from == DataType.INTERVAL_YEAR_MONTH) {
            return (a, row) -> switch (unit) {
                case YEAR -> a[1].longAt(row) / 12;
                case MONTH -> a[1].longAt(row) % 12;
                default -> throw new OnsetException(OnsetException.Category.TYPE,
                        "an interval of months has no " + unit);
            };
        }
        if (from == DataType.INTERVAL_DAY_TIME) {
            return (a, row) -> extractInterval(unit, a[1].longAt(row));
        }
        return (a, row) -> extract(unit, micros(a[1], row));
    }

    private static long extractInterval(TimeUnit unit, long micros) {
        return switch (unit) {
            case DAY -> micros / Temporal.MICROS_PER_DAY;
            case HOUR -> micros / TimeUnit.HOUR.micros % 24;
            case MINUTE -> micros / TimeUnit.MINUTE.micros % 60;
            case SECOND -> micros / TimeUnit.SECOND.micros % 60;
            case MILLISECOND -> micros / 1000 % 60_000;
            case MICROSECOND -> micros % TimeUnit.MINUTE.micros;
            case EPOCH -> micros / Temporal.MICROS_PER_SECOND;
            default -> throw new OnsetException(OnsetException.Category.TYPE,
                    "an interval of days and times has no " + unit);
        };
    }

    private static long extract(TimeUnit unit, long micros) {
        LocalDateTime time = Temporal.dateTime(micros);
        int year = time.getYear();
        return switch (unit) {
            case NANOSECOND -> Math.floorMod(micros, TimeUnit.MINUTE.micros) * 1000;
            case MICROSECOND -> Math.floorMod(micros, TimeUnit.MINUTE.micros);
            case MILLISECOND -> Math.floorMod(micros, TimeUnit.MINUTE.micros) / 1000;
            case SECOND -> time.getSecond();
            case MINUTE -> time.getMinute();
            case HOUR -> time.getHour();
            case DAY -> time.getDayOfMonth();
            case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> time.getMonthValue();
            case QUARTER -> time.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> year;
            case DECADE -> Math.floorDiv(year, 10);
            case CENTURY -> year > 0 ? (year - 1) / 100 + 1 : year / 100 - 1;
            case MILLENNIUM -> year > 0 ? (year - 1) / 1000 + 1 : year / 1000 - 1;
            case DOW -> time.get(ChronoField.DAY_OF_WEEK) % 7;
            case ISODOW -> time.get(ChronoField.DAY_OF_WEEK);
            case DOY -> time.getDayOfYear();
            case ISOYEAR -> time.get(IsoFields.WEEK_BASED_YEAR);
            case EPOCH -> Math.floorDiv(micros, Temporal.MICROS_PER_SECOND);
        };
    }

    /** The start of the unit that a time lies in; weeks start on Monday. */
    private static long floor(long micros, TimeUnit unit) {
        if (unit.months > 0) {
            LocalDateTime time = Temporal.dateTime(micros);
            long month = Math.floorDiv(time.getYear() * 12L + time.getMonthValue() - 1, unit.months) * unit.months;
            return Temporal
                    .micros(LocalDateTime.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1, 1,
                            0, 0));
        }
        // 1970-01-01 was a Thursday
        long shift = unit == TimeUnit.WEEK ? 3 * Temporal.MICROS_PER_DAY : 0;
        return Math.floorDiv(micros + shift, unit.micros) * unit.micros - shift;
    }

    private static long add(long micros, TimeUnit unit, long amount) {
        try {
            return unit.months > 0
                    ? Temporal.plusMonths(micros, Math.multiplyExact(amount, unit.months))
                    : Math.addExact(micros, Math.multiplyExact(amount, unit.micros));
        } catch (ArithmeticException | DateTimeException e) {
            throw new OnsetException(OnsetException.Category.DATA, "%s plus %d %s is outside the range of TIMESTAMP"
                    .formatted(Temporal.timestampText(micros), amount, unit), null, e);
        }
    }

    /** How many whole units lie between two times; negative if the second one is earlier. */
    private static long difference(long from, long to, TimeUnit unit) {
        return unit.months > 0
                ? ChronoUnit.MONTHS.between(Temporal.dateTime(from), Temporal.dateTime(to)) / unit.months
                : Math.subtractExact(to, from) / unit.micros;
    }

    /** How many starts of a unit lie after the first time, up to the second one; negative if that is earlier. */
    static Evaluator boundaries(List<Evaluator> arguments) {
        return RowEvaluator.longs(DataType.BIGINT, arguments, (a, row) -> {
            TimeUnit unit = TimeUnit.of(a[0].textAt(row));
            if (!unit.isLength()) {
                throw new OnsetException(OnsetException.Category.ARGUMENT, unit + " can be extracted only");
            }
            return difference(floor(micros(a[1], row), unit), floor(micros(a[2], row), unit), unit);
        });
    }

    /** PLUS, MINUS, TIMES and DIVIDE where an argument is a date, a time or an interval. */
    static Evaluator arithmetic(ScalarOperator operator, DataType type, List<Evaluator> arguments,
            List<DataType> types) {
        DataType left = types.get(0);
        DataType right = types.get(1);
        return switch (operator) {
            case PLUS -> isInterval(left) && !isInterval(right)
                    ? arithmetic(operator, type, arguments.reversed(), List.of(right, left))
                    : checked(operator, type, arguments,
                            (a, row) -> shift(a[0].longAt(row), left, a[1].longAt(row), right, type));
            case MINUS -> isInterval(right) || right.isNumeric()
                    ? checked(operator, type, arguments,
                            (a, row) -> shift(a[0].longAt(row), left, -a[1].longAt(row), right, type))
                    : checked(operator, type, arguments, between(left, right, type));
            case TIMES -> isInterval(right)
                    ? arithmetic(operator, type, arguments.reversed(), List.of(right, left))
                    : checked(operator, type, arguments, right == DataType.DOUBLE
                            ? (a, row) -> Math.round(a[0].longAt(row) * a[1].doubleAt(row))
                            : (a, row) -> Math.multiplyExact(a[0].longAt(row), a[1].longAt(row)));
            case DIVIDE -> checked(operator, type, arguments, (a, row) -> {
                double divisor = a[1].doubleAt(row);
                if (divisor == 0) {
                    throw new OnsetException(OnsetException.Category.DATA, "division by zero: an interval / 0");
                }
                return right == DataType.DOUBLE
                        ? Math.round(a[0].longAt(row) / divisor)
                        : a[0].longAt(row) / a[1].longAt(row);
            });
            default -> throw new OnsetException(OnsetException.Category.TYPE,
                    "%s is not defined for %s and %s".formatted(operator, left, right));
        };
    }

    /** Overflow is an error of the value. */
    private static Evaluator checked(ScalarOperator operator, DataType type, List<Evaluator> arguments,
            LongFunction function) {
        return RowEvaluator.longs(type, arguments, (a, row) -> {
            try {
                return function.apply(a, row);
            } catch (ArithmeticException e) {
                throw new OnsetException(OnsetException.Category.DATA, "%s of %s and %s is outside the range of %s"
                        .formatted(operator, a[0].objectAt(row), a[1].objectAt(row), type).replace('_', ' '), null, e);
            }
        });
    }

    private static boolean isInterval(DataType type) {
        return type == DataType.INTERVAL_DAY_TIME || type == DataType.INTERVAL_YEAR_MONTH;
    }

    /** A time or interval moved by an interval, or a date moved by a number of days. */
    private static long shift(long value, DataType type, long by, DataType byType, DataType result) {
        if (isInterval(type)) {
            return Math.addExact(value, by);
        }
        long micros = type == DataType.DATE ? value * Temporal.MICROS_PER_DAY : value;
        TimeUnit unit = switch (byType) {
            case INTERVAL_YEAR_MONTH -> TimeUnit.MONTH;
            case INTERVAL_DAY_TIME -> TimeUnit.MICROSECOND;
            default -> TimeUnit.DAY;
        };
        return ofMicros(add(micros, unit, by), result);
    }

    private static LongFunction between(DataType left, DataType right, DataType result) {
        return (a, row) -> {
            long micros = Math.subtractExact(micros(a[0], row), micros(a[1], row));
            return switch (result) {
                case INTEGER, BIGINT -> left == DataType.DATE && right == DataType.DATE
                        ? micros / Temporal.MICROS_PER_DAY
                        : micros;
                case INTERVAL_YEAR_MONTH -> ChronoUnit.MONTHS.between(Temporal.dateTime(micros(a[1], row)),
                        Temporal.dateTime(micros(a[0], row)));
                default -> micros;
            };
        };
    }
}
