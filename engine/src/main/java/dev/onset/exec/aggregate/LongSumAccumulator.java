package dev.onset.exec.aggregate;

import java.math.BigInteger;
import java.util.Arrays;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.plan.DataType;

/**
 * SUM, SUM0 and AVG of whole numbers and intervals. Sums have 128 bits, so that only a result that does not fit is an
 * error, whatever the order of the rows.
 */
final class LongSumAccumulator implements Accumulator {

    private final int argument;
    private final SumKind kind;
    private final LongInput input = new LongInput();
    private long[] low = {};
    private long[] high = {};
    private long[] counts = {};
    private int size;

    LongSumAccumulator(int argument, SumKind kind) {
        this.argument = argument;
        this.kind = kind;
    }

    @Override
    public void grow(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Capacity.of(groups, counts.length));
            low = Arrays.copyOf(low, counts.length);
            high = Arrays.copyOf(high, counts.length);
        }
        size = groups;
    }

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        input.read(batch.column(argument), batch.size());
        long[] values = input.values();
        for (int row = from; row < to; row++) {
            int group = groups[row];
            if (group >= 0 && !input.isNull(row)) {
                addValue(group, values[row]);
            }
        }
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        input.read(batch.column(argument), batch.size());
        long[] values = input.values();
        for (int row = from; row < to; row++) {
            if (!input.isNull(row)) {
                addValue(group, values[row]);
            }
        }
    }

    private void addValue(int group, long value) {
        add128(group, value, value >> 63);
        counts[group]++;
    }

    private void add128(int group, long lowPart, long highPart) {
        long sum = low[group] + lowPart;
        high[group] += highPart + (Long.compareUnsigned(sum, lowPart) < 0 ? 1 : 0);
        low[group] = sum;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        LongSumAccumulator other = (LongSumAccumulator) later;
        for (int group = 0; group < other.size; group++) {
            add128(targets[group], other.low[group], other.high[group]);
            counts[targets[group]] += other.counts[group];
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        for (int group = 0; group < groups; group++) {
            if (counts[group] > 0) {
                writeSum(group, output, at + group);
            } else if (kind == SumKind.SUM_OR_ZERO) {
                if (output.type() == DataType.DOUBLE) {
                    output.setDouble(at + group, 0);
                } else {
                    output.setLong(at + group, 0);
                }
            }
        }
    }

    private void writeSum(int group, SlotColumn output, int slot) {
        boolean average = kind == SumKind.AVERAGE;
        if (output.type() == DataType.DOUBLE) {
            double sum = high[group] == low[group] >> 63 ? low[group] : exact(group).doubleValue();
            output.setDouble(slot, average ? sum / counts[group] : sum);
            return;
        }
        BigInteger result = average ? exact(group).divide(BigInteger.valueOf(counts[group])) : exact(group);
        if (result.bitLength() > (output.type() == DataType.INTEGER ? 31 : 63)) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "SUM: the result " + result + " does not fit into " + output.type()
                            + "; cast the argument to DOUBLE");
        }
        output.setLong(slot, result.longValue());
    }

    private BigInteger exact(int group) {
        if (high[group] == low[group] >> 63) {
            return BigInteger.valueOf(low[group]);
        }
        BigInteger lowBits = BigInteger.valueOf(low[group] >>> 1).shiftLeft(1).or(BigInteger.valueOf(low[group] & 1));
        return BigInteger.valueOf(high[group]).shiftLeft(64).add(lowBits);
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0, size, 0);
        Arrays.fill(low, 0, size, 0);
        Arrays.fill(high, 0, size, 0);
        size = 0;
    }
}
