package dev.onset.exec.window;

import java.util.List;

import dev.onset.exec.QueryContext;
import dev.onset.exec.aggregate.FrameAggregate;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;

/** Any aggregate whose frames begin with the partition: one state that grows from row to row. */
final class RunningAggregateEvaluator extends AnyAggregateEvaluator {

    /** Some arguments are converted batch by batch, whatever part of the batch is then read. */
    private static final int ROWS_A_BATCH = 64;

    RunningAggregateEvaluator(FrameAggregate aggregate, List<Column> columns, Frames frames, WindowResult result,
            QueryContext context) {
        super(aggregate, columns, frames, result, context);
    }

    @Override
    public void evaluate(Partition partition) {
        frames.of(partition);
        int[] ends = frames.pieces()[0].ends;
        aggregate.clear();
        int done = 0;
        int batchStart = 0;
        Batch batch = null;
        Column last = aggregate.results(1);
        for (int i = 0; i < partition.size(); i++) {
            context.checkCancelled();
            int end = ends[i];
            boolean grows = done < end;
            while (done < end) {
                if (batch == null || done == batchStart + batch.size()) {
                    batchStart = done;
                    batch = arguments.gather(partition.rows(), partition.start() + done,
                            Math.min(ROWS_A_BATCH, partition.size() - done));
                }
                int to = Math.min(end, batchStart + batch.size());
                aggregate.addRange(batch, 0, done - batchStart, to - batchStart);
                done = to;
            }
            last = grows ? aggregate.results(1) : last;
            result.set(partition.row(i), last, 0);
        }
    }
}
