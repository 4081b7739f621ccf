package dev.onset.exec.aggregate;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Unfolds the lists of rows that a {@link CurveTableAggregate} gives, in their order. */
final class CurveTableRowSource implements RowSource {

    private final Plan.CurveTable plan;
    private final RowSource lists;
    private @Nullable QueryContext context;

    CurveTableRowSource(Plan.CurveTable plan, RowSource lists) {
        this.plan = plan;
        this.lists = lists;
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        if (column < plan.partitionKeys()) {
            lists.restrict(column, values);
        }
    }

    /** A partition's rows come of one list. */
    @Override
    public boolean isClustered(int column) {
        return column == 0 && plan.partitionKeys() == 1 && !fields().getFirst().nullable()
                && fields().getFirst().type() == DataType.VARCHAR;
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        lists.prepare(queryContext);
    }

    @Override
    public int partCount() {
        return lists.partCount();
    }

    @Override
    public Operator open(int part) {
        QueryContext current = context;
        if (current == null) {
            throw new IllegalStateException("not prepared");
        }
        Results results = new Results(plan.fields());
        try (Operator operator = lists.open(part)) {
            for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
                current.checkCancelled();
                for (int row = 0; row < batch.size(); row++) {
                    unfold(batch, row, results);
                }
            }
        }
        return results.read(0, results.rows(), current.settings().batchSize());
    }

    private void unfold(Batch batch, int row, Results results) {
        int keys = plan.partitionKeys();
        if (!(batch.column(keys).objectAt(row) instanceof List<?> rows)) {
            return;
        }
        SlotColumn[] columns = results.columns();
        int at = results.rows();
        for (int column = 0; column < columns.length; column++) {
            columns[column].grow(at + rows.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            @Nullable
            Object[] values = (Object[]) rows.get(i);
            for (int key = 0; key < keys; key++) {
                columns[key].set(at + i, batch.column(key), row);
            }
            for (int column = keys; column < columns.length; column++) {
                set(columns[column], at + i, values[column - keys]);
            }
        }
        results.added(rows.size());
    }

    private static void set(SlotColumn column, int slot, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (column.type().layout()) {
            // A step is a double to the function, whatever it is in SQL.
            case LONG -> column.setLong(slot,
                    value instanceof Double step ? Math.round(step) : ((Number) value).longValue());
            case DOUBLE -> column.setDouble(slot, ((Number) value).doubleValue());
            case BOOLEAN -> column.setBoolean(slot, (Boolean) value);
            case TEXT, OBJECT -> column.setReference(slot, value);
        }
    }

    @Override
    public String describe() {
        return "CurveTable " + plan.function().signature().name();
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(lists);
    }
}
