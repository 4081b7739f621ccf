package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.functions.statistics.OrderStatistics;

/**
 * All numbers of each group, as keys of {@link OrderStatistics}, for the aggregates that need an order of them; shared by those
 * that ask for the same column.
 *
 * <p>Each part of the input puts its numbers in the order of its groups, in memory that fits into a cache. Merging only remembers
 * the parts; what they have is put together at the end, by all threads.
 */
final class GroupedValues {

    /** The numbers of a part by its groups: those of group g are {@code keys[starts[g] … starts[g + 1])}. */
    private record Chunk(long[] keys, int[] starts, int[] targets) {}

    private final int column;
    private final DoubleInput input = new DoubleInput();
    private final List<Chunk> chunks = new ArrayList<>();
    private long[] keys = {};
    private int[] groups = {};
    private int size;
    private int groupCount;
    private boolean arranged;
    private int[] starts = {};

    /** @param column of the input */
    GroupedValues(int column) {
        this.column = column;
    }

    void grow(int count) {
        if (count <= groupCount) {
            return;
        }
        if (arranged) {
            starts = Arrays.copyOf(starts, count + 1);
            Arrays.fill(starts, groupCount + 1, count + 1, size);
        }
        groupCount = count;
    }

    private void reserve(long rows) {
        if (rows > Integer.MAX_VALUE - 64) {
            throw tooMany();
        }
        if (rows > keys.length) {
            keys = Arrays.copyOf(keys, Capacity.of((int) rows, keys.length));
            groups = Arrays.copyOf(groups, keys.length);
        }
    }

    private static OnsetException tooMany() {
        return new OnsetException(OnsetException.Category.OUT_OF_MEMORY,
                "a percentile met more than " + Integer.MAX_VALUE + " rows; group by run_id, or filter first");
    }

    /** Adds rows; those of group −1 and NULLs are left out. */
    void add(Batch batch, int[] groupOfRow, int from, int to) {
        arranged = false;
        input.read(batch.column(column), batch.size());
        reserve((long) size + to - from);
        double[] values = input.values();
        for (int row = from; row < to; row++) {
            if (groupOfRow[row] >= 0 && !input.isNull(row)) {
                groups[size] = groupOfRow[row];
                keys[size++] = OrderStatistics.key(values[row]);
            }
        }
    }

    void addRange(Batch batch, int group, int from, int to) {
        arranged = false;
        input.read(batch.column(column), batch.size());
        reserve((long) size + to - from);
        double[] values = input.values();
        int start = size;
        for (int row = from; row < to; row++) {
            if (!input.isNull(row)) {
                keys[size++] = OrderStatistics.key(values[row]);
            }
        }
        Arrays.fill(groups, start, size, group);
    }

    /** Takes over the numbers of a later part, in their order. */
    void merge(GroupedValues later, int[] targets) {
        if (chunks.isEmpty()) {
            arrangeOwn();
            int[] same = new int[starts.length - 1];
            Arrays.setAll(same, group -> group);
            chunks.add(new Chunk(keys, starts, same));
            arranged = false;
        }
        later.arrangeOwn();
        chunks.add(new Chunk(later.keys, later.starts, targets));
    }

    /** Puts the own numbers in the order of their groups: a counting sort. To be called by the thread that added them. */
    void arrangeOwn() {
        if (arranged) {
            return;
        }
        arranged = true;
        starts = new int[groupCount + 1];
        boolean inOrder = true;
        for (int i = 0; i < size; i++) {
            starts[groups[i] + 1]++;
            inOrder &= i == 0 || groups[i] >= groups[i - 1];
        }
        for (int group = 0; group < groupCount; group++) {
            starts[group + 1] += starts[group];
        }
        if (inOrder) {
            return;
        }
        int[] next = starts.clone();
        long[] ordered = new long[size];
        for (int i = 0; i < size; i++) {
            ordered[next[groups[i]]++] = keys[i];
        }
        keys = ordered;
        groups = new int[size];
        for (int group = 0; group < groupCount; group++) {
            Arrays.fill(groups, starts[group], starts[group + 1], group);
        }
    }

    /** Puts together what the parts have; by all threads if there is a context. */
    void arrange(@Nullable QueryContext context) {
        if (chunks.isEmpty()) {
            arrangeOwn();
            return;
        }
        if (arranged) {
            return;
        }
        arranged = true;
        long[] counts = new long[groupCount + 1];
        for (Chunk chunk : chunks) {
            for (int group = 0; group < chunk.targets.length && group + 1 < chunk.starts.length; group++) {
                counts[chunk.targets[group] + 1] += chunk.starts[group + 1] - chunk.starts[group];
            }
        }
        for (int group = 0; group < groupCount; group++) {
            counts[group + 1] += counts[group];
        }
        if (counts[groupCount] > Integer.MAX_VALUE - 64) {
            throw tooMany();
        }
        starts = Arrays.stream(counts).mapToInt(count -> (int) count).toArray();
        long[] together = new long[starts[groupCount]];
        int[] next = starts.clone();
        List<int[]> positions = chunks.stream().map(chunk -> positions(chunk, next)).toList();
        if (context == null) {
            for (int i = 0; i < positions.size(); i++) {
                copy(chunks.get(i), positions.get(i), together);
            }
        } else {
            context.forEachPart(positions.size(), i -> copy(chunks.get(i), positions.get(i), together));
        }
        chunks.clear();
        keys = together;
        size = together.length;
    }

    /** Where the groups of a chunk go. */
    private static int[] positions(Chunk chunk, int[] next) {
        int[] positions = new int[chunk.starts.length - 1];
        for (int group = 0; group < positions.length; group++) {
            int target = chunk.targets[group];
            positions[group] = next[target];
            next[target] += chunk.starts[group + 1] - chunk.starts[group];
        }
        return positions;
    }

    private static void copy(Chunk chunk, int[] positions, long[] together) {
        for (int group = 0; group < positions.length; group++) {
            int start = chunk.starts[group];
            System.arraycopy(chunk.keys, start, together, positions[group], chunk.starts[group + 1] - start);
        }
    }

    /** The keys, group by group, once arranged; whoever reads a group may reorder it. */
    long[] keys() {
        return keys;
    }

    /** The index of a group's first key. */
    int start(int group) {
        return starts[group];
    }

    /** The index behind a group's last key. */
    int end(int group) {
        return starts[group + 1];
    }

    /** About how much memory the numbers take. */
    @SuppressWarnings("ReferenceEquality") // asks whether a chunk shares the array
    long bytes() {
        long bytes = (long) Long.BYTES * keys.length + (long) Integer.BYTES * groups.length;
        for (Chunk chunk : chunks) {
            bytes += chunk.keys == keys ? 0 : (long) Long.BYTES * chunk.keys.length;
        }
        return bytes;
    }

    void clear() {
        chunks.clear();
        size = 0;
        groupCount = 0;
        arranged = false;
        if (groups.length < keys.length) {
            groups = new int[keys.length];
        }
    }
}
