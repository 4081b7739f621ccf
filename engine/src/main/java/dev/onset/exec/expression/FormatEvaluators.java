package dev.onset.exec.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** Values as text by a pattern, and the other way round for times. */
final class FormatEvaluators {

    private FormatEvaluators() {}

    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments, List<DataType> types) {
        return switch (operator) {
            case FORMAT -> RowEvaluator.texts(arguments, FormatEvaluators::braces);
            case PRINTF -> RowEvaluator.texts(arguments, FormatEvaluators::printf);
            case STRFTIME -> RowEvaluator.texts(arguments, writing(TimePattern::of, types));
            case TO_CHAR -> RowEvaluator.texts(arguments, types.getFirst().isNumeric()
                    ? (a, row) -> number(BigDecimal.valueOf(a[0].doubleAt(row)), a[1].textAt(row))
                    : writing(TimeTemplate::new, types));
            case STRPTIME -> RowEvaluator.longs(type, arguments, reading(TimePattern::of, type));
            case PARSE_TIMESTAMP -> RowEvaluator.longs(type, arguments, reading(TimeTemplate::new, type));
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    /** The pattern stands behind the time, or, as in SQLite's strftime, before it. */
    private static RowEvaluator.ObjectFunction<String> writing(Function<String, TimeFormat> maker,
            List<DataType> types) {
        int time = types.getFirst() == DataType.VARCHAR ? 1 : 0;
        Remembered<TimeFormat> known = new Remembered<>(maker);
        return (a, row) -> known.of(a[1 - time].textAt(row)).format(Temporal.dateTime(micros(a[time], row)));
    }

    private static RowEvaluator.LongFunction reading(Function<String, TimeFormat> maker, DataType type) {
        Remembered<TimeFormat> known = new Remembered<>(maker);
        return (a, row) -> {
            long micros = Temporal.micros(known.of(a[1].textAt(row)).parse(a[0].textAt(row)));
            return type == DataType.DATE ? Math.floorDiv(micros, Temporal.MICROS_PER_DAY) : micros;
        };
    }

    private static long micros(Column column, int row) {
        return column.type() == DataType.DATE ? column.longAt(row) * Temporal.MICROS_PER_DAY : column.longAt(row);
    }

    private static String text(Column column, int row) {
        return switch (column.type()) {
            case DOUBLE -> NumberText.of(column.doubleAt(row));
            case DATE -> Temporal.dateText(column.longAt(row));
            case TIME -> Temporal.timeText(column.longAt(row));
            case TIMESTAMP -> Temporal.timestampText(column.longAt(row));
            default -> String.valueOf(column.objectAt(row));
        };
    }

    /** {@code {}} stands for the next value, {@code {0}} for the first one, {@code {:.2f}} for one with two digits. */
    private static String braces(Column[] arguments, int row) {
        String pattern = arguments[0].textAt(row);
        StringBuilder result = new StringBuilder();
        int next = 1;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < pattern.length() && pattern.charAt(i + 1) == c) {
                result.append(c);
                i++;
                continue;
            }
            if (c != '{') {
                result.append(c);
                continue;
            }
            int end = pattern.indexOf('}', i);
            if (end < 0) {
                throw wrong("FORMAT", pattern, "a brace is open at its end", null);
            }
            String inside = pattern.substring(i + 1, end);
            int colon = inside.indexOf(':');
            String position = colon < 0 ? inside : inside.substring(0, colon);
            int index = position.isEmpty() ? next++ : argument(position, pattern);
            if (index >= arguments.length) {
                throw wrong("FORMAT", pattern, "it has only " + (arguments.length - 1) + " values", null);
            }
            result.append(colon < 0
                    ? text(arguments[index], row)
                    : specified(inside.substring(colon + 1), arguments[index], row, pattern));
            i = end;
        }
        return result.toString();
    }

    private static int argument(String position, String pattern) {
        try {
            return Integer.parseInt(position) + 1;
        } catch (NumberFormatException e) {
            throw wrong("FORMAT", pattern, "'" + position + "' is no position of a value", e);
        }
    }

    private static String specified(String specification, Column column, int row, String pattern) {
        boolean typed = !specification.isEmpty()
                && Character.isLetter(specification.charAt(specification.length() - 1));
        String letter = column.type() == DataType.DOUBLE ? "f" : column.type().isNumeric() ? "d" : "s";
        String filled = specification.startsWith(">") ? specification.substring(1)
                : specification.startsWith("<") ? "-" + specification.substring(1) : specification;
        return javaFormat("%" + filled + (typed ? "" : letter), new Object[]{column.objectAt(row)}, pattern);
    }

    private static String printf(Column[] arguments, int row) {
        @Nullable
        Object[] values = new Object[arguments.length - 1];
        for (int i = 0; i < values.length; i++) {
            Column column = arguments[i + 1];
            values[i] = column.type().isNumeric() || column.type() == DataType.VARCHAR
                    ? column.objectAt(row)
                    : text(column, row);
        }
        String pattern = arguments[0].textAt(row);
        return javaFormat(pattern.replaceAll("(%[-+ 0,]*\\d*(?:\\.\\d+)?)l+([dxX])", "$1$2").replace("%i", "%d"),
                values,
                pattern);
    }

    private static String javaFormat(String format, @Nullable Object[] values, String pattern) {
        try {
            return String.format(Locale.ROOT, format, values);
        } catch (IllegalFormatException e) {
            throw wrong("PRINTF", pattern, e.getMessage(), e);
        }
    }

    private static OnsetException wrong(String function, String pattern, @Nullable String reason,
            @Nullable Throwable cause) {
        return new OnsetException(OnsetException.Category.ARGUMENT,
                "%s cannot use the pattern '%s': %s".formatted(function, pattern, reason), null, cause);
    }

    /** A number by a pattern of 9, 0, comma and point, as PostgreSQL writes it: with a place for the sign in front. */
    private static String number(BigDecimal value, String pattern) {
        boolean plain = pattern.regionMatches(true, 0, "FM", 0, 2);
        String digits = plain ? pattern.substring(2) : pattern;
        int point = digits.indexOf('.') < 0 ? digits.indexOf('D') : digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String fraction = point < 0 ? "" : digits.substring(point + 1);
        if (!digits.matches("[90,.DG]*")) {
            throw wrong("TO_CHAR", pattern, "a number is written by 9, 0, a comma and a point", null);
        }
        BigDecimal rounded = value.setScale(fraction.length(), RoundingMode.HALF_UP);
        String text = rounded.abs().toPlainString();
        String wholeText = point < 0 ? text : text.substring(0, text.length() - fraction.length() - 1);
        if (wholeText.equals("0") && point >= 0 && whole.indexOf('0') < 0) {
            wholeText = "";
        }
        String written = whole(wholeText, whole);
        String sign = rounded.signum() < 0 ? "-" : " ";
        String body = written.stripLeading();
        String result = written.substring(0, written.length() - body.length())
                + sign + body + (point < 0 ? "" : text.substring(text.length() - fraction.length() - 1));
        return plain ? result.strip() : result;
    }

    private static String whole(String digits, String pattern) {
        StringBuilder reversed = new StringBuilder();
        int next = digits.length() - 1;
        int firstZero = pattern.indexOf('0');
        for (int i = pattern.length() - 1; i >= 0; i--) {
            boolean zero = firstZero >= 0 && i >= firstZero;
            if (pattern.charAt(i) == ',' || pattern.charAt(i) == 'G') {
                reversed.append(next >= 0 || zero ? ',' : ' ');
            } else {
                reversed.append(next >= 0 ? digits.charAt(next--) : zero ? '0' : ' ');
            }
        }
        return next >= 0 ? pattern.replaceAll("[90]", "#") : reversed.reverse().toString();
    }
}
