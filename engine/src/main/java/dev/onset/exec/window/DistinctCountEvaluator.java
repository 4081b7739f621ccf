package dev.onset.exec.window;

import java.util.Arrays;
import java.util.List;

import dev.onset.exec.QueryContext;
import dev.onset.exec.aggregate.GroupTable;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;

/** COUNT(DISTINCT x) over frames that move: values are numbered, and for each it is counted how often it is in the frame. */
final class DistinctCountEvaluator extends SlidingEvaluator {

    private static final int ROWS_A_BATCH = 2048;
    private static final int[] ONLY = {0};

    private final Column argument;
    private final ArgumentRows rows;
    private final WindowResult result;
    private final GroupTable table;
    private final int[] batchNumbers = new int[ROWS_A_BATCH];
    private int[] numbers = {};
    private int[] counts = {};
    private int distinct;
    private Partition current = new Partition(new int[0], 0, 0);

    DistinctCountEvaluator(Column argument, Frames frames, WindowResult result, QueryContext context) {
        super(frames, context);
        this.argument = argument;
        this.rows = new ArgumentRows(List.of(argument), ONLY);
        this.result = result;
        this.table = new GroupTable(List.of(argument.type()));
    }

    @Override
    void begin(Partition partition) {
        current = partition;
        int size = partition.size();
        numbers = numbers.length >= size ? numbers : new int[size];
        for (int start = 0; start < size; start += ROWS_A_BATCH) {
            int count = Math.min(ROWS_A_BATCH, size - start);
            Batch batch = rows.gather(partition.rows(), partition.start() + start, count);
            table.assign(batch, ONLY, 0, count, batchNumbers);
            System.arraycopy(batchNumbers, 0, numbers, start, count);
        }
        if (counts.length < table.size()) {
            counts = Arrays.copyOf(counts, Math.max(table.size(), 2 * counts.length));
        }
    }

    @Override
    void add(int position) {
        if (!argument.isNull(current.row(position)) && counts[numbers[position]]++ == 0) {
            distinct++;
        }
    }

    @Override
    void remove(int position) {
        if (!argument.isNull(current.row(position)) && --counts[numbers[position]] == 0) {
            distinct--;
        }
    }

    @Override
    void write(Partition partition, int position) {
        result.setNumber(partition.row(position), distinct);
    }
}
