package dev.onset.exec.window;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.aggregate.GroupTable;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.exec.sort.KeyPrefix;
import dev.onset.exec.sort.RowComparator;
import dev.onset.exec.sort.RowSorter;
import dev.onset.plan.Field;
import dev.onset.plan.SortKey;

/**
 * Reads a part and keeps the first rows of each partition in the order of the keys; of equal rows those that come first, or all.
 * Collects a few times as many rows as are needed and then cuts. After the first cut, a row whose first key is behind that of the
 * last row kept of its partition is not even collected.
 */
final class FirstRowsOperator implements Operator {

    private static final int TIMES_NEEDED = 4;

    private final Operator input;
    private final List<Field> fields;
    private final int[] partitionKeys;
    private final List<SortKey> order;
    private final int needed;
    private final boolean ties;
    private final QueryContext context;
    private final MemoryBudget.Account account;
    private final GroupTable table;
    private RowBuffer rows;
    private int[] groupOfRow = {};
    private int[] groups = {};
    private long[] prefixes = {};
    private int[] selection = {};
    /** The first key of the last row kept of each partition. */
    private long[] thresholds = {};
    private int keptAtLastCut;
    private @Nullable RowReader result;

    /**
     * @param needed rows of each partition
     * @param ties whether rows equal to the last one are kept, too
     */
    FirstRowsOperator(Operator input, List<Field> fields, List<Integer> partitionKeys, List<SortKey> order, int needed,
            boolean ties, String name, QueryContext context) {
        this.input = input;
        this.fields = fields;
        this.partitionKeys = partitionKeys.stream().mapToInt(Integer::intValue).toArray();
        this.order = order;
        this.needed = needed;
        this.ties = ties;
        this.context = context;
        this.account = context.memory().account(name);
        this.table = new GroupTable(partitionKeys.stream().map(key -> fields.get(key).type()).toList());
        this.rows = new RowBuffer(fields);
    }

    @Override
    public @Nullable Batch next() {
        RowReader reader = result;
        if (reader == null) {
            for (Batch batch = input.next(); batch != null; batch = input.next()) {
                context.checkCancelled();
                collect(batch);
                if (rows.size() > Math.max(bound(TIMES_NEEDED), 2L * keptAtLastCut)) {
                    cut();
                }
                account.use(rows.bytes() + table.bytes()
                        + (long) Integer.BYTES * groupOfRow.length + (long) Long.BYTES * thresholds.length);
            }
            if (rows.size() > bound(2)) {
                cut();
            }
            reader = new RowReader(rows.columns(), 0, rows.size(), context.settings().batchSize());
            result = reader;
        }
        return reader.next();
    }

    private long bound(int times) {
        return Math.max(2L * context.settings().batchSize(), (long) times * needed * partitions());
    }

    private int partitions() {
        return partitionKeys.length == 0 ? 1 : table.size();
    }

    private void collect(Batch batch) {
        int size = batch.size();
        if (groups.length < size) {
            groups = new int[size];
            prefixes = new long[size];
            selection = new int[size];
        }
        if (partitionKeys.length > 0) {
            table.assign(batch, partitionKeys, 0, size, groups);
        }
        if (thresholds.length < partitions()) {
            int known = thresholds.length;
            thresholds = Arrays.copyOf(thresholds, Math.max(partitions(), 2 * known));
            Arrays.fill(thresholds, known, thresholds.length, Long.MAX_VALUE);
        }
        KeyPrefix.fill(batch.column(order.getFirst().column()), order.getFirst(), prefixes, 0, size);
        int count = 0;
        for (int row = 0; row < size; row++) {
            selection[count] = row;
            count += prefixes[row] <= thresholds[groups[row]] ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        int at = rows.size();
        if (groupOfRow.length < at + count) {
            groupOfRow = Arrays.copyOf(groupOfRow, Math.max(at + count, 2 * groupOfRow.length));
        }
        for (int i = 0; i < count; i++) {
            groupOfRow[at + i] = groups[selection[i]];
        }
        if (count == size) {
            rows.append(batch);
        } else {
            rows.append(batch, selection, count);
        }
    }

    /** Leaves the first rows of each partition, in the order in which they came. */
    private void cut() {
        int size = rows.size();
        List<Column> columns = rows.columns();
        int[] starts = new int[partitions() + 1];
        int[] members = membersByGroup(size, starts);
        RowComparator comparator = new RowComparator(columns, order);
        SortKey first = order.getFirst();
        long[] prefix = new long[size];
        KeyPrefix.fill(columns.get(first.column()), first, prefix, 0, size);
        int kept = 0;
        for (int group = 0; group < partitions(); group++) {
            int start = starts[group];
            int end = starts[group + 1];
            RowSorter.sortRange(columns, order, members, start, end, context, false);
            int keep = Math.min(needed, end - start);
            while (ties && keep > 0 && start + keep < end
                    && comparator.compare(members[start + keep - 1], members[start + keep]) == 0) {
                keep++;
            }
            if (keep >= needed) {
                thresholds[group] = keep == 0 ? Long.MIN_VALUE : prefix[members[start + keep - 1]];
            }
            System.arraycopy(members, start, members, kept, keep);
            kept += keep;
        }
        int[] order = Arrays.copyOf(members, kept);
        Arrays.sort(order);
        RowBuffer left = new RowBuffer(fields);
        left.append(new Batch(size, columns), order, kept);
        for (int i = 0; i < kept; i++) {
            groupOfRow[i] = groupOfRow[order[i]];
        }
        rows = left;
        keptAtLastCut = kept;
    }

    private int[] membersByGroup(int size, int[] starts) {
        for (int row = 0; row < size; row++) {
            starts[groupOfRow[row] + 1]++;
        }
        for (int group = 1; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        int[] next = starts.clone();
        int[] members = new int[size];
        for (int row = 0; row < size; row++) {
            members[next[groupOfRow[row]]++] = row;
        }
        return members;
    }

    @Override
    public void close() {
        account.close();
        input.close();
    }
}
