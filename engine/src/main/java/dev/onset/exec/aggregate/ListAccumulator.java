package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.SortKey;

/**
 * The group's values in the order asked for, rows of equal keys in the order of the input. A text skips NULLs, an array keeps them;
 * arrays that are NULL are skipped.
 */
final class ListAccumulator extends CollectingAccumulator {

    /** What is made of the values. */
    enum Kind {
        TEXT, ARRAY,
        /** Without rows it has no elements. */
        ARRAY_ALWAYS,
        /** All elements of arrays. */
        FUSION,
        /** The elements that all arrays have, each as often as in the one that has it least. */
        INTERSECTION
    }

    private static final String DEFAULT_SEPARATOR = ",";

    private final Kind kind;
    private final int separator;
    private final List<SortKey> keys;
    private final int firstKey;

    /**
     * @param arguments the value; for a text also the separator, if given
     * @param types of the arguments, then of the sort keys
     */
    ListAccumulator(Kind kind, List<Integer> arguments, List<SortKey> keys, List<DataType> types) {
        super(withKeys(arguments, keys), types);
        this.kind = kind;
        this.separator = arguments.size() > 1 ? 1 : -1;
        this.keys = keys;
        this.firstKey = arguments.size();
    }

    private static List<Integer> withKeys(List<Integer> arguments, List<SortKey> keys) {
        var columns = new ArrayList<>(arguments);
        keys.forEach(key -> columns.add(key.column()));
        return columns;
    }

    @Override
    void writeGroup(int[] rows, int from, int to, SlotColumn output, int slot) {
        Integer[] ordered = new Integer[to - from];
        Arrays.setAll(ordered, i -> rows[from + i]);
        if (!keys.isEmpty()) {
            Arrays.sort(ordered, this::compareRows);
        }
        output.setReference(slot, switch (kind) {
            case TEXT -> join(ordered);
            case ARRAY -> ordered.length == 0 ? null : values(ordered);
            case ARRAY_ALWAYS -> values(ordered);
            case FUSION -> arrays(ordered).stream().<@Nullable Object>flatMap(List::stream).toList();
            case INTERSECTION -> intersection(arrays(ordered));
        });
    }

    private List<@Nullable Object> values(Integer[] ordered) {
        List<@Nullable Object> values = new ArrayList<>(ordered.length);
        for (int row : ordered) {
            values.add(column(0).objectAt(row));
        }
        return Collections.unmodifiableList(values);
    }

    private List<List<?>> arrays(Integer[] ordered) {
        List<List<?>> arrays = new ArrayList<>();
        for (Object value : values(ordered)) {
            if (value instanceof List<?> array) {
                arrays.add(array);
            }
        }
        return arrays;
    }

    private static @Nullable List<@Nullable Object> intersection(List<List<?>> arrays) {
        if (arrays.isEmpty()) {
            return null;
        }
        List<@Nullable Object> common = new ArrayList<>(arrays.getFirst());
        for (List<?> array : arrays.subList(1, arrays.size())) {
            List<@Nullable Object> others = new ArrayList<>(array);
            common.removeIf(element -> !others.remove(element));
        }
        return common;
    }

    private @Nullable String join(Integer[] ordered) {
        StringBuilder joined = null;
        for (int row : ordered) {
            Object value = column(0).objectAt(row);
            if (value == null) {
                continue;
            }
            if (joined == null) {
                joined = new StringBuilder();
            } else {
                joined.append(separatorAt(row));
            }
            joined.append(value);
        }
        return joined == null ? null : joined.toString();
    }

    private Object separatorAt(int row) {
        Object given = separator < 0 ? DEFAULT_SEPARATOR : column(separator).objectAt(row);
        return given == null ? "" : given;
    }

    private int compareRows(int left, int right) {
        for (int i = 0; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            SlotColumn values = column(firstKey + i);
            boolean leftNull = values.isNull(left);
            boolean rightNull = values.isNull(right);
            int order;
            if (leftNull || rightNull) {
                order = leftNull == rightNull ? 0 : leftNull == key.nullsFirst() ? -1 : 1;
            } else {
                order = SlotColumn.compare(values, left, values, right);
                order = key.descending() ? -order : order;
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
