package dev.onset.exec.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.QueryContext;
import dev.onset.exec.aggregate.FrameAggregate;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;

/** Any aggregate whose frames are whole partitions: each partition is a group, as in GROUP BY. */
final class PartitionAggregateEvaluator implements WindowEvaluator {

    private static final int ROWS_A_BATCH = 2048;

    private final FrameAggregate aggregate;
    private final ArgumentRows arguments;
    private final WindowResult result;
    private final QueryContext context;
    private final MemoryBudget.Account account;
    private final List<Partition> partitions = new ArrayList<>();
    private final int[] waitingRows = new int[ROWS_A_BATCH];
    private final int[] waitingGroups = new int[ROWS_A_BATCH];
    private int waiting;

    PartitionAggregateEvaluator(FrameAggregate aggregate, List<Column> columns, WindowResult result,
            QueryContext context) {
        this.aggregate = aggregate;
        this.arguments = new ArgumentRows(columns, aggregate.columns());
        this.result = result;
        this.context = context;
        this.account = context.memory().account("Window");
    }

    @Override
    public void evaluate(Partition partition) {
        int group = partitions.size();
        partitions.add(partition);
        int at = partition.start();
        while (at < partition.end()) {
            int count = Math.min(partition.end() - at, ROWS_A_BATCH - waiting);
            System.arraycopy(partition.rows(), at, waitingRows, waiting, count);
            Arrays.fill(waitingGroups, waiting, waiting + count, group);
            waiting += count;
            at += count;
            if (waiting == ROWS_A_BATCH) {
                addWaiting();
            }
        }
    }

    private void addWaiting() {
        context.checkCancelled();
        Batch batch = arguments.gather(waitingRows, 0, waiting);
        if (waitingGroups[0] == waitingGroups[waiting - 1]) {
            aggregate.addRange(batch, waitingGroups[0], 0, waiting);
        } else {
            aggregate.add(batch, waitingGroups, waiting, partitions.size());
        }
        waiting = 0;
        account.use(aggregate.bytes());
    }

    @Override
    public void finish() {
        if (waiting > 0) {
            addWaiting();
        }
        Column results = aggregate.results(partitions.size());
        for (int group = 0; group < partitions.size(); group++) {
            result.setAll(partitions.get(group), results, group);
        }
    }

    @Override
    public void close() {
        account.close();
        aggregate.close();
    }
}
