package dev.onset.exec.window;

import java.util.Arrays;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
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

    private final boolean largest;
    private final Column argument;
    private final ValueOrder order;
    private final Frames frames;
    private final WindowResult result;
    private int[] older = {};
    private int[] best = {};

    ExtremeEvaluator(boolean largest, Column argument, Frames frames, WindowResult result) {
        this.largest = largest;
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
        if (older.length < size) {
            older = new int[size];
            best = new int[size];
        }
        Frames.Offsets offsets = frames.offsets();
        if (offsets != null && partition.contiguous() && argument instanceof DoubleColumn flat
                && flat.validity() == null) {
            slide(flat.values(), partition.row(0), size, offsets);
            return;
        }
        frames.of(partition);
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

    /** The same of doubles that are all given, where rows, values and results lie behind each other. */
    private void slide(double[] values, int first, int size, Frames.Offsets offsets) {
        double[] results = result.doubles();
        int middle = 0;
        int end = 0;
        int younger = NONE;
        for (int i = 0; i < size; i++) {
            int start = Math.max(0, i + offsets.lower());
            int newEnd = (int) Math.min(size, (long) i + offsets.upper() + 1);
            if (start >= newEnd) {
                continue;
            }
            if (start > middle) {
                end = Math.max(end, start);
                int row = NONE;
                for (int at = end - 1; at >= start; at--) {
                    row = row == NONE || !isBefore(values[first + row], values[first + at]) ? at : row;
                    older[at] = row;
                }
                middle = end;
                younger = NONE;
            }
            for (; end < newEnd; end++) {
                younger = younger == NONE || isBefore(values[first + end], values[first + younger]) ? end : younger;
            }
            int row = start < middle ? older[start] : younger;
            if (start < middle && younger != NONE && isBefore(values[first + younger], values[first + row])) {
                row = younger;
            }
            results[first + i] = values[first + row];
            result.setValid(first + i, first + i + 1);
        }
    }

    /** Whether a number is more extreme than another one; NaN is the largest. */
    private boolean isBefore(double value, double other) {
        return largest
                ? value > other || (Double.isNaN(value) && !Double.isNaN(other))
                : value < other || (Double.isNaN(other) && !Double.isNaN(value));
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
