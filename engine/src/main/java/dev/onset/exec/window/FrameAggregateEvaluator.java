package dev.onset.exec.window;

import java.util.Arrays;
import java.util.List;

import dev.onset.exec.QueryContext;
import dev.onset.exec.aggregate.FrameAggregate;
import dev.onset.exec.column.Column;

/** Any aggregate over any frames: the frames of many rows as groups, whose rows are listed one by one. */
final class FrameAggregateEvaluator extends AnyAggregateEvaluator {

    private static final int ROWS_AT_ONCE = 1 << 15;

    private final int[] rows = new int[ROWS_AT_ONCE];
    private final int[] groups = new int[ROWS_AT_ONCE];
    private int listed;

    FrameAggregateEvaluator(FrameAggregate aggregate, List<Column> columns, Frames frames, WindowResult result,
            QueryContext context) {
        super(aggregate, columns, frames, result, context);
    }

    @Override
    public void evaluate(Partition partition) {
        frames.of(partition);
        int first = 0;
        while (first < partition.size()) {
            aggregate.clear();
            listed = 0;
            long added = 0;
            int next = first;
            while (next < partition.size() && added < ROWS_AT_ONCE) {
                for (Frames.Piece piece : frames.pieces()) {
                    added += list(partition, next - first, piece.starts[next], piece.ends[next]);
                }
                next++;
            }
            add(next - first);
            Column results = aggregate.results(next - first);
            for (int i = first; i < next; i++) {
                result.set(partition.row(i), results, i - first);
            }
            first = next;
        }
    }

    private int list(Partition partition, int group, int start, int end) {
        int at = start;
        while (at < end) {
            int count = Math.min(end - at, ROWS_AT_ONCE - listed);
            System.arraycopy(partition.rows(), partition.start() + at, rows, listed, count);
            Arrays.fill(groups, listed, listed + count, group);
            listed += count;
            at += count;
            if (listed == ROWS_AT_ONCE) {
                add(group + 1);
            }
        }
        return Math.max(0, end - start);
    }

    private void add(int groupCount) {
        context.checkCancelled();
        if (listed > 0) {
            aggregate.add(arguments.gather(rows, 0, listed), groups, listed, groupCount);
            listed = 0;
        }
    }
}
