package dev.onset.exec.window;

import java.util.List;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.plan.DataType;

/** LAG and LEAD: the value of a row that lies so many rows before or after, else the default. */
final class OffsetEvaluator implements WindowEvaluator {

    private final boolean lead;
    private final List<Column> arguments;
    private final NonNulls seen;
    private final WindowResult result;

    /** @param arguments the values, the offsets (1 if missing), the defaults (NULL if missing) */
    OffsetEvaluator(boolean lead, boolean ignoreNulls, List<Column> arguments, WindowResult result) {
        this.lead = lead;
        this.arguments = arguments;
        this.seen = new NonNulls(ignoreNulls ? arguments.getFirst() : null);
        this.result = result;
    }

    @Override
    public void evaluate(Partition partition) {
        seen.of(partition);
        int size = partition.size();
        int all = seen.before(size);
        Column values = arguments.getFirst();
        if (arguments.size() == 1 && seen.seesAll() && values instanceof DoubleColumn flat && flat.validity() == null
                && result.type().layout() == DataType.Layout.DOUBLE) {
            copyNeighbours(flat.values(), partition);
            return;
        }
        for (int i = 0; i < size; i++) {
            int row = partition.row(i);
            long offset = 1;
            if (arguments.size() > 1) {
                Column offsets = arguments.get(1);
                if (offsets.isNull(row)) {
                    continue;
                }
                offset = offsets.longAt(row);
            }
            long target = target(i, lead ? offset : -offset);
            if (target >= 0 && target < all) {
                result.set(row, values, partition.row(seen.position((int) target)));
            } else if (target == Long.MAX_VALUE) {
                result.set(row, values, row);
            } else if (arguments.size() > 2) {
                result.set(row, arguments.get(2), row);
            }
        }
    }

    private void copyNeighbours(double[] values, Partition partition) {
        int first = lead ? 0 : 1;
        int end = partition.size() - (lead ? 1 : 0);
        int by = lead ? 1 : -1;
        if (partition.contiguous()) {
            int row = partition.row(0);
            result.copy(values, row + first + by, row + first, end - first);
            return;
        }
        for (int i = first; i < end; i++) {
            result.setDouble(partition.row(i), values[partition.row(i + by)]);
        }
    }

    /** Which of the rows that are seen is meant; Long.MAX_VALUE: the row itself. */
    private long target(int position, long offset) {
        if (offset == 0) {
            return Long.MAX_VALUE;
        }
        // an offset that leaves the partition anyway must not overflow
        long by = Math.clamp(offset, -Integer.MAX_VALUE, Integer.MAX_VALUE);
        return by < 0 ? seen.before(position) + by : seen.before(position + 1) + by - 1;
    }
}
