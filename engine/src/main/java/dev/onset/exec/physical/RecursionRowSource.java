package dev.onset.exec.physical;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
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
 * WITH RECURSIVE: the rows of the seed, then those of the step over the rows that came last, until none come. A step runs when
 * somebody wants its rows, so that a recursion without end may stand below a LIMIT; otherwise it fails after many
 * steps, or where its memory is used up.
 */
final class RecursionRowSource implements RowSource {

    /** Far more than a tree is deep; a recursion that counts rows may take as many. */
    static final int MOST_STEPS = 1_000_000;

    private final Plan.Recursion recursion;
    private final RowSource seed;
    private final Function<MaterializedRows, RowSource> step;
    private final int mostSteps;
    private @Nullable QueryContext context;

    /** @param step plans the step over these rows */
    RecursionRowSource(Plan.Recursion recursion, RowSource seed, Function<MaterializedRows, RowSource> step,
            int mostSteps) {
        this.recursion = recursion;
        this.seed = seed;
        this.step = step;
        this.mostSteps = mostSteps;
    }

    @Override
    public List<Field> fields() {
        return recursion.fields();
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
    }

    @Override
    public int partCount() {
        return 1;
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        return new Steps(context);
    }

    @Override
    public String describe() {
        return "Recursion " + recursion.name() + (recursion.all() ? " all" : "");
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(seed, step.apply(new MaterializedRows(new RowBuffer(fields()).columns(), 0)));
    }

    private final class Steps implements Operator {
        private final QueryContext outer;
        private final MemoryBudget.Account account;
        private final NewRows known = new NewRows(fields(), recursion.all());
        private @Nullable RowBuffer last;
        private @Nullable RowReader reader;
        private int count;

        Steps(QueryContext outer) {
            this.outer = outer;
            this.account = outer.memory().account(describe());
        }

        @Override
        public @Nullable Batch next() {
            while (true) {
                Batch batch = reader == null ? null : reader.next();
                if (batch != null) {
                    return batch;
                }
                RowBuffer before = last;
                if (before != null && before.size() == 0) {
                    return null;
                }
                RowBuffer rows = run(before == null
                        ? seed
                        : step.apply(new MaterializedRows(before.columns(), before.size())));
                account.use(rows.bytes() + known.bytes());
                last = rows;
                reader = new RowReader(rows.columns(), 0, rows.size(), outer.settings().batchSize());
            }
        }

        private RowBuffer run(RowSource source) {
            if (count++ > mostSteps) {
                throw new OnsetException(OnsetException.Category.DATA,
                        "WITH RECURSIVE %s did not end after %,d steps: give its second SELECT a condition that some step no longer meets, or the query a LIMIT"
                                .formatted(recursion.name(), mostSteps));
            }
            // What a step keeps in memory is its own: it is given back when the step is done.
            QueryContext inner = outer.withOuterRow(outer.outerRow());
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
        public void close() {
            last = null;
            reader = null;
            account.close();
        }
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
