package dev.onset.exec.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MaterializedRows;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.expression.Evaluator;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.exec.sort.RowSorter;
import dev.onset.plan.DataType;
import dev.onset.plan.SortKey;

/**
 * The rows of a join's building side by their keys. Rows with the same keys form a group and keep their order; a key of several
 * columns is numbered by pairing the numbers of its columns. Rows with a NULL key are in no group. Without keys all rows are
 * one group. Where a residual condition bounds a column, the rows of a group are sorted by it instead, and those where it is NULL
 * left out. Read-only after it is made, so that threads can share it.
 */
final class JoinTable {

    private static final int GROUPS_A_TASK = 256;

    private final MaterializedRows rows;
    private final List<KeyPart> parts = new ArrayList<>();
    private final List<LongTable> pairs = new ArrayList<>();
    private final int[] starts;
    private final int[] members;
    private final boolean unique;
    /** The first row of each group, −1 where all are left out; null where it is the row of the group's own number. */
    private final int @Nullable [] firstRows;
    private final @Nullable RangeCondition range;
    private final boolean nearest;
    private final long[] rangeKeys;

    /**
     * @param probeTypes the types of the other side's key columns, pairwise
     * @param range the bounds that the residual condition sets, or null
     * @param nearest whether lookups find only the row that is nearest to its bound
     */
    JoinTable(MaterializedRows rows, List<Integer> keys, List<DataType> probeTypes, @Nullable RangeCondition range,
            boolean nearest, QueryContext context) {
        this.rows = new MaterializedRows(rows.columns().stream().map(column -> coded(column, rows.size())).toList(),
                rows.size());
        this.range = range;
        this.nearest = nearest;
        int groups = 1;
        int[] ids = new int[rows.size()];
        for (int i = 0; i < keys.size(); i++) {
            Column column = rows.columns().get(keys.get(i));
            KeyPart part = new KeyPart(column.type(), probeTypes.get(i));
            parts.add(part);
            int[] next = part.build(column, rows.size(), context);
            if (i == 0) {
                ids = next;
                groups = part.size();
            } else {
                LongTable table = new LongTable();
                pairs.add(table);
                for (int row = 0; row < ids.length; row++) {
                    boolean present = ids[row] >= 0 && next[row] >= 0;
                    ids[row] = present ? table.add(pair(ids[row], next[row])) : KeyPart.NONE;
                }
                groups = table.size();
            }
        }
        if (range != null) {
            Column bounded = rows.columns().get(range.buildColumn());
            for (int row = 0; row < ids.length; row++) {
                ids[row] = bounded.isNull(row) ? KeyPart.NONE : ids[row];
            }
        }
        starts = new int[groups + 1];
        members = collect(ids, starts);
        boolean single = true;
        for (int group = 0; group < groups; group++) {
            single &= starts[group + 1] - starts[group] <= 1;
        }
        unique = single;
        firstRows = firstRows(groups);
        rangeKeys = range == null ? new long[0] : sortGroups(range, context);
    }

    private int @Nullable [] firstRows(int groups) {
        int[] rowOf = new int[groups];
        boolean same = true;
        for (int group = 0; group < groups; group++) {
            rowOf[group] = starts[group] < starts[group + 1] ? members[starts[group]] : KeyPart.NONE;
            same &= rowOf[group] == group;
        }
        return same ? null : rowOf;
    }

    /** Sorts the rows of each group by the bounded column; returns their values. */
    private long[] sortGroups(RangeCondition bounds, QueryContext context) {
        Column bounded = rows.columns().get(bounds.buildColumn());
        long[] keyOfRow = new long[rows.size()];
        for (int row : members) {
            keyOfRow[row] = bounds.key(bounded, row);
        }
        List<Column> columns = List.of(new LongColumn(DataType.BIGINT, keyOfRow, null));
        List<SortKey> order = List.of(new SortKey(0, false, false));
        int groups = starts.length - 1;
        context.forEachPart(Math.ceilDiv(groups, GROUPS_A_TASK), task -> {
            for (int group = task * GROUPS_A_TASK; group < Math.min(groups, (task + 1) * GROUPS_A_TASK); group++) {
                RowSorter.sortRange(columns, order, members, starts[group], starts[group + 1],
                        context, groups == 1);
            }
        });
        long[] keys = new long[members.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = keyOfRow[members[i]];
        }
        return keys;
    }

