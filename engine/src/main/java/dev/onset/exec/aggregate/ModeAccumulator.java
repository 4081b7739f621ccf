package dev.onset.exec.aggregate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.onset.plan.DataType;

/** MODE: the most frequent value that is not NULL; of several, the one that came first. */
final class ModeAccumulator extends CollectingAccumulator {

    ModeAccumulator(int argument, DataType type) {
        super(List.of(argument), List.of(type));
    }

    @Override
    void writeGroup(int[] rows, int from, int to, SlotColumn output, int slot) {
        SlotColumn values = column(0);
        Map<Object, int[]> counts = new LinkedHashMap<>();
        Object mode = null;
        int modeRow = -1;
        int modeCount = 0;
        for (int i = from; i < to; i++) {
            Object value = values.objectAt(rows[i]);
            if (value != null) {
                counts.computeIfAbsent(value, key -> new int[1])[0]++;
            }
        }
        for (int i = from; i < to; i++) {
            Object value = values.objectAt(rows[i]);
            int[] count = value == null || value.equals(mode) ? null : counts.get(value);
            if (count != null && count[0] > modeCount) {
                mode = value;
                modeRow = rows[i];
                modeCount = count[0];
            }
        }
        if (modeRow >= 0) {
            output.set(slot, values, modeRow);
        }
    }
}
