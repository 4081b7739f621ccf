package dev.onset.exec.aggregate;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.plan.DataType;

/**
 * ARG_MIN and ARG_MAX: the value of one argument in the row where the other is smallest or largest, the first such row of
 * several. Rows in which either is NULL do not count; NaN is the largest number.
 */
final class ArgumentOfExtremeAccumulator implements Accumulator {

    private final int valueArgument;
    private final int keyArgument;
    private final boolean largest;
    private final SlotColumn values;
    private final SlotColumn keys;
    private Column valueColumn = new ConstantColumn(DataType.NULL, null);
    private Column keyColumn = new ConstantColumn(DataType.NULL, null);

    ArgumentOfExtremeAccumulator(int valueArgument, int keyArgument, DataType valueType, DataType keyType,
            boolean largest) {
        this.valueArgument = valueArgument;
        this.keyArgument = keyArgument;
        this.largest = largest;
        this.values = new SlotColumn(valueType);
        this.keys = new SlotColumn(keyType);
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
        keys.grow(groups);
    }

    private void begin(Batch batch) {
        valueColumn = batch.column(valueArgument);
        keyColumn = batch.column(keyArgument);
    }

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        begin(batch);
        for (int row = from; row < to; row++) {
            if (groups[row] >= 0) {
                addRow(groups[row], row);
            }
        }
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        begin(batch);
        int row = from;
        while (row < to && keys.isNull(group)) {
            addRow(group, row++);
        }
        if (!(keyColumn instanceof DoubleColumn flat) || flat.validity() != null) {
            for (; row < to; row++) {
                addRow(group, row);
            }
            return;
        }
        int bestRow = largest
                ? rowOfLargest(flat.values(), keys.doubleAt(group), row, to)
                : rowOfSmallest(flat.values(), keys.doubleAt(group), row, to);
        if (bestRow >= 0) {
            keys.set(group, keyColumn, bestRow);
            values.set(group, valueColumn, bestRow);
        }
    }

    /** The first row with the least key below a known one; −1: there is none. NaN is the largest number. */
    private int rowOfSmallest(double[] candidates, double known, int from, int to) {
        double best = known;
        int bestRow = -1;
        for (int row = from; row < to; row++) {
            double candidate = candidates[row];
            if (!(candidate >= best) && !Double.isNaN(candidate) && !valueColumn.isNull(row)) {
                best = candidate;
                bestRow = row;
            }
        }
        return bestRow;
    }

    /** The first row with the greatest key above a known one; −1: there is none. NaN is the largest number. */
    private int rowOfLargest(double[] candidates, double known, int from, int to) {
        double best = known;
        int bestRow = -1;
        for (int row = from; row < to; row++) {
            double candidate = candidates[row];
            if (!(candidate <= best) && !Double.isNaN(best) && !valueColumn.isNull(row)) {
                best = candidate;
                bestRow = row;
            }
        }
        return bestRow;
    }

    private void addRow(int group, int row) {
        if (!keyColumn.isNull(row) && (keys.isNull(group) || isBetter(keys.compareTo(group, keyColumn, row)))
                && !valueColumn.isNull(row)) {
            keys.set(group, keyColumn, row);
            values.set(group, valueColumn, row);
        }
    }

    private boolean isBetter(int bestToCandidate) {
        return largest ? bestToCandidate < 0 : bestToCandidate > 0;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        ArgumentOfExtremeAccumulator other = (ArgumentOfExtremeAccumulator) later;
        for (int group = 0; group < other.keys.size(); group++) {
            int target = targets[group];
            if (!other.keys.isNull(group)
                    && (keys.isNull(target) || isBetter(SlotColumn.compare(keys, target, other.keys, group)))) {
                keys.set(target, other.keys, group);
                values.set(target, other.values, group);
            }
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        output.appendAll(values, groups);
    }

    @Override
    public void clear() {
        values.clear();
        keys.clear();
    }
}
