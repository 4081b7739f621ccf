package dev.onset.exec.sort;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;
import dev.onset.plan.SortKey;

/**
 * Reads rows and keeps the first ones in the order of the keys, of equal rows those that come first. Collects up to twice as
 * many as needed and then cuts; after the first cut, rows whose first key is behind that of the last row kept are not even
 * collected, in whichever part of the input they are.
 */
final class TopRows {

    private final List<Field> fields;
    private final List<SortKey> keys;
    private final int needed;
    private final int bound;
    private final QueryContext context;
    /** The smallest key of a last row kept, of all parts so far. */
    private final AtomicLong ofAllParts;
    private long[] prefixes = {};
    private int[] selection = {};

    /** @param ofAllParts shared by those who read the parts of one input, at first the largest number */
    TopRows(List<Field> fields, List<SortKey> keys, int needed, AtomicLong ofAllParts, QueryContext context) {
        this.fields = fields;
        this.keys = keys;
        this.needed = needed;
        this.bound = Math.max(2 * needed, context.settings().batchSize() / 2);
        this.ofAllParts = ofAllParts;
        this.context = context;
    }

    void read(Operator operator, RowBuffer result) {
        RowBuffer rows = new RowBuffer(fields);
        for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
            context.checkCancelled();
            collect(batch, rows);
            if (rows.size() > bound) {
                rows = cut(rows);
            }
        }
        result.append(rows.size() > needed ? cut(rows) : rows);
    }

    private void collect(Batch batch, RowBuffer rows) {
        long threshold = ofAllParts.get();
        if (threshold == Long.MAX_VALUE) {
            rows.append(batch);
            return;
        }
        if (selection.length < batch.size()) {
            selection = new int[batch.size()];
        }
        SortKey first = keys.getFirst();
        int count = batch.column(first.column()) instanceof DoubleColumn column && column.validity() == null
                ? select(column.values(), batch.size(), first.descending(), threshold)
                : select(batch.column(first.column()), batch.size(), first, threshold);
        if (count > 0) {
            rows.append(batch, selection, count);
        }
    }

    private int select(Column column, int size, SortKey key, long threshold) {
        if (prefixes.length < size) {
            prefixes = new long[size];
        }
        KeyPrefix.fill(column, key, prefixes, 0, size);
        int count = 0;
        for (int i = 0; i < size; i++) {
            selection[count] = i;
            count += prefixes[i] <= threshold ? 1 : 0;
        }
        return count;
    }

    /** The same by the numbers themselves. NaN may be taken that need not be. */
    private int select(double[] values, int size, boolean descending, long threshold) {
        double last = KeyPrefix.value(descending ? ~threshold : threshold);
        int count = 0;
        if (descending) {
            for (int i = 0; i < size; i++) {
                selection[count] = i;
                count += values[i] < last ? 0 : 1;
            }
            return count;
        }
        for (int i = 0; i < size; i++) {
            selection[count] = i;
            count += values[i] > last ? 0 : 1;
        }
        return count;
    }

    private RowBuffer cut(RowBuffer rows) {
        List<Column> columns = rows.columns();
        int[] order = RowSorter.sort(columns, keys, rows.size());
        int[] kept = Arrays.copyOf(order, needed);
        Arrays.sort(kept);
        RowBuffer result = new RowBuffer(fields);
        result.append(new Batch(rows.size(), columns), kept, kept.length);
        long[] last = new long[rows.size()];
        int lastRow = order[kept.length - 1];
        KeyPrefix.fill(columns.get(keys.getFirst().column()), keys.getFirst(), last, lastRow, lastRow + 1);
        ofAllParts.accumulateAndGet(last[lastRow], Math::min);
        return result;
    }
}
