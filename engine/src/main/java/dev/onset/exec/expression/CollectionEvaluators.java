package dev.onset.exec.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** Functions of maps and arrays. The keys and values of maps are texts. */
final class CollectionEvaluators {

    private CollectionEvaluators() {}

    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments, List<DataType> types) {
        return switch (operator) {
            case ITEM -> RowEvaluator.objects(type, arguments, types.getFirst() == DataType.MAP
                    ? (a, row) -> ofMap(a[0].objectAt(row), key(a[1], row), type)
                    : (a, row) -> ofArray(a[0].objectAt(row), a[1].longAt(row)));
            case CARDINALITY -> RowEvaluator.longs(type, arguments, (a, row) -> switch (a[0].objectAt(row)) {
                case Map<?, ?> map -> map.size();
                case List<?> list -> list.size();
                case null, default -> 0;
            });
            case MAP_KEYS -> RowEvaluator.objects(type, arguments,
                    (a, row) -> List.copyOf(map(a[0].objectAt(row)).keySet()));
            case MAP_VALUES -> RowEvaluator.objects(type, arguments,
                    (a, row) -> new ArrayList<>(map(a[0].objectAt(row)).values()));
            case ARRAY, MAP -> new Constructor(type, arguments);
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Maps have texts as keys; other values stand for their texts. */
    private static String key(Column column, int row) {
        return column.type() == DataType.VARCHAR ? column.textAt(row) : String.valueOf(column.objectAt(row));
    }

    /** The values of a map are texts, whatever it was made of; here they become what they were. */
    private static @Nullable Object ofMap(@Nullable Object map, String key, DataType type) {
        Object value = map(map).get(key);
        return value instanceof String text ? switch (type) {
            case INTEGER, BIGINT -> NumberText.parseLong(text);
            case DOUBLE -> NumberText.parseDouble(text);
            case BOOLEAN -> Boolean.valueOf(text);
            default -> text;
        } : value;
    }

    private static @Nullable Object ofArray(@Nullable Object list, long position) {
        return list instanceof List<?> values && position >= 1 && position <= values.size()
                ? values.get((int) position - 1)
                : null;
    }

    /** Makes an array of its arguments, or a map of keys and values in turn. NULL arguments become NULL elements. */
    private record Constructor(DataType type, List<Evaluator> arguments) implements Evaluator {

        @Override
        public Column evaluate(Batch batch) {
            List<Column> columns = arguments.stream().map(argument -> argument.evaluate(batch)).toList();
            if (columns.stream().allMatch(ConstantColumn.class::isInstance)) {
                return new ConstantColumn(type, make(columns, 0));
            }
            Object[] values = new Object[batch.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = make(columns, row);
            }
            return new ObjectColumn(type, values, null);
        }

        private Object make(List<Column> columns, int row) {
            if (type == DataType.ARRAY) {
                List<@Nullable Object> list = new ArrayList<>();
                for (Column column : columns) {
                    list.add(column.objectAt(row));
                }
                return Collections.unmodifiableList(list);
            }
            Map<String, @Nullable String> map = new TreeMap<>();
            for (int i = 0; i + 1 < columns.size(); i += 2) {
                Object key = columns.get(i).objectAt(row);
                if (key == null) {
                    throw new OnsetException(OnsetException.Category.DATA, "a map cannot have the key NULL");
                }
                Object value = columns.get(i + 1).objectAt(row);
                map.put(key.toString(), value == null ? null : value.toString());
            }
            return Collections.unmodifiableMap(map);
        }
    }
}
