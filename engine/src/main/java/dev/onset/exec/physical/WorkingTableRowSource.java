package dev.onset.exec.physical;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MaterializedRows;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** The rows of a recursion that came last. */
final class WorkingTableRowSource implements RowSource {

    private final Plan.WorkingTable table;
    private final @Nullable MaterializedRows rows;
    private int batchSize = 1;

    /** @param rows null where the plan is only described */
    WorkingTableRowSource(Plan.WorkingTable table, @Nullable MaterializedRows rows) {
        this.table = table;
        this.rows = rows;
    }

    @Override
    public List<Field> fields() {
        return table.fields();
    }

    @Override
    public void prepare(QueryContext context) {
        batchSize = context.settings().batchSize();
    }

    @Override
    public int partCount() {
        return rows == null || rows.size() == 0 ? 0 : 1;
    }

    @Override
    public Operator open(int part) {
        if (rows == null) {
            throw new IllegalStateException("a working table outside its recursion");
        }
        return new RowReader(rows.columns(), 0, rows.size(), batchSize);
    }

    @Override
    public String describe() {
        return "WorkingTable " + table.name();
    }

    @Override
    public List<RowSource> inputs() {
        return List.of();
    }
}
