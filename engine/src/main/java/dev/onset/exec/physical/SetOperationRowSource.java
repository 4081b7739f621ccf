package dev.onset.exec.physical;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.aggregate.GroupTable;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BatchCompactor;
import dev.onset.plan.Field;
import dev.onset.plan.Plan.SetOperator;

/**
 * INTERSECT ALL and EXCEPT ALL: counts the rows of the right input in a hash table; the rows of the left one stream by, in their
 * order, and each takes one of its equals away.
 */
final class SetOperationRowSource implements RowSource {

    private final SetOperator operator;
    private final RowSource left;
    private final RowSource right;
    private final List<Field> fields;
    private @Nullable QueryContext context;
    private @Nullable RowCounts counts;

    SetOperationRowSource(SetOperator operator, RowSource left, RowSource right, List<Field> fields) {
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.fields = fields;
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public void restrict(int column, Set<String> values) {
        left.restrict(column, values);
        right.restrict(column, values);
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        right.prepare(queryContext);
        RowCounts counted = new RowCounts(fields);
        MemoryBudget.Account account = queryContext.memory().account(describe());
        try (PartsInOrder rows = new PartsInOrder(right, queryContext)) {
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                counted.add(batch);
                account.use(counted.table.bytes());
            }
        }
        counts = counted;
        left.prepare(queryContext);
    }

    @Override
    public int partCount() {
        return 1;
    }

    @Override
    public Operator open(int part) {
        if (context == null || counts == null) {
            throw new IllegalStateException("not prepared");
        }
        return new Matcher(new PartsInOrder(left, context), counts, operator == SetOperator.INTERSECT_ALL);
    }

    @Override
    public String describe() {
        return operator == SetOperator.INTERSECT_ALL ? "Intersect all" : "Except all";
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(left, right);
    }

    /** How often each row is there that was not taken yet. */
    private static final class RowCounts {
        private final GroupTable table;
        private final int[] keys;
        private long[] counts = {};
        private int[] groups = {};

        RowCounts(List<Field> fields) {
            table = new GroupTable(fields.stream().map(Field::type).toList());
            keys = IntStream.range(0, fields.size()).toArray();
        }

        private void assign(Batch batch) {
            groups = groups.length >= batch.size() ? groups : new int[batch.size()];
            table.assign(batch, keys, 0, batch.size(), groups);
            if (counts.length < table.size()) {
                counts = Arrays.copyOf(counts, Math.max(table.size(), 2 * counts.length));
            }
        }

        void add(Batch batch) {
            assign(batch);
            for (int row = 0; row < batch.size(); row++) {
                counts[groups[row]]++;
            }
        }

        /** Takes an equal away for each row; selects the rows for which there was one, or those for which there was none. */
        int take(Batch batch, boolean selectTaken, int[] selection) {
            assign(batch);
            int count = 0;
            for (int row = 0; row < batch.size(); row++) {
                boolean taken = counts[groups[row]] > 0;
                counts[groups[row]] -= taken ? 1 : 0;
                selection[count] = row;
                count += taken == selectTaken ? 1 : 0;
            }
            return count;
        }
    }

    private static final class Matcher implements Operator {
        private final Operator input;
        private final RowCounts counts;
        private final boolean selectTaken;
        private final BatchCompactor compactor = new BatchCompactor();
        private int[] selection = {};

        Matcher(Operator input, RowCounts counts, boolean selectTaken) {
            this.input = input;
            this.counts = counts;
            this.selectTaken = selectTaken;
        }

        @Override
        public @Nullable Batch next() {
            for (Batch batch = input.next(); batch != null; batch = input.next()) {
                selection = selection.length >= batch.size() ? selection : new int[batch.size()];
                int count = counts.take(batch, selectTaken, selection);
                if (count == batch.size()) {
                    return batch;
                }
                if (count > 0) {
                    return compactor.compact(batch, selection, count);
                }
            }
            return null;
        }

        @Override
        public void close() {
            input.close();
        }
    }
}
