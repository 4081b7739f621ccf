package dev.onset.exec.window;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.WindowCall.Bound;
import dev.onset.plan.WindowCall.Exclusion;
import dev.onset.plan.WindowCall.Frame;

/**
 * The frames of the rows of a partition, each as one to three pieces of positions {@code [start, end)}, in their order. A piece
 * may be empty, and then its end may lie before its start. From row to row neither starts nor ends of a piece move back, which
 * is what running computations need.
 */
final class Frames {

    /** One piece of the frame of each row. */
    static final class Piece {
        int[] starts = {};
        int[] ends = {};
    }

    private final Frame frame;
    private final Peers peers;
    private final FrameOffset lower;
    private final FrameOffset upper;
    private final @Nullable RangeKey rangeKey;
    private final Piece[] pieces;
    private final @Nullable Offsets offsets;
    private @Nullable Partition current;

    /** @param rangeKey for frames that are bounded by differences */
    Frames(Frame frame, Peers peers, FrameOffset lower, FrameOffset upper, @Nullable RangeKey rangeKey) {
        this.frame = frame;
        this.peers = peers;
        this.lower = lower;
        this.upper = upper;
        this.rangeKey = rangeKey;
        this.offsets = Offsets.of(frame, lower, upper);
        int count = switch (frame.exclusion()) {
            case NO_OTHERS -> 1;
            case CURRENT_ROW, GROUP -> 2;
            case TIES -> 3;
        };
        pieces = new Piece[count];
        for (int i = 0; i < count; i++) {
            pieces[i] = new Piece();
        }
    }

    Piece[] pieces() {
        return pieces;
    }

    /** How many rows the frame of the row at a position has. */
    int size(int position) {
        int size = 0;
        for (Piece piece : pieces) {
            size += Math.max(0, piece.ends[position] - piece.starts[position]);
        }
        return size;
    }

    /** Makes a partition the current one. */
    @SuppressWarnings("ReferenceEquality") // asks whether it was done already
    void of(Partition partition) {
        if (current == partition) {
            return;
        }
        current = partition;
        int size = partition.size();
        for (Piece piece : pieces) {
            if (piece.starts.length < size) {
                piece.starts = new int[size];
                piece.ends = new int[size];
            }
        }
        if (needsPeers()) {
            peers.of(partition);
        }
        RangeEnds range = frame.rows() || rangeKey == null ? null : new RangeEnds(partition, rangeKey);
        fill(pieces[0].starts, frame.lower().kind(), lower, size, true, range);
        fill(pieces[0].ends, frame.upper().kind(), upper, size, false, range);
        exclude(size);
    }

    private boolean needsPeers() {
        boolean toPeers = frame.lower().kind() == Bound.Kind.CURRENT_ROW
                || frame.upper().kind() == Bound.Kind.CURRENT_ROW;
        return (!frame.rows() && toPeers) || frame.exclusion() == Exclusion.GROUP
                || frame.exclusion() == Exclusion.TIES;
    }

    /** Whether frames are the rows from so many before to so many behind each row, and these numbers. */
    @Nullable
    Offsets offsets() {
        return offsets;
    }

    /**
     * The frame of row i as the rows {@code [i + lower, i + upper]}, as far as they are there.
     *
     * @param lower at least −2³⁰
     * @param upper at most 2³⁰
     */
    record Offsets(int lower, int upper) {

        private static final int FAR = 1 << 30;

        private static @Nullable Offsets of(Frame frame, FrameOffset lower, FrameOffset upper) {
            return frame.rows() && frame.exclusion() == Exclusion.NO_OTHERS
                    ? new Offsets(offset(frame.lower().kind(), lower), offset(frame.upper().kind(), upper))
                    : null;
        }

        /** Whether the frames are so short that {@link NarrowFrames} adds them up. */
        boolean areNarrow() {
            int width = upper - lower + 1;
            return width > 0 && width <= NarrowFrames.WIDTH;
        }

        private static int offset(Bound.Kind kind, FrameOffset offset) {
            return switch (kind) {
                case UNBOUNDED_PRECEDING -> -FAR;
                case UNBOUNDED_FOLLOWING -> FAR;
                case CURRENT_ROW -> 0;
                case PRECEDING -> (int) -Math.min(offset.rows(), FAR);
                case FOLLOWING -> (int) Math.min(offset.rows(), FAR);
            };
        }
    }

    private void fill(int[] bounds, Bound.Kind kind, FrameOffset offset, int size, boolean isLower,
            @Nullable RangeEnds range) {
        switch (kind) {
            case UNBOUNDED_PRECEDING -> java.util.Arrays.fill(bounds, 0, size, 0);
            case UNBOUNDED_FOLLOWING -> java.util.Arrays.fill(bounds, 0, size, size);
            case CURRENT_ROW -> {
                for (int i = 0; i < size; i++) {
                    bounds[i] = frame.rows() ? (isLower ? i : i + 1) : isLower ? peers.start(i) : peers.end(i);
                }
            }
            case PRECEDING, FOLLOWING -> {
                int sign = kind == Bound.Kind.PRECEDING ? -1 : 1;
                if (range != null) {
                    range.fill(bounds, offset.value(), sign, isLower);
                } else {
                    long by = sign * Math.min(offset.rows(), Integer.MAX_VALUE) + (isLower ? 0 : 1);
                    for (int i = 0; i < size; i++) {
                        bounds[i] = Math.clamp(i + by, 0, size);
                    }
                }
            }
        }
    }

    /** Cuts the rows out that do not count: what comes before them is the first piece, what comes after them the last. */
    private void exclude(int size) {
        if (frame.exclusion() == Exclusion.NO_OTHERS) {
            return;
        }
        Piece first = pieces[0];
        Piece last = pieces[pieces.length - 1];
        for (int i = 0; i < size; i++) {
            int from = frame.exclusion() == Exclusion.CURRENT_ROW ? i : peers.start(i);
            int to = frame.exclusion() == Exclusion.CURRENT_ROW ? i + 1 : peers.end(i);
            int start = first.starts[i];
            int end = first.ends[i];
            if (frame.exclusion() == Exclusion.TIES) {
                pieces[1].starts[i] = i;
                pieces[1].ends[i] = start <= i && i < end ? i + 1 : i;
            }
            first.ends[i] = Math.min(end, from);
            last.starts[i] = Math.max(start, to);
            last.ends[i] = end;
        }
    }
}
