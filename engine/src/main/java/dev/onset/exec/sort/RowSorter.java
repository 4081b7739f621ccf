package dev.onset.exec.sort;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.SortKey;

/**
 * Sorts row numbers: a stable merge sort, whose runs are sorted and merged on all threads. Where runs begin depends on the
 * number of rows alone.
 */
public final class RowSorter {

    private static final int RUN = 1 << 16;
    private static final int INSERTION = 12;

    private final @Nullable QueryContext context;
    private final RowComparator ties;
    private final boolean exact;
    private long[] prefixes;
    private int[] rows;
    private long[] otherPrefixes;
    private int[] otherRows;

    /** Runs a number of independent tasks. */
    private interface Tasks {
        void forEach(int count, IntConsumer task);
    }

    /** @param initial the numbers of the rows to sort; not used any more by the caller */
    private RowSorter(List<Column> columns, List<SortKey> keys, int[] initial, Tasks tasks,
            @Nullable QueryContext context) {
        this.context = context;
        Column first = columns.get(keys.getFirst().column());
        int size = initial.length;
        exact = keys.size() == 1 && KeyPrefix.isExact(first, initial);
        ties = new RowComparator(columns, keys);
        prefixes = new long[size];
        rows = initial;
        otherPrefixes = new long[size];
        otherRows = new int[size];
        int runs = (size + RUN - 1) / RUN;
        tasks.forEach(runs, run -> {
            int start = run * RUN;
            int end = Math.min(size, start + RUN);
            KeyPrefix.fill(first, keys.getFirst(), rows, prefixes, start, end);
            sortRun(start, end);
        });
    }

    /** The numbers of the rows {@code 0 … size} in the order of the keys; equal rows keep their order. */
    static int[] sort(List<Column> columns, List<SortKey> keys, int size, QueryContext context) {
        return sort(columns, keys, IntStream.range(0, size).toArray(), context::forEachPart, context);
    }

    /** The same on this thread alone. */
    static int[] sort(List<Column> columns, List<SortKey> keys, int size) {
        return sort(columns, keys, IntStream.range(0, size).toArray(), RowSorter::onThisThread, null);
    }

    /**
     * Sorts the row numbers {@code rows[start … end)} in place, equal rows as they come. Rows in order already cost one look.
     *
     * @param parallel whether all threads of the query sort, or this one alone
     * @return whether they were in order already
     */
    public static boolean sortRange(List<Column> columns, List<SortKey> keys, int[] rows, int start, int end,
            QueryContext context, boolean parallel) {
        if (keys.isEmpty() || isSorted(columns, keys, rows, start, end)) {
            return true;
        }
        int[] sorted = sort(columns, keys, Arrays.copyOfRange(rows, start, end),
                parallel ? context::forEachPart : RowSorter::onThisThread, context);
        System.arraycopy(sorted, 0, rows, start, end - start);
        return false;
    }

    private static void onThisThread(int count, IntConsumer task) {
        IntStream.range(0, count).forEach(task);
    }

    private static boolean isSorted(List<Column> columns, List<SortKey> keys, int[] rows, int start, int end) {
        if (keys.size() == 1 && !keys.getFirst().descending()
                && columns.get(keys.getFirst().column()) instanceof LongColumn flat && flat.validity() == null) {
            long[] values = flat.values();
            int at = start + 1;
            while (at < end && values[rows[at - 1]] <= values[rows[at]]) {
                at++;
            }
            return at >= end;
        }
        RowComparator comparator = new RowComparator(columns, keys);
        int at = start + 1;
        while (at < end && comparator.compare(rows[at - 1], rows[at]) <= 0) {
            at++;
        }
        return at >= end;
    }

    private static int[] sort(List<Column> columns, List<SortKey> keys, int[] initial, Tasks tasks,
            @Nullable QueryContext context) {
        RowSorter sorter = new RowSorter(columns, keys, initial, tasks, context);
        for (long length = RUN; length < initial.length; length *= 2) {
            sorter.mergeAll(length, initial.length, tasks);
        }
        return sorter.rows;
    }

    private boolean isAfter(long leftPrefix, int leftRow, long rightPrefix, int rightRow) {
        if (leftPrefix != rightPrefix) {
            return leftPrefix > rightPrefix;
        }
        return !exact && ties.compare(leftRow, rightRow) > 0;
    }

    private void sortRun(int start, int end) {
        for (int from = start; from < end; from += INSERTION) {
            insertionSort(from, Math.min(from + INSERTION, end));
        }
        boolean swapped = false;
        for (int length = INSERTION; length < end - start; length *= 2) {
            for (int from = start; from < end; from += 2 * length) {
                int middle = Math.min(from + length, end);
                int to = Math.min(from + 2 * length, end);
                if (swapped) {
                    merge(otherPrefixes, otherRows, prefixes, rows, from, middle, to);
                } else {
                    merge(prefixes, rows, otherPrefixes, otherRows, from, middle, to);
                }
            }
            swapped = !swapped;
        }
        if (swapped) {
            System.arraycopy(otherPrefixes, start, prefixes, start, end - start);
            System.arraycopy(otherRows, start, rows, start, end - start);
        }
    }

    private void insertionSort(int start, int end) {
        for (int i = start + 1; i < end; i++) {
            long prefix = prefixes[i];
            int row = rows[i];
            int at = i;
            while (at > start && isAfter(prefixes[at - 1], rows[at - 1], prefix, row)) {
                prefixes[at] = prefixes[at - 1];
                rows[at] = rows[at - 1];
                at--;
            }
            prefixes[at] = prefix;
            rows[at] = row;
        }
    }

    /** Merges pairs of sorted runs of this length to the other arrays, and makes these the current ones. */
    private void mergeAll(long length, int size, Tasks tasks) {
        int pairs = (int) ((size + 2 * length - 1) / (2 * length));
        tasks.forEach(pairs, pair -> {
            long from = 2L * pair * length;
            merge(prefixes, rows, otherPrefixes, otherRows, (int) from, (int) Math.min(from + length, size),
                    (int) Math.min(from + 2 * length, size));
        });
        long[] merged = otherPrefixes;
        otherPrefixes = prefixes;
        prefixes = merged;
        int[] mergedRows = otherRows;
        otherRows = rows;
        rows = mergedRows;
    }

    private void merge(long[] fromPrefixes, int[] fromRows, long[] toPrefixes, int[] toRows, int start, int middle,
            int end) {
        int left = start;
        int right = middle;
        for (int to = start; to < end; to++) {
            if (to % RUN == 0 && context != null) {
                context.checkCancelled();
            }
            boolean takeRight = left == middle || (right < end
                    && isAfter(fromPrefixes[left], fromRows[left], fromPrefixes[right], fromRows[right]));
            int from = takeRight ? right++ : left++;
            toPrefixes[to] = fromPrefixes[from];
            toRows[to] = fromRows[from];
        }
    }
}
