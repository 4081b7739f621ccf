package dev.onset.exec.sort;

import java.util.Arrays;
import java.util.List;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;
import dev.onset.plan.SortKey;

/**
 * Reads rows and keeps the first ones in the order of the keys, of equal rows those that come first. Collects up to twice as
 * many as needed and then cuts; after the first cut, rows whose first key is behind that of the last row kept are not even
 * collected.
 */
final class TopRows {

    private static final int SMALLEST_BOUND = 4096;

    private final List<Field> fields;
    private final List<SortKey> keys;
    private final int needed;
    private final int bound;
    private final QueryContext context;
    private long[] prefixes = {};
    private int[] selection = {};
    private long threshold = Long.MAX_VALUE;

    TopRows(List<Field> fields, List<SortKey> keys, int needed, QueryContext context) {
        this.fields = fields;
        this.keys = keys;
        this.needed = needed;
        this.bound = Math.max(2 * needed, SMALLEST_BOUND);
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
        if (threshold == Long.MAX_VALUE) {
            rows.append(batch);
            return;
        }
        int size = batch.size();
        if (prefixes.length < size) {
            prefixes = new long[size];
            selection = new int[size];
        }
        KeyPrefix.fill(batch.column(keys.getFirst().column()), keys.getFirst(), prefixes, 0, size);
        int count = 0;
        for (int i = 0; i < size; i++) {
            selection[count] = i;
            count += prefixes[i] <= threshold ? 1 : 0;
        }
        if (count > 0) {
            rows.append(batch, selection, count);
        }
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
        threshold = last[lastRow];
        return result;
    }
}
