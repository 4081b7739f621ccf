package dev.onset.exec.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MaterializedRows;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;

/**
 * The rows of a join's building side by their keys. Rows with the same keys form a group and keep their order; a key of several
 * columns is numbered by pairing the numbers of its columns. Rows with a NULL key are in no group. Without keys all rows are
 * one group. Read-only after it is made, so that threads can share it.
 */
final class JoinTable {

    private final MaterializedRows rows;
    private final List<KeyPart> parts = new ArrayList<>();
    private final List<LongTable> pairs = new ArrayList<>();
    private final int[] starts;
    private final int[] members;

    /** @param probeTypes the types of the other side's key columns, pairwise */
    JoinTable(MaterializedRows rows, List<Integer> keys, List<DataType> probeTypes) {
        this.rows = rows;
        int groups = 1;
        int[] ids = new int[rows.size()];
        for (int i = 0; i < keys.size(); i++) {
            Column column = rows.columns().get(keys.get(i));
            KeyPart part = new KeyPart(column.type(), probeTypes.get(i));
            parts.add(part);
            int[] next = part.build(column, rows.size());
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
        starts = new int[groups + 1];
        members = collect(ids, starts);
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

    /** How many rows the group has; 0 for group −1. */
    int count(int group) {
        return group < 0 ? 0 : starts[group + 1] - starts[group];
    }

    /** The n-th row of a group. */
    int member(int group, int n) {
        return members[starts[group] + n];
    }

    /** The distinct texts of a key column; null if it does not hold texts. */
    @Nullable
    Set<String> texts(int key) {
        return parts.get(key).texts();
    }

    GroupLookup lookup() {
        return new GroupLookup();
    }

    /** Finds groups for one thread. */
    final class GroupLookup {

        private final List<KeyPart.Lookup> lookups = parts.stream().map(part -> part.new Lookup()).toList();
        private int[] next = {};

        /** Writes the group of each row of the probing side; −1 where there is none. */
        void find(Batch batch, List<Integer> keys, int[] groups) {
            int size = batch.size();
            if (keys.isEmpty()) {
                Arrays.fill(groups, 0, size, 0);
                return;
            }
            lookups.getFirst().find(batch.column(keys.getFirst()), size, groups);
            next = next.length >= size ? next : new int[size];
            for (int i = 1; i < keys.size(); i++) {
                lookups.get(i).find(batch.column(keys.get(i)), size, next);
                LongTable table = pairs.get(i - 1);
                for (int row = 0; row < size; row++) {
                    boolean present = groups[row] >= 0 && next[row] >= 0;
                    groups[row] = present ? table.find(pair(groups[row], next[row])) : KeyPart.NONE;
                }
            }
        }
    }
}
