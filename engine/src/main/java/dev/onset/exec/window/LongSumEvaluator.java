package dev.onset.exec.window;

import java.math.BigInteger;
import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.DataType;

/** SUM, SUM0 and AVG of whole numbers over frames: differences of a running sum of 128 bits, which cannot overflow. */
final class LongSumEvaluator implements WindowEvaluator {

    private final Standard function;
    private final Column argument;
    private final Frames frames;
    private final WindowResult result;
    private final RunningCount counts = new RunningCount();
    private long[] low = {};
    private long[] high = {};

    LongSumEvaluator(Standard function, Column argument, Frames frames, WindowResult result) {
        this.function = function;
        this.argument = argument;
        this.frames = frames;
        this.result = result;
    }

    @Override
    public void evaluate(Partition partition) {
        frames.of(partition);
        counts.of(partition, List.of(argument));
        sum(partition);
        for (int i = 0; i < partition.size(); i++) {
            int count = counts.in(frames, i);
            if (count > 0) {
                write(partition.row(i), i, count);
            } else if (function == Standard.SUM0) {
                result.setNumber(partition.row(i), 0);
            }
        }
    }

    private void sum(Partition partition) {
        int size = partition.size();
        if (low.length <= size) {
            low = new long[size + 1];
            high = new long[size + 1];
        }
        low[0] = 0;
        high[0] = 0;
        for (int i = 0; i < size; i++) {
            int row = partition.row(i);
            long value = argument.isNull(row) ? 0 : argument.longAt(row);
            long sum = low[i] + value;
            low[i + 1] = sum;
            high[i + 1] = high[i] + (value >> 63) + (Long.compareUnsigned(sum, value) < 0 ? 1 : 0);
        }
    }

    private void write(int row, int position, int count) {
        long sumLow = 0;
        long sumHigh = 0;
        for (Frames.Piece piece : frames.pieces()) {
            int start = piece.starts[position];
            int end = piece.ends[position];
            if (start < end) {
                long pieceLow = low[end] - low[start];
                long pieceHigh = high[end] - high[start] - (Long.compareUnsigned(low[end], low[start]) < 0 ? 1 : 0);
                sumLow += pieceLow;
                sumHigh += pieceHigh + (Long.compareUnsigned(sumLow, pieceLow) < 0 ? 1 : 0);
            }
        }
        boolean small = sumHigh == sumLow >> 63;
        if (result.type() == DataType.DOUBLE) {
            double sum = small ? sumLow : exact(sumLow, sumHigh).doubleValue();
            result.setDouble(row, function == Standard.AVG ? sum / count : sum);
            return;
        }
        if (!small || (result.type() == DataType.INTEGER && sumLow != (int) sumLow)) {
            throw new OnsetException(OnsetException.Category.DATA, "SUM: the result " + exact(sumLow, sumHigh)
                    + " does not fit into " + result.type() + "; cast the argument to DOUBLE");
        }
        result.setLong(row, sumLow);
    }

    private static BigInteger exact(long low, long high) {
        BigInteger lowBits = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(lowBits);
    }
}
