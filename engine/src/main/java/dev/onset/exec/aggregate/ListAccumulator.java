package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.SortKey;

/**
 * LISTAGG and ARRAY_AGG: the group's values in the order asked for, rows of equal keys in the order of the input. LISTAGG
 * skips NULLs, ARRAY_AGG keeps them.
 */
final class ListAccumulator extends CollectingAccumulator {

    private static final String DEFAULT_SEPARATOR = ",";

    private final boolean text;
    private final int separator;
    private final List<SortKey> keys;
    private final int firstKey;

    /**
     * @param text whether to join the values to one text
     * @param arguments the value; for a text also the separator, if given
     * @param types of the arguments, then of the sort keys
     */
    ListAccumulator(boolean text, List<Integer> arguments, List<SortKey> keys, List<DataType> types) {
        super(withKeys(arguments, keys), types);
        this.text = text;
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
        if (text) {
            output.setReference(slot, join(ordered));
        } else if (ordered.length > 0) {
            List<@Nullable Object> values = new ArrayList<>(ordered.length);
            for (int row : ordered) {
                values.add(column(0).objectAt(row));
            }
            output.setReference(slot, Collections.unmodifiableList(values));
        }
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
