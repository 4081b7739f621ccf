package dev.onset.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.physical.PhysicalPlanner;
import dev.onset.exec.physical.QueryRun;
import dev.onset.plan.Plan;
import dev.onset.plan.Table;

/** Runs plans over rows in memory. */
public final class TestQueries {

    private TestQueries() {}

    /** All columns of a table with this name. */
    public static Plan scan(String name, TestRows rows) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < rows.fields().size(); i++) {
            columns.add(i);
        }
        return new Plan.Scan(new Table(name, rows.fields(), 1000), columns, null);
    }

    /** The rows that a plan gives. */
    public static List<List<@Nullable Object>> run(Plan plan, Map<String, TestRows> tables, QueryContext context) {
        PhysicalPlanner planner = new PhysicalPlanner(scan -> {
            TestRows rows = tables.get(scan.table().name());
            if (rows == null) {
                throw new IllegalArgumentException("no table " + scan.table().name());
            }
            return rows;
        });
        return rows(planner.plan(plan), context);
    }

    /** The rows that a source gives that was not prepared yet. */
    public static List<List<@Nullable Object>> rows(RowSource source, QueryContext context) {
        List<List<@Nullable Object>> result = new ArrayList<>();
        try (QueryRun run = new QueryRun(source, context)) {
            for (Batch batch = run.next(); batch != null; batch = run.next()) {
                if (batch.size() < 1 || batch.size() > context.settings().batchSize()) {
                    throw new IllegalStateException("a batch of " + batch.size() + " rows");
                }
                append(batch, result);
            }
        }
        return result;
    }

    private static void append(Batch batch, List<List<@Nullable Object>> result) {
        for (int row = 0; row < batch.size(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Column column : batch.columns()) {
                values.add(column.objectAt(row));
            }
            result.add(values);
        }
    }
}
