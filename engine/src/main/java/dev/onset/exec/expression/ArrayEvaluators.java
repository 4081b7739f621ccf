package dev.onset.exec.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BoxedValues;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.expression.RowEvaluator.ObjectFunction;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

/** Functions of arrays. Positions count from 1; an element that is NULL equals NULL. */
final class ArrayEvaluators {

    private static final int MAX_ELEMENTS = 10_000_000;

    private ArrayEvaluators() {}

    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments, List<DataType> types,
            List<Expression> operands) {
        return switch (operator) {
            // What is added, looked for or stands for NULL may be NULL itself.
            case ARRAY_APPEND, ARRAY_PREPEND, ARRAY_CONTAINS, ARRAY_POSITION, ARRAY_REMOVE, ARRAY_TO_TEXT ->
                    new WithElement(operator, type, arguments);
            case SHOWN_ELEMENTS -> {
                ElementFormat format = ElementFormat
                        .parse(String.valueOf(((Expression.Literal) operands.get(1)).value()));
                yield RowEvaluator.objects(type, arguments, (a, row) -> format.ofNullable(a[0].objectAt(row)));
            }
            case QUANTIFIED -> RowEvaluator.objects(type, arguments, quantified(operands));
            case MAP_CONTAINS -> RowEvaluator.booleans(arguments,
                    (a, row) -> a[0].objectAt(row) instanceof Map<?, ?> map
                            && map.containsKey(String.valueOf(a[1].objectAt(row))));
            default -> RowEvaluator.objects(type, arguments, function(operator, types));
        };
    }

    private static ObjectFunction<?> function(ScalarOperator operator, List<DataType> types) {
        return switch (operator) {
            case ARRAY_CONCAT -> (a, row) -> {
                List<@Nullable Object> all = new ArrayList<>();
                for (Column column : a) {
                    if (column.type() == DataType.ARRAY) {
                        all.addAll(list(column, row));
                    } else {
                        all.add(column.objectAt(row));
                    }
                }
                return all;
            };
            case ARRAY_SORT -> (a, row) -> {
                boolean descending = a.length > 1 && a[1].textAt(row).strip().equalsIgnoreCase("DESC");
                List<@Nullable Object> sorted = new ArrayList<>(list(a[0], row));
                Comparator<Object> order = ElementOrder::compare;
                sorted.sort(Comparator.nullsLast(descending ? order.reversed() : order));
                return sorted;
            };
            case ARRAY_DISTINCT -> (a, row) -> {
                LinkedHashSet<@Nullable Object> distinct = new LinkedHashSet<>(list(a[0], row));
                distinct.remove(null);
                return new ArrayList<>(distinct);
            };
            case ARRAY_INTERSECT, ARRAY_EXCEPT -> (a, row) -> {
                List<@Nullable Object> others = new ArrayList<>(list(a[1], row));
                List<@Nullable Object> result = new ArrayList<>();
                for (Object element : list(a[0], row)) {
                    // Each element of the other array has one of this one as its partner.
                    if (others.remove(element) == (operator == ScalarOperator.ARRAY_INTERSECT)) {
                        result.add(element);
                    }
                }
                return result;
            };
            case ARRAY_REVERSE -> (a, row) -> new ArrayList<>(list(a[0], row)).reversed();
            case ARRAY_MIN -> (a, row) -> values(a[0], row).stream().min(ElementOrder::compare).orElse(null);
            case ARRAY_MAX -> (a, row) -> values(a[0], row).stream().max(ElementOrder::compare).orElse(null);
            case ARRAY_SUM -> (a, row) -> sum(values(a[0], row));
            case ARRAY_AVG -> (a, row) -> {
                List<Object> values = values(a[0], row);
                return values.isEmpty()
                        ? null
                        : values.stream().mapToDouble(value -> ((Number) value).doubleValue()).sum() / values.size();
            };
            case ARRAY_SLICE -> (a, row) -> {
                List<?> list = list(a[0], row);
                int from = Math.clamp(a[1].longAt(row) - 1, 0, list.size());
                int to = Math.clamp(a[2].longAt(row), from, list.size());
                return new ArrayList<>(list.subList(from, to));
            };
            case ARRAY_RANGE -> ArrayEvaluators::range;
            case SPLIT -> (a, row) -> split(a[0].textAt(row), a[1].textAt(row));
            default -> throw new IllegalArgumentException(operator.name() + types);
        };
    }

    private static List<?> list(Column column, int row) {
        return !column.isNull(row) && column.objectAt(row) instanceof List<?> list ? list : List.of();
    }

    private static List<Object> values(Column column, int row) {
        List<Object> values = new ArrayList<>();
        for (Object value : list(column, row)) {
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** A LONG element may be compared with a DOUBLE. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        return Objects.equals(a, b) || (a != null && b != null && ElementOrder.compare(a, b) == 0);
    }

    private static @Nullable Object sum(List<Object> values) {
        if (values.isEmpty()) {
            return null;
        }
        if (values.stream().allMatch(Long.class::isInstance)) {
            try {
                return values.stream().mapToLong(value -> (Long) value).reduce(0, Math::addExact);
            } catch (ArithmeticException e) {
                throw new OnsetException(OnsetException.Category.DATA,
                        "the sum of an array is outside the range of BIGINT", null, e);
            }
        }
        return values.stream().mapToDouble(value -> ((Number) value).doubleValue()).sum();
    }

    /** RANGE(end), RANGE(start, end) and with a step; the fourth argument says whether the end belongs to it. */
    private static List<Long> range(Column[] arguments, int row) {
        long start = arguments[0].longAt(row);
        long end = arguments[1].longAt(row);
        long step = arguments[2].longAt(row);
        boolean inclusive = arguments[3].booleanAt(row);
        if (step == 0) {
            throw new OnsetException(OnsetException.Category.DATA, "the step of a range cannot be 0");
        }
        List<Long> values = new ArrayList<>();
        for (long value = start; step > 0 ? value < end || (inclusive && value == end)
                : value > end || (inclusive && value == end); value += step) {
            values.add(value);
            if (values.size() > MAX_ELEMENTS) {
                throw new OnsetException(OnsetException.Category.DATA,
                        "a range of more than %,d elements is too long".formatted(MAX_ELEMENTS));
            }
            if (step > 0 ? value > Long.MAX_VALUE - step : value < Long.MIN_VALUE - step) {
                break;
            }
        }
        return values;
    }

    /** Between separators; into characters where the separator is empty. */
    private static List<String> split(String text, String separator) {
        if (separator.isEmpty()) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** {@code x < ANY (array)} and the like, of three values: without a decision NULL, if an element is NULL. */
    private static ObjectFunction<Boolean> quantified(List<Expression> operands) {
        String how = String.valueOf(((Expression.Literal) operands.getFirst()).value());
        boolean any = how.endsWith("ANY");
        String comparison = how.substring(0, how.indexOf(' '));
        return (a, row) -> {
            Object value = Objects.requireNonNull(a[1].objectAt(row));
            boolean unknown = false;
            for (Object element : list(a[2], row)) {
                if (element == null) {
                    unknown = true;
                } else if (holds(comparison, ElementOrder.compare(value, element)) == any) {
                    return any;
                }
            }
            return unknown ? null : Boolean.valueOf(!any);
        };
    }

    private static boolean holds(String comparison, int compared) {
        return switch (comparison) {
            case "=" -> compared == 0;
            case "<>" -> compared != 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            default -> compared >= 0;
        };
    }

    /** Functions whose second argument may be NULL without their result being NULL. */
    private record WithElement(ScalarOperator operator, DataType type, List<Evaluator> arguments)
            implements
                Evaluator {

        @Override
        public Column evaluate(Batch batch) {
            List<Column> columns = arguments.stream().map(argument -> argument.evaluate(batch)).toList();
            if (columns.stream().allMatch(ConstantColumn.class::isInstance)) {
                return new ConstantColumn(type, compute(columns, 0));
            }
            @Nullable
            Object[] values = new Object[batch.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = compute(columns, row);
            }
            return BoxedValues.column(type, values);
        }

        private @Nullable Object compute(List<Column> columns, int row) {
            int array = operator == ScalarOperator.ARRAY_PREPEND ? 1 : 0;
            if (columns.get(array).isNull(row)) {
                return null;
            }
            List<?> list = list(columns.get(array), row);
            Column other = columns.get(1 - array);
            Object element = other.isNull(row) ? null : other.objectAt(row);
            return switch (operator) {
                case ARRAY_APPEND, ARRAY_PREPEND -> {
                    List<@Nullable Object> longer = new ArrayList<>(list);
                    longer.add(operator == ScalarOperator.ARRAY_APPEND ? list.size() : 0, element);
                    yield longer;
                }
                case ARRAY_CONTAINS -> list.stream().anyMatch(value -> same(value, element));
                case ARRAY_POSITION -> {
                    int position = 0;
                    while (position < list.size() && !same(list.get(position), element)) {
                        position++;
                    }
                    yield position == list.size() ? null : Long.valueOf(position + 1);
                }
                case ARRAY_REMOVE -> {
                    List<@Nullable Object> rest = new ArrayList<>(list);
                    rest.removeIf(value -> same(value, element));
                    yield rest;
                }
                default -> element == null ? null : joined(list, element.toString(), columns, row);
            };
        }

        private static String joined(List<?> list, String separator, List<Column> columns, int row) {
            String ofNull = columns.size() > 2 && !columns.get(2).isNull(row) ? columns.get(2).textAt(row) : null;
            List<String> texts = new ArrayList<>();
            for (Object value : list) {
                String text = value == null ? ofNull : value instanceof Double number ? NumberText.of(number)
                        : value.toString();
                if (text != null) {
                    texts.add(text);
                }
            }
            return String.join(separator, texts);
        }
    }
}
