package dev.onset.exec.window;

import java.util.Arrays;
import java.util.List;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.plan.AggregateCall.Standard;

/**
 * SUM, SUM0 and AVG of doubles over frames. A frame that moves on is the end of an older stretch, whose sums from its end
 * backwards are known, and a younger stretch that is summed as it grows: every value is added twice, and none is ever
 * subtracted, which would lose digits and never forget an infinity. The frames of a short moving average are added up one by one,
 * for all rows at a time.
 */
final class DoubleSumEvaluator implements WindowEvaluator {

    private final Standard function;
    private final Column argument;
    private final Frames frames;
    private final WindowResult result;
    private final RunningCount counts = new RunningCount();
    private double[] values = {};
    private double[] older = {};
    private double[] sums = {};

    DoubleSumEvaluator(Standard function, Column argument, Frames frames, WindowResult result) {
        this.function = function;
        this.argument = argument;
        this.frames = frames;
        this.result = result;
    }

    @Override
    public void evaluate(Partition partition) {
        int size = partition.size();
        Frames.Offsets offsets = frames.offsets();
        if (offsets != null && partition.contiguous() && argument instanceof DoubleColumn flat
                && flat.validity() == null) {
            if (offsets.areNarrow()) {
                addNarrow(flat.values(), partition.row(0), size, offsets);
            } else {
                older = older.length >= size ? older : new double[size];
                slide(flat.values(), partition.row(0), size, offsets);
            }
            return;
        }
        frames.of(partition);
        boolean noNulls = argument instanceof DoubleColumn flat && flat.validity() == null;
        if (!noNulls) {
            counts.of(partition, List.of(argument));
        }
        if (values.length < size) {
            values = new double[size];
            older = new double[size];
            sums = new double[size];
        }
        if (argument instanceof DoubleColumn flat && noNulls) {
            for (int i = 0; i < size; i++) {
                values[i] = flat.values()[partition.row(i)];
            }
        } else {
            for (int i = 0; i < size; i++) {
                int row = partition.row(i);
                values[i] = argument.isNull(row) ? 0 : argument.doubleAt(row);
            }
        }
        if (offsets != null && offsets.areNarrow()) {
            NarrowFrames.sum(values, 0, sums, 0, size, offsets);
        } else {
            Arrays.fill(sums, 0, size, 0);
            for (Frames.Piece piece : frames.pieces()) {
                slide(piece.starts, piece.ends, size);
            }
        }
        for (int i = 0; i < size; i++) {
            int count = noNulls ? frames.size(i) : counts.in(frames, i);
            if (count > 0) {
                result.setDouble(partition.row(i), function == Standard.AVG ? sums[i] / count : sums[i]);
            } else if (function == Standard.SUM0) {
                result.setDouble(partition.row(i), 0);
            }
        }
    }

    /** The same sums where all values are given and rows, values and results lie behind each other. */
    private void slide(double[] given, int first, int size, Frames.Offsets offsets) {
        double[] results = result.doubles();
        boolean average = function == Standard.AVG;
        int middle = 0;
        int end = 0;
        double younger = 0;
        for (int i = 0; i < size; i++) {
            int start = Math.max(0, i + offsets.lower());
            int newEnd = (int) Math.min(size, (long) i + offsets.upper() + 1);
            if (start >= newEnd) {
                if (function == Standard.SUM0) {
                    result.setDouble(first + i, 0);
                }
                continue;
            }
            if (start > middle) {
                end = Math.max(end, start);
                double sum = 0;
                for (int at = end - 1; at >= start; at--) {
                    sum += given[first + at];
                    older[at] = sum;
                }
                middle = end;
                younger = 0;
            }
            for (; end < newEnd; end++) {
                younger += given[first + end];
            }
            // adding 0 makes 0 of −0, as a sum that begins with 0 does
            double sum = 0 + (start < middle ? older[start] + younger : younger);
            results[first + i] = average ? sum / (newEnd - start) : sum;
        }
        setValid(first, size, offsets);
    }

    private void addNarrow(double[] given, int first, int size, Frames.Offsets offsets) {
        double[] results = result.doubles();
        NarrowFrames.sum(given, first, results, first, size, offsets);
        if (function == Standard.AVG) {
            NarrowFrames.divideBySizes(results, first, size, offsets);
        }
        if (function == Standard.SUM0) {
            result.setValid(first, first + size);
        } else {
            setValid(first, size, offsets);
        }
    }

    /** Frames without rows are those of the first rows or the last ones. */
    private void setValid(int first, int size, Frames.Offsets offsets) {
        int from = Math.clamp(-(long) offsets.upper(), 0, size);
        int to = Math.clamp((long) size - offsets.lower(), 0, size);
        if (from < to && offsets.lower() <= offsets.upper()) {
            result.setValid(first + from, first + to);
        }
    }

    private void slide(int[] starts, int[] ends, int size) {
        int middle = 0;
        int end = 0;
        double younger = 0;
        for (int i = 0; i < size; i++) {
            int start = starts[i];
            if (start >= ends[i]) {
                continue;
            }
            if (start > middle) {
                // values before the frame need not be added any more
                end = Math.max(end, start);
                double sum = 0;
                for (int at = end - 1; at >= start; at--) {
                    sum += values[at];
                    older[at] = sum;
                }
                middle = end;
                younger = 0;
            }
            for (; end < ends[i]; end++) {
                younger += values[end];
            }
            sums[i] += start < middle ? older[start] + younger : younger;
        }
    }
}
