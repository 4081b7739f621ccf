package dev.onset.exec.window;

import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.plan.WindowCall.Positional;

/** FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value of one row of the frame, NULL where the frame has no such row. */
final class FrameValueEvaluator implements WindowEvaluator {

    private final Positional function;
    private final List<Column> arguments;
    private final Frames frames;
    private final NonNulls seen;
    private final WindowResult result;

    FrameValueEvaluator(Positional function, boolean ignoreNulls, List<Column> arguments, Frames frames,
            WindowResult result) {
        this.function = function;
        this.arguments = arguments;
        this.frames = frames;
        this.seen = new NonNulls(ignoreNulls ? arguments.getFirst() : null);
        this.result = result;
    }

    @Override
    public void evaluate(Partition partition) {
        frames.of(partition);
        seen.of(partition);
        Column values = arguments.getFirst();
        for (int i = 0; i < partition.size(); i++) {
            int row = partition.row(i);
            int position = switch (function) {
                case FIRST_VALUE -> nth(i, 1);
                case LAST_VALUE -> last(i);
                default -> nth(i, wanted(row));
            };
            if (position >= 0) {
                result.set(row, values, partition.row(position));
            }
        }
    }

    private long wanted(int row) {
        Column numbers = arguments.get(1);
        if (numbers.isNull(row)) {
            return Long.MAX_VALUE;
        }
        long n = numbers.longAt(row);
        if (n < 1) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "NTH_VALUE counts rows from 1, not from " + n);
        }
        return n;
    }

    /** The position of the n-th row of the frame that is seen, or −1. */
    private int nth(int position, long n) {
        long left = n;
        for (Frames.Piece piece : frames.pieces()) {
            if (piece.starts[position] >= piece.ends[position]) {
                continue;
            }
            int before = seen.before(piece.starts[position]);
            int count = seen.before(piece.ends[position]) - before;
            if (left <= count) {
                return seen.position(before + (int) left - 1);
            }
            left -= count;
        }
        return -1;
    }

    private int last(int position) {
        Frames.Piece[] pieces = frames.pieces();
        for (int i = pieces.length - 1; i >= 0; i--) {
            int start = pieces[i].starts[position];
            int end = pieces[i].ends[position];
            if (start < end && seen.before(end) > seen.before(start)) {
                return seen.position(seen.before(end) - 1);
            }
        }
        return -1;
    }
}
