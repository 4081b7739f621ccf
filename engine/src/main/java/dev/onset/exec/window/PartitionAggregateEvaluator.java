package dev.onset.exec.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.QueryContext;
import dev.onset.exec.aggregate.FrameAggregate;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;

/** Any aggregate whose frames are whole partitions: each partition is a group, as in GROUP BY. */
final class PartitionAggregateEvaluator implements WindowEvaluator {

    private static final int ROWS_A_BATCH = 2048;

    private final FrameAggregate aggregate;
    private final ArgumentRows arguments;
    private final Batch all;
    /** Whether aggregates can read the columns as they are, without converting all of them each time. */
    private final boolean lies;
    private final WindowResult result;
    private final QueryContext context;
    private final MemoryBudget.Account account;
    private final List<Partition> partitions = new ArrayList<>();
    private final int[] waitingRows = new int[ROWS_A_BATCH];
    private final int[] waitingGroups = new int[ROWS_A_BATCH];
    private int waiting;

    PartitionAggregateEvaluator(FrameAggregate aggregate, List<Column> columns, int size, WindowResult result,
            QueryContext context) {
        this.aggregate = aggregate;
        this.arguments = new ArgumentRows(columns, aggregate.columns());
        this.all = new Batch(Math.max(1, size), columns);
        this.lies = Arrays.stream(aggregate.columns())
                .allMatch(column -> columns.get(column) instanceof DoubleColumn flat && flat.validity() == null);
        this.result = result;
        this.context = context;
        this.account = context.memory().account("Window");
    }

    @Override
    public void evaluate(Partition partition) {
        int group = partitions.size();
        partitions.add(partition);
        if (partition.contiguous() && lies) {
            if (waiting > 0) {
                addWaiting();
            }
            context.checkCancelled();
            int first = partition.row(0);
            aggregate.addRange(all, group, first, first + partition.size());
            account.use(aggregate.bytes());
            return;
        }
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
