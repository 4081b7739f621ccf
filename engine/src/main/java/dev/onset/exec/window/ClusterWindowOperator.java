package dev.onset.exec.window;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;

/** Reads some whole clusters at a time and computes the windows over them. */
final class ClusterWindowOperator implements Operator {

    /** Rows that are worth a computation; a cluster with more is read to its end all the same. */
    private static final int ROWS_AT_ONCE = 1 << 13;

    private final Operator input;
    private final int clusterColumn;
    private final WindowComputation computation;
    private final QueryContext context;
    private final MemoryBudget.Account account;
    private final RowBuffer rows;
    private long[] clusters = {};
    private @Nullable String cluster;
    private long clusterNumber;
    private @Nullable Batch pending;
    private int position;
    private @Nullable RowReader computed;

    ClusterWindowOperator(Operator input, List<Field> fields, int clusterColumn, WindowComputation computation,
            QueryContext context) {
        this.input = input;
        this.clusterColumn = clusterColumn;
        this.computation = computation;
        this.context = context;
        this.rows = new RowBuffer(fields);
        this.account = context.memory().account("Window");
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            Batch batch = computed == null ? null : computed.next();
            if (batch != null) {
                return batch;
            }
            readClusters();
            if (rows.size() == 0) {
                return null;
            }
            List<Column> columns = computation.compute(rows.columns(), rows.size(), clusters, clusterColumn);
            computed = new RowReader(columns, 0, rows.size(), context.settings().batchSize());
        }
    }

    private void readClusters() {
        rows.clear();
        while (true) {
            Batch batch = pending;
            if (batch == null) {
                context.checkCancelled();
                batch = input.next();
                position = 0;
                pending = batch;
            }
            if (batch == null) {
                return;
            }
            Column ids = batch.column(clusterColumn);
            while (position < batch.size()) {
                String id = ids.textAt(position);
                if (!id.equals(cluster)) {
                    if (rows.size() >= ROWS_AT_ONCE) {
                        return;
                    }
                    cluster = id;
                    clusterNumber++;
                }
                int end = endOfCluster(ids, position, batch.size());
                append(batch, position, end);
                position = end;
            }
            pending = null;
        }
    }

    private static int endOfCluster(Column ids, int start, int size) {
        if (ids instanceof DictionaryColumn coded) {
            return coded.endOfSame(start, size);
        }
        int row = start + 1;
        String id = ids.textAt(start);
        while (row < size && id.equals(ids.textAt(row))) {
            row++;
        }
        return row;
    }

    private void append(Batch batch, int start, int end) {
        int size = rows.size();
        if (clusters.length < size + end - start) {
            clusters = Arrays.copyOf(clusters, Math.max(size + end - start, 2 * clusters.length));
        }
        account.use(rows.bytes() + (long) clusters.length * Long.BYTES);
        Arrays.fill(clusters, size, size + end - start, clusterNumber);
        rows.append(batch, start, end);
    }

    @Override
    public void close() {
        account.close();
        computation.close();
        input.close();
    }
}
