package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.onset.archive.Snapshot;
import dev.onset.exec.files.DuckDbFiles;
import dev.onset.exec.files.StoredRows;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.FileTables;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/** The tables of an archive as SQL sees them, frozen at a snapshot. */
public final class ArchiveTables implements Catalog {

    static final String HISTORY = "history";
    static final String METRICS = "metrics";
    static final String METRIC_NAMES = "metric_names";
    static final String PARAMS = "params";
    static final String RUNS = "runs";
    static final String TAGS = "tags";

    /** Columns of history before those of the metrics. */
    static final int HISTORY_RUN = 0;
    static final int HISTORY_STEP = 1;
    static final int HISTORY_TIME = 2;
    static final int HISTORY_FIRST_METRIC = 3;

    private static final List<Field> RUNS_FIELDS = List.of(text("run_id", false), text("name", true),
            text("experiment", true), text("source", true), text("path", true), text("status", true),
            new Field("started_at", DataType.TIMESTAMP, true), new Field("ended_at", DataType.TIMESTAMP, true),
            new Field("points", DataType.BIGINT, false), new Field("params", DataType.MAP, false),
            new Field("tags", DataType.MAP, false));
    private static final List<Field> PAIRS_FIELDS = List.of(text("run_id", false), text("key", false),
            text("value", true));
    private static final List<Field> METRICS_FIELDS = List.of(text("run_id", false), text("metric", false),
            new Field("step", DataType.BIGINT, false), new Field("wall_time", DataType.TIMESTAMP, true),
            new Field("value", DataType.DOUBLE, false));
    private static final List<Field> METRIC_NAMES_FIELDS = List.of(text("metric", false), text("canonical", true),
            new Field("runs", DataType.BIGINT, false), new Field("points", DataType.BIGINT, false),
            new Field("passed_over_runs", DataType.BIGINT, false), text("passed_over_for", true));

    private final long version;
    private final List<Table> tables;
    private final List<View> views;

    /** @param builtIn views that are there unless the archive has one, or a table, of their names */
    public ArchiveTables(Snapshot snapshot, View... builtIn) {
        version = snapshot.version();
        double runs = snapshot.runCount();
        double points = snapshot.pointCount();
        var history = new ArrayList<Field>();
        history.add(text("run_id", false));
        history.add(new Field("step", DataType.BIGINT, false));
        history.add(new Field("wall_time", DataType.TIMESTAMP, true));
        for (String column : snapshot.historyColumns()) {
            history.add(new Field(column, DataType.DOUBLE, true));
        }
        int metrics = Math.max(1, snapshot.metricNames().size());
        List<Table> all = new ArrayList<>(List.of(new Table(HISTORY, history, Math.max(runs, points / metrics)),
                new Table(METRIC_NAMES, METRIC_NAMES_FIELDS, metrics), new Table(METRICS, METRICS_FIELDS, points),
                new Table(PARAMS, PAIRS_FIELDS, 10 * runs), new Table(RUNS, RUNS_FIELDS, runs),
                new Table(TAGS, PAIRS_FIELDS, runs)));
        snapshot.tables()
                .forEach(table -> all.add(new Table(table.name(), StoredRows.fields(table), table.rows())));
        all.sort(Comparator.comparing(Table::name));
        tables = List.copyOf(all);
        List<View> named = new ArrayList<>(snapshot.views().stream()
                .map(view -> new View(view.name(), view.sql(), view.columns())).toList());
        for (View view : builtIn) {
            if (named.stream().noneMatch(own -> own.name().equalsIgnoreCase(view.name()))
                    && tables.stream().noneMatch(table -> table.name().equalsIgnoreCase(view.name()))) {
                named.add(view);
            }
        }
        named.sort(Comparator.comparing(View::name));
        views = List.copyOf(named);
    }

    private static Field text(String name, boolean nullable) {
        return new Field(name, DataType.VARCHAR, nullable);
    }

    @Override
    public Collection<Table> tables() {
        return tables;
    }

    @Override
    public Collection<View> views() {
        return views;
    }

    @Override
    public FileTables files() {
        return DuckDbFiles.INSTANCE;
    }

    @Override
    public long version() {
        return version;
    }
}
