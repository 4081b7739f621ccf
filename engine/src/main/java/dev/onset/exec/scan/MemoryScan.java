package dev.onset.exec.scan;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.MaterializedRows;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Column;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Reads a table that is in memory. */
final class MemoryScan implements RowSource {

    private static final int ROWS_A_PART = 64 * 1024;

    private final Plan.Scan plan;
    private @Nullable Prepared prepared;

    private record Prepared(QueryContext context, List<Column> columns, int size) {}

    MemoryScan(Plan.Scan plan) {
        this.plan = plan;
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void prepare(QueryContext context) {
        MaterializedRows rows = context.tables().rows(plan.table());
        if (rows == null) {
            throw new OnsetException(OnsetException.Category.UNKNOWN_NAME,
                    "The table " + plan.table().qualifiedName() + " is no longer there");
        }
        prepared = new Prepared(context, plan.columns().stream().map(rows.columns()::get).toList(), rows.size());
    }

    private Prepared prepared() {
        if (prepared == null) {
            throw new IllegalStateException("not prepared");
        }
        return prepared;
    }

    @Override
    public int partCount() {
        return Math.ceilDiv(prepared().size, ROWS_A_PART);
    }

    @Override
    public Operator open(int part) {
        Prepared ready = prepared();
        int start = part * ROWS_A_PART;
        Operator reader = new RowReader(ready.columns, start, Math.min(ready.size, start + ROWS_A_PART),
                ready.context.settings().batchSize());
        return ConditionedReader.of(reader, plan.condition(), ready.context);
    }

    @Override
    public String describe() {
        return "MemoryScan " + plan.table().qualifiedName()
                + fields().stream().map(Field::name).collect(Collectors.joining(", ", " [", "]"))
                + (prepared == null ? "" : ": " + prepared.size + " rows")
                + (plan.condition() == null ? "" : ", filtered");
    }

    @Override
    public List<RowSource> inputs() {
        return List.of();
    }
}