    /** Texts as codes: they are copied to many rows, which are often grouped by them afterwards. */
    private static Column coded(Column column, int rows) {
        if (!(column instanceof TextColumn texts)) {
            return column;
        }
        Map<String, Integer> known = new HashMap<>();
        List<String> dictionary = new ArrayList<>();
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            if (texts.isNull(row)) {
                codes[row] = KeyPart.NONE;
                continue;
            }
            String text = texts.textAt(row);
            Integer code = known.putIfAbsent(text, dictionary.size());
            if (code == null) {
                code = dictionary.size();
                dictionary.add(text);
            }
            codes[row] = code;
        }
        return new DictionaryColumn(texts.type(), codes, dictionary.toArray(String[]::new));
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    /** A counting sort of the rows by group. */
    private static int[] collect(int[] ids, int[] starts) {
        for (int id : ids) {
            if (id >= 0) {
                starts[id + 1]++;
            }
        }
        for (int group = 1; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        int[] position = starts.clone();
        int[] members = new int[starts[starts.length - 1]];
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] >= 0) {
                members[position[ids[row]]++] = row;
            }
        }
        return members;
    }

    MaterializedRows rows() {
        return rows;
    }

    /** Whether no group has more than one row. */
    boolean isUnique() {
        return unique;
    }

    /** The row that a lookup found at a position. */
    int member(int position) {
        return members[position];
    }

    /** The distinct texts of a key column; null if it does not hold texts. */
    @Nullable
    Set<String> texts(int key) {
        return parts.get(key).texts();
    }

    GroupLookup lookup(QueryContext context) {
        return new GroupLookup(new ExpressionCompiler(context));
    }

    /** Finds groups for one thread. */
    final class GroupLookup {

        private final List<KeyPart.Lookup> lookups = parts.stream().map(part -> part.new Lookup()).toList();
        private final @Nullable Evaluator lower;
        private final @Nullable Evaluator upper;
        private int[] next = {};

        private GroupLookup(ExpressionCompiler compiler) {
            lower = range == null || range.lower() == null ? null : compiler.compile(range.lower().probe());
            upper = range == null || range.upper() == null ? null : compiler.compile(range.upper().probe());
        }

        /**
         * Writes for each row of the probing side the first row with its keys, −1 where there is none. Bounds are not looked at.
         *
         * @return whether it is known to be the same for all, and was only written for the first one
         */
        boolean findRows(Batch batch, List<Integer> keys, int[] rows) {
            boolean same = findGroups(batch, keys, rows);
            int[] rowOf = firstRows;
            for (int row = 0; rowOf != null && row < (same ? 1 : batch.size()); row++) {
                rows[row] = rows[row] < 0 ? KeyPart.NONE : rowOf[rows[row]];
            }
            return same;
        }

        /**
         * Writes for each row of the probing side which positions hold its candidates.
         *
         * @param ends where they end; the start where there is none
         */
        void find(Batch batch, List<Integer> keys, int[] starts, int[] ends) {
            if (findGroups(batch, keys, starts)) {
                Arrays.fill(starts, 1, batch.size(), starts[0]);
            }
            for (int row = 0; row < batch.size(); row++) {
                int group = starts[row];
                starts[row] = group < 0 ? 0 : JoinTable.this.starts[group];
                ends[row] = group < 0 ? 0 : JoinTable.this.starts[group + 1];
            }
            RangeCondition bounds = isUnique() && !nearest ? null : range;
            if (bounds != null && bounds.lower() != null && lower != null) {
                Column limits = lower.evaluate(batch);
                for (int row = 0; row < batch.size(); row++) {
                    starts[row] = limits.isNull(row)
                            ? ends[row]
                            : search(starts[row], ends[row], bounds.limit(bounds.lower(), limits, row, false),
                                    nearest && bounds.lower().strict());
                    ends[row] = nearest ? Math.min(ends[row], starts[row] + 1) : ends[row];
                }
            }
            if (bounds != null && bounds.upper() != null && upper != null) {
                Column limits = upper.evaluate(batch);
                for (int row = 0; row < batch.size(); row++) {
                    ends[row] = limits.isNull(row)
                            ? starts[row]
                            : search(starts[row], ends[row], bounds.limit(bounds.upper(), limits, row, true),
                                    !nearest || !bounds.upper().strict());
                    starts[row] = nearest ? Math.max(starts[row], ends[row] - 1) : starts[row];
                }
            }
        }

        /** The first position whose value is at least the limit, or above it. */
        private int search(int start, int end, long limit, boolean above) {
            int low = start;
            int high = end;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (above ? rangeKeys[middle] <= limit : rangeKeys[middle] < limit) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /**
         * Writes the group of each row of the probing side; −1 where there is none.
         *
         * @return whether it is known to be the same for all, and was only written for the first one
         */
        private boolean findGroups(Batch batch, List<Integer> keys, int[] groups) {
            if (keys.isEmpty()) {
                groups[0] = 0;
                return true;
            }
            int size = batch.size();
            boolean same = lookups.getFirst().find(batch.column(keys.getFirst()), size, groups);
            next = next.length >= size ? next : new int[size];
            for (int i = 1; i < keys.size(); i++) {
                boolean nextSame = lookups.get(i).find(batch.column(keys.get(i)), size, next);
                if (same && !nextSame) {
                    Arrays.fill(groups, 1, size, groups[0]);
                } else if (nextSame && !same) {
                    Arrays.fill(next, 1, size, next[0]);
                }
                same &= nextSame;
                LongTable table = pairs.get(i - 1);
                for (int row = 0; row < (same ? 1 : size); row++) {
                    boolean present = groups[row] >= 0 && next[row] >= 0;
                    groups[row] = present ? table.find(pair(groups[row], next[row])) : KeyPart.NONE;
                }
            }
            return same;
        }
    }
}
