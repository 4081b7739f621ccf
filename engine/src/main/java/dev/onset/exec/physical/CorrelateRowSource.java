package dev.onset.exec.physical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MemoryBudget;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Runs the right input once for each row of the left one. The slowest of all joins, for what no other join can do. */
final class CorrelateRowSource implements RowSource {

    private final Plan.Correlate correlate;
    private final RowSource left;
    private final Supplier<RowSource> right;
    private @Nullable QueryContext context;

    /** @param right plans the right input, anew for each row */
    CorrelateRowSource(Plan.Correlate correlate, RowSource left, Supplier<RowSource> right) {
        this.correlate = correlate;
        this.left = left;
        this.right = right;
    }

    @Override
    public List<Field> fields() {
        return correlate.fields();
    }

    @Override
    public boolean isClustered(int column) {
        return column < left.fields().size() && left.isClustered(column);
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        left.prepare(queryContext);
    }

    @Override
    public int partCount() {
        return left.partCount();
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        return new RowByRow(left.open(part), context);
    }

    @Override
    public String describe() {
        return correlate.outer() ? "Correlate, left" : "Correlate";
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(left, right.get());
    }

    private final class RowByRow implements Operator {
        private final Operator input;
        private final QueryContext outer;
        private final List<Column> missing;
        private @Nullable Operator current;
        private int[] selection = {};

        RowByRow(Operator input, QueryContext outer) {
            this.input = input;
            this.outer = outer;
            this.missing = correlate.right().fields().stream()
                    .<Column>map(field -> new ConstantColumn(field.type(), null)).toList();
        }

        @Override
        public @Nullable Batch next() {
            while (true) {
                Batch batch = current == null ? null : current.next();
                if (batch != null) {
                    return batch;
                }
                Batch rows = input.next();
                if (rows == null) {
                    current = null;
                    return null;
                }
                RowBuffer joined = new RowBuffer(fields());
                for (int row = 0; row < rows.size(); row++) {
                    join(rows, row, joined);
                }
                current = new RowReader(joined.columns(), 0, joined.size(), outer.settings().batchSize());
            }
        }

        private void join(Batch rows, int row, RowBuffer joined) {
            List<@Nullable Object> values = new ArrayList<>(outer.outerRow().subList(0, correlate.firstSlot()));
            for (Column column : rows.columns()) {
                values.add(column.objectAt(row));
            }
            QueryContext inner = outer.withOuterRow(values);
            boolean found = false;
            try (MemoryBudget _ = inner.memory()) {
                RowSource source = right.get();
                source.prepare(inner);
                try (Operator operator = new PartsInOrder(source, inner)) {
                    for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                        append(rows, row, batch.columns(), batch.size(), joined);
                        found = true;
                    }
                }
            }
            if (!found && correlate.outer()) {
                append(rows, row, missing, 1, joined);
            }
        }

        private void append(Batch rows, int row, List<Column> columns, int count, RowBuffer joined) {
            if (count == 0) {
                return;
            }
            selection = selection.length >= count ? selection : new int[count];
            Arrays.fill(selection, 0, count, row);
            joined.append(rows.columns(), selection, columns, count);
        }

        @Override
        public void close() {
            current = null;
            input.close();
        }
    }
}
