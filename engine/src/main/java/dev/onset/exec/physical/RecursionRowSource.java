package dev.onset.exec.physical;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MaterializedRows;
import dev.onset.exec.MemoryBudget;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.aggregate.GroupTable;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * WITH RECURSIVE: runs the seed, then the step over the rows that came last, until none come. A recursion without end stops when
 * the query is cancelled or its memory is used up.
 */
final class RecursionRowSource implements RowSource {

    private final Plan.Recursion recursion;
    private final RowSource seed;
    private final Function<MaterializedRows, RowSource> step;
    private @Nullable QueryContext context;
    private @Nullable RowBuffer rows;

    /** @param step plans the step over these rows */
    RecursionRowSource(Plan.Recursion recursion, RowSource seed, Function<MaterializedRows, RowSource> step) {
        this.recursion = recursion;
        this.seed = seed;
        this.step = step;
    }

    @Override
    public List<Field> fields() {
        return recursion.fields();
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        NewRows known = new NewRows(fields(), recursion.all());
        RowBuffer all = new RowBuffer(fields());
        MemoryBudget.Account account = queryContext.memory().account(describe());
        RowBuffer last = run(seed, queryContext, known);
        while (last.size() > 0) {
            all.append(last);
            account.use(all.bytes() + known.bytes());
            last = run(step.apply(new MaterializedRows(last.columns(), last.size())), queryContext, known);
        }
        rows = all;
    }

    private RowBuffer run(RowSource source, QueryContext queryContext, NewRows known) {
        // What a step keeps in memory is its own: it is given back when the step is done.
        QueryContext inner = queryContext.withOuterRow(queryContext.outerRow());
        RowBuffer fresh = new RowBuffer(fields());
        try (MemoryBudget _ = inner.memory()) {
            source.prepare(inner);
            try (Operator operator = new PartsInOrder(source, inner)) {
                for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                    known.append(batch, fresh);
                }
            }
        }
        return fresh;
    }

    @Override
    public int partCount() {
        return rows == null || rows.size() == 0 ? 0 : 1;
    }

    @Override
    public Operator open(int part) {
        if (context == null || rows == null) {
            throw new IllegalStateException("not prepared");
        }
        return new RowReader(rows.columns(), 0, rows.size(), context.settings().batchSize());
    }

    @Override
    public String describe() {
        return "Recursion " + recursion.name() + (recursion.all() ? " all" : "");
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(seed, step.apply(new MaterializedRows(new RowBuffer(fields()).columns(), 0)));
    }

    /** Keeps all rows, or those that did not come before. */
    private static final class NewRows {
        private final @Nullable GroupTable table;
        private final int[] keys;
        private int[] groups = {};
        private int[] selection = {};

        NewRows(List<Field> fields, boolean all) {
            table = all ? null : new GroupTable(fields.stream().map(Field::type).toList());
            keys = IntStream.range(0, fields.size()).toArray();
        }

        long bytes() {
            return table == null ? 0 : table.bytes();
        }

        void append(Batch batch, RowBuffer target) {
            if (table == null) {
                target.append(batch);
                return;
            }
            groups = groups.length >= batch.size() ? groups : new int[batch.size()];
            selection = selection.length >= batch.size() ? selection : new int[batch.size()];
            int known = table.size();
            table.assign(batch, keys, 0, batch.size(), groups);
            int count = 0;
            for (int row = 0; row < batch.size(); row++) {
                if (groups[row] == known) {
                    known++;
                    selection[count++] = row;
                }
            }
            target.append(batch, selection, count);
        }
    }
}
