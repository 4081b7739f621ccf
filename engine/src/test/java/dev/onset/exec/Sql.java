package dev.onset.exec;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Snapshot;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.physical.QueryRun;
import dev.onset.exec.scan.ArchiveTables;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.sql.SqlPlanner;

/** Runs SQL over a snapshot and gives the rows as values. */
public final class Sql {

    private final Snapshot snapshot;
    private final SqlPlanner planner;
    private final ExecutionSettings settings;

    /** With two threads and batches of the usual size. */
    public Sql(Snapshot snapshot) {
        this(snapshot, new SqlPlanner(FunctionRegistry.builtIn()),
                new ExecutionSettings(2, ExecutionSettings.DEFAULT_BATCH_SIZE));
    }

    private Sql(Snapshot snapshot, SqlPlanner planner, ExecutionSettings settings) {
        this.snapshot = snapshot;
        this.planner = planner;
        this.settings = settings;
    }

    /** The same snapshot, read another way. */
    public Sql with(int threads, int batchSize) {
        return new Sql(snapshot, planner, new ExecutionSettings(threads, batchSize));
    }

    /** The same snapshot, with so much memory for a query. */
    public Sql withMemory(long bytes) {
        return new Sql(snapshot, planner, new ExecutionSettings(settings.threads(), settings.batchSize(), bytes));
    }

    /** All rows, in order. */
    public List<List<@Nullable Object>> rows(String sql, @Nullable Object... parameters) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryRun run = run(sql, parameters)) {
            for (Batch batch = run.next(); batch != null; batch = run.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (Column column : batch.columns()) {
                        values.add(column.objectAt(row));
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    /** The single value of the single row. */
    public @Nullable Object value(String sql, @Nullable Object... parameters) {
        return rows(sql, parameters).getFirst().getFirst();
    }

    /** What EXPLAIN says after the query has run. */
    public String explain(String sql, @Nullable Object... parameters) {
        try (QueryRun run = run(sql, parameters)) {
            while (run.next() != null) {
                // reads on
            }
            return describe(run.source());
        }
    }

    private static String describe(RowSource source) {
        StringBuilder text = new StringBuilder(source.describe());
        source.inputs().forEach(input -> text.append('\n').append(describe(input)));
        return text.toString();
    }

    /** A query whose rows nobody has asked for yet; to be closed. */
    public QueryRun start(String sql) {
        return run(sql);
    }

    private QueryRun run(String sql, @Nullable Object... parameters) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object parameter : parameters) {
            values.add(parameter);
        }
        QueryContext context = new QueryContext(snapshot, values, settings, 0);
        return new QueryRun(planner.prepare(sql, new ArchiveTables(snapshot)).plan(), context);
    }
}
