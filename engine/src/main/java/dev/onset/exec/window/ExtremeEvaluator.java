package dev.onset.exec.window;

import java.util.Arrays;

import dev.onset.exec.column.Column;
import dev.onset.exec.expression.TextOrder;

/**
 * MIN and MAX of any type over frames, as the position of the first extreme value; in the manner of {@link DoubleSumEvaluator},
 * so that every value is compared a few times however long the frames are.
 */
final class ExtremeEvaluator implements WindowEvaluator {

    /** Whether a value comes before another one in ascending order; neither is NULL. */
    private interface ValueOrder {
        boolean isLess(int row, int other);
    }

    private static final int NONE = -1;

    private final Column argument;
    private final ValueOrder order;
    private final Frames frames;
    private final WindowResult result;
    private int[] older = {};
    private int[] best = {};

    ExtremeEvaluator(boolean largest, Column argument, Frames frames, WindowResult result) {
        this.argument = argument;
        ValueOrder ascending = order(argument);
        this.order = largest ? (first, second) -> ascending.isLess(second, first) : ascending;
        this.frames = frames;
        this.result = result;
    }

    private static ValueOrder order(Column column) {
        return switch (column.type().layout()) {
            case LONG -> (row, other) -> column.longAt(row) < column.longAt(other);
            // NaN is the largest number
            case DOUBLE -> (row, other) -> {
                double value = column.doubleAt(row);
                double otherValue = column.doubleAt(other);
                return value < otherValue || (Double.isNaN(otherValue) && !Double.isNaN(value));
            };
            case BOOLEAN -> (row, other) -> !column.booleanAt(row) && column.booleanAt(other);
            case TEXT -> (row, other) -> TextOrder.compare(column.textAt(row), column.textAt(other)) < 0;
            case OBJECT -> (row, other) -> String.valueOf(column.objectAt(row))
                    .compareTo(String.valueOf(column.objectAt(other))) < 0;
        };
    }

    @Override
    public void evaluate(Partition partition) {
        int size = partition.size();
        frames.of(partition);
        if (older.length < size) {
            older = new int[size];
            best = new int[size];
        }
        Arrays.fill(best, 0, size, NONE);
        for (Frames.Piece piece : frames.pieces()) {
            slide(partition, piece.starts, piece.ends);
        }
        for (int i = 0; i < size; i++) {
            if (best[i] != NONE) {
                result.set(partition.row(i), argument, best[i]);
            }
        }
    }

    private void slide(Partition partition, int[] starts, int[] ends) {
        int middle = 0;
        int end = 0;
        int younger = NONE;
        for (int i = 0; i < partition.size(); i++) {
            int start = starts[i];
            if (start >= ends[i]) {
                continue;
            }
            if (start > middle) {
                end = Math.max(end, start);
                int row = NONE;
                for (int at = end - 1; at >= start; at--) {
                    row = better(valueRow(partition, at), row);
                    older[at] = row;
                }
                middle = end;
                younger = NONE;
            }
            for (; end < ends[i]; end++) {
                younger = better(younger, valueRow(partition, end));
            }
            best[i] = better(best[i], start < middle ? better(older[start], younger) : younger);
        }
    }

    private int valueRow(Partition partition, int position) {
        int row = partition.row(position);
        return argument.isNull(row) ? NONE : row;
    }

    /** Of two rows the one with the more extreme value; of equal ones the first. */
    private int better(int first, int second) {
        return first == NONE || (second != NONE && order.isLess(second, first)) ? second : first;
    }
}
