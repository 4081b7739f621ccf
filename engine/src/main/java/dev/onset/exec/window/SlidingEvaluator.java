package dev.onset.exec.window;

import dev.onset.exec.QueryContext;

/** An aggregate that rows can be added to and taken out of again: each row enters a piece of the frames once and leaves it once. */
abstract class SlidingEvaluator implements WindowEvaluator {

    private static final int ROWS_A_CHECK = 1 << 12;

    private final Frames frames;
    private final QueryContext context;
    private final int[] first;
    private final int[] end;

    SlidingEvaluator(Frames frames, QueryContext context) {
        this.frames = frames;
        this.context = context;
        this.first = new int[frames.pieces().length];
        this.end = new int[first.length];
    }

    /** Begins a partition: no row is in. */
    abstract void begin(Partition partition);

    abstract void add(int position);

    abstract void remove(int position);

    /** Writes the result of the row at a position for the rows that are in. */
    abstract void write(Partition partition, int position);

    @Override
    public final void evaluate(Partition partition) {
        frames.of(partition);
        begin(partition);
        for (int piece = 0; piece < first.length; piece++) {
            first[piece] = 0;
            end[piece] = 0;
        }
        for (int i = 0; i < partition.size(); i++) {
            if (i % ROWS_A_CHECK == 0) {
                context.checkCancelled();
            }
            for (int piece = 0; piece < first.length; piece++) {
                move(piece, frames.pieces()[piece].starts[i], frames.pieces()[piece].ends[i]);
            }
            write(partition, i);
        }
        for (int piece = 0; piece < first.length; piece++) {
            move(piece, end[piece], end[piece]);
        }
    }

    /** Rows that would leave before they come are passed over. */
    private void move(int piece, int newFirst, int newEnd) {
        for (; first[piece] < newFirst; first[piece]++) {
            if (first[piece] < end[piece]) {
                remove(first[piece]);
            }
        }
        end[piece] = Math.max(end[piece], first[piece]);
        for (; end[piece] < newEnd; end[piece]++) {
            add(end[piece]);
        }
    }
}
