package dev.onset.exec.window;

import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.plan.WindowCall.Positional;

/** The functions that only ask for the place of a row: ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE. */
final class RankEvaluator implements WindowEvaluator {

    private final Positional function;
    private final List<Column> arguments;
    private final Peers peers;
    private final WindowResult result;

    RankEvaluator(Positional function, List<Column> arguments, Peers peers, WindowResult result) {
        this.function = function;
        this.arguments = arguments;
        this.peers = peers;
        this.result = result;
    }

    @Override
    public void evaluate(Partition partition) {
        int size = partition.size();
        if (function == Positional.NTILE) {
            tiles(partition);
            return;
        }
        if (function != Positional.ROW_NUMBER) {
            peers.of(partition);
        }
        for (int i = 0; i < size; i++) {
            int row = partition.row(i);
            switch (function) {
                case ROW_NUMBER -> result.setLong(row, i + 1L);
                case RANK -> result.setLong(row, peers.start(i) + 1L);
                case DENSE_RANK -> result.setLong(row, peers.ordinal(i) + 1L);
                case PERCENT_RANK -> result.setDouble(row, size == 1 ? 0 : peers.start(i) / (size - 1.0));
                case CUME_DIST -> result.setDouble(row, peers.end(i) / (double) size);
                default -> throw new IllegalStateException(function + " is no rank");
            }
        }
    }

    /** The first buckets are one row larger where the rows cannot be shared equally. */
    private void tiles(Partition partition) {
        Column buckets = arguments.getFirst();
        int size = partition.size();
        for (int i = 0; i < size; i++) {
            int row = partition.row(i);
            if (buckets.isNull(row)) {
                continue;
            }
            long count = buckets.longAt(row);
            if (count < 1) {
                throw new OnsetException(OnsetException.Category.ARGUMENT,
                        "NTILE takes a number of buckets from 1, not " + count);
            }
            long small = size / count;
            long inLarge = size % count * (small + 1);
            result.setLong(row, i < inLarge
                    ? i / (small + 1) + 1
                    : size % count + (i - inLarge) / small + 1);
        }
    }
}
