package dev.onset.exec.expression;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.DataType;

/**
 * Conversions between types. DOUBLE to a whole number rounds to the nearest, halves to even; text to a whole number rounds
 * halves away from zero; both as in DuckDB. What cannot be converted is an error that shows the value, or NULL if lenient.
 */
final class CastEvaluators {

    private CastEvaluators() {}

    /** Converts a value that is not NULL; null where that is impossible. */
    private interface Converter {
        @Nullable
        Object convert(Column column, int row);
    }

    static Evaluator cast(Evaluator operand, DataType from, DataType to, boolean lenient) {
        if (from == to) {
            return operand;
        }
        if (from == DataType.INTEGER && to == DataType.BIGINT) {
            return new Relabel(to, operand);
        }
        if (from == DataType.NULL) {
            return new ConstantEvaluator(to, null);
        }
        if (from.layout() == DataType.Layout.LONG && to == DataType.DOUBLE) {
            return new ToDouble(operand);
        }
        if (from == DataType.DOUBLE && to.layout() == DataType.Layout.LONG && !lenient) {
            return RowEvaluator.longs(to, List.of(operand), (a, row) -> {
                double rounded = Math.rint(a[0].doubleAt(row));
                if (!fits(rounded, to)) {
                    throw failure(a[0].objectAt(row), to);
                }
                return (long) rounded;
            });
        }
        Converter converter = converter(from, to);
        List<Evaluator> arguments = List.of(operand);
        return RowEvaluator.objects(to, arguments, lenient ? (a, row) -> converter.convert(a[0], row) : (a, row) -> {
            Object value = converter.convert(a[0], row);
            if (value == null) {
                throw failure(a[0].objectAt(row), to);
            }
            return value;
        });
    }

    private static OnsetException failure(@Nullable Object value, DataType to) {
        String shown = value instanceof String ? "'" + value + "'" : value instanceof Double d ? NumberText.of(d)
                : String.valueOf(value);
        boolean article = to == DataType.INTEGER || to.name().startsWith("INTERVAL") || to == DataType.ARRAY;
        return new OnsetException(OnsetException.Category.DATA,
                "%s is not %s %s".formatted(shown, article ? "an" : "a", to.name().replace('_', ' ')));
    }

    private static boolean fits(double rounded, DataType to) {
        return to == DataType.INTEGER
                ? rounded >= Integer.MIN_VALUE && rounded <= Integer.MAX_VALUE
                : rounded >= -0x1p63 && rounded < 0x1p63;
    }

    private static Converter converter(DataType from, DataType to) {
        return switch (to) {
            case VARCHAR -> toText(from);
            case BOOLEAN -> switch (from.layout()) {
                case LONG -> (column, row) -> column.longAt(row) != 0;
                case DOUBLE -> (column, row) -> column.doubleAt(row) != 0;
                case TEXT -> (column, row) -> truth(column.textAt(row));
                default -> throw unsupported(from, to);
            };
            case DOUBLE -> switch (from.layout()) {
                case BOOLEAN -> (column, row) -> column.booleanAt(row) ? 1.0 : 0.0;
                case TEXT -> (column, row) -> NumberText.parseDouble(column.textAt(row));
                default -> throw unsupported(from, to);
            };
            case INTEGER, BIGINT -> toWhole(from, to);
            case DATE -> switch (from) {
                case TIMESTAMP -> (column, row) -> Math.floorDiv(column.longAt(row), Temporal.MICROS_PER_DAY);
                case VARCHAR -> (column, row) -> Temporal.parseDate(column.textAt(row));
                default -> throw unsupported(from, to);
            };
            case TIME -> switch (from) {
                case TIMESTAMP -> (column, row) -> Math.floorMod(column.longAt(row), Temporal.MICROS_PER_DAY);
                case VARCHAR -> (column, row) -> Temporal.parseTime(column.textAt(row));
                default -> throw unsupported(from, to);
            };
            case TIMESTAMP -> switch (from) {
                case DATE -> (column, row) -> column.longAt(row) * Temporal.MICROS_PER_DAY;
                case VARCHAR -> (column, row) -> Temporal.parseTimestamp(column.textAt(row));
                default -> throw unsupported(from, to);
            };
            case INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH -> {
                if (from != DataType.BIGINT && from != DataType.INTEGER) {
                    throw unsupported(from, to);
                }
                yield Column::longAt;
            }
            default -> throw unsupported(from, to);
        };
    }

    private static Converter toText(DataType from) {
        return switch (from) {
            case INTEGER, BIGINT -> (column, row) -> Long.toString(column.longAt(row));
            case DOUBLE -> (column, row) -> NumberText.of(column.doubleAt(row));
            case BOOLEAN -> (column, row) -> column.booleanAt(row) ? "true" : "false";
            case DATE -> (column, row) -> Temporal.dateText(column.longAt(row));
            case TIME -> (column, row) -> Temporal.timeText(column.longAt(row));
            case TIMESTAMP -> (column, row) -> Temporal.timestampText(column.longAt(row));
            case INTERVAL_DAY_TIME -> (column, row) -> Temporal.intervalText(column.longAt(row));
            case INTERVAL_YEAR_MONTH -> (column, row) -> Temporal.monthsText(column.longAt(row));
            default -> (column, row) -> String.valueOf(column.objectAt(row));
        };
    }

    private static Converter toWhole(DataType from, DataType to) {
        return switch (from) {
            case BIGINT, INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH -> (column, row) -> inRange(column.longAt(row), to);
            case BOOLEAN -> (column, row) -> column.booleanAt(row) ? 1L : 0L;
            case DOUBLE -> (column, row) -> {
                double rounded = Math.rint(column.doubleAt(row));
                return fits(rounded, to) ? Long.valueOf((long) rounded) : null;
            };
            case VARCHAR -> (column, row) -> {
                Long value = NumberText.parseLong(column.textAt(row));
                return value == null ? null : inRange(value, to);
            };
            default -> throw unsupported(from, to);
        };
    }

    private static @Nullable Long inRange(long value, DataType to) {
        return to == DataType.INTEGER && value != (int) value ? null : Long.valueOf(value);
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "on" -> Boolean.TRUE;
            case "false", "f", "no", "n", "0", "off" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static OnsetException unsupported(DataType from, DataType to) {
        return new OnsetException(OnsetException.Category.TYPE,
                "%s cannot be converted to %s".formatted(from, to).replace('_', ' '));
    }

    /** The same whole numbers under another type. */
    private record Relabel(DataType type, Evaluator operand) implements Evaluator {
        @Override
        public Column evaluate(Batch batch) {
            return switch (operand.evaluate(batch)) {
                case LongColumn column -> new LongColumn(type, column.values(), column.validity());
                case ConstantColumn constant -> new ConstantColumn(type, constant.value());
                case Column column -> throw new IllegalStateException(column.type() + " is not a whole number");
            };
        }
    }

    private static final class ToDouble extends StrictEvaluator {
        private final ArrayView view = new ArrayView();

        ToDouble(Evaluator operand) {
            super(DataType.DOUBLE, List.of(operand));
        }

        @Override
        Column compute(Column[] columns, long @Nullable [] validity, int size) {
            return new DoubleColumn(type, view.doubles(columns[0], size), validity);
        }
    }
}
