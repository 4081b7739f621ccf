package dev.onset.ingest.mlflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;

/**
 * The tables of MLflow's database store, which are the same in every database. They cannot hold what is no number, so MLflow
 * writes NaN as 0 with {@code is_nan} set, and infinities as the largest double: both are turned back.
 *
 * <p>The statements name columns with their table, which keeps {@code key} and {@code timestamp} free of quotes: databases do
 * not agree on those.
 */
final class MlflowTables implements AutoCloseable {

    /** What makes a database one of MLflow's. */
    static final Set<String> NAMES = Set.of("experiments", "runs", "metrics", "params", "tags", "latest_metrics");

    /** A row of the table {@code runs}; times are texts in milliseconds, as the database has them. */
    record Row(String id, @Nullable String name, @Nullable String status, @Nullable String start, @Nullable String end,
            boolean deleted, @Nullable String experiment) {}

    private final Connection connection;
    private final PreparedStatement metrics;
    private final PreparedStatement params;
    private final PreparedStatement tags;

    /** @param fetchSize rows to be kept in memory of a long result; 0: as the driver likes */
    MlflowTables(Connection connection, int fetchSize) throws SQLException {
        this.connection = connection;
        metrics = connection.prepareStatement("""
            SELECT m.key, m.step, m.timestamp, m.value, m.is_nan FROM metrics m WHERE m.run_uuid = ?
            ORDER BY m.timestamp, m.step, m.value""");
        metrics.setFetchSize(fetchSize);
        params = connection.prepareStatement("SELECT p.key, p.value FROM params p WHERE p.run_uuid = ?");
        tags = connection.prepareStatement("SELECT t.key, t.value FROM tags t WHERE t.run_uuid = ?");
    }

    /** All runs in the order of their start, also the deleted ones. */
    List<Row> runs() throws SQLException {
        List<Row> runs = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
            SELECT r.run_uuid, r.name, r.status, r.start_time, r.end_time, r.lifecycle_stage, e.name, r.experiment_id
            FROM runs r LEFT JOIN experiments e ON e.experiment_id = r.experiment_id
            ORDER BY r.start_time, r.run_uuid""")) {
            while (rows.next()) {
                String experiment = rows.getString(7);
                runs.add(new Row(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4),
                        rows.getString(5), "deleted".equals(rows.getString(6)),
                        experiment == null ? rows.getString(8) : experiment));
            }
        }
        return runs;
    }

    /** Reads all that the database knows about a run. */
    void fill(RunLog run, Row row) throws SQLException {
        pairs(params, row.id(), run::param);
        pairs(tags, row.id(), run::tag);
        MlflowRun.name(run, row.name());
        run.experiment(row.experiment());
        run.status(MlflowRun.status(row.status()));
        run.startedAt(MlflowRun.time(row.start())).endedAt(MlflowRun.time(row.end()));
        curves(row.id(), run);
    }

    private void curves(String id, RunLog run) throws SQLException {
        Map<String, MlflowCurve> curves = new LinkedHashMap<>();
        metrics.setString(1, id);
        try (ResultSet rows = metrics.executeQuery()) {
            while (rows.next()) {
                double value = rows.getBoolean(5) ? Double.NaN : finite(rows.getDouble(4));
                curves.computeIfAbsent(rows.getString(1), MlflowCurve::new)
                        .add(rows.getLong(2), MlflowRun.micros(rows.getLong(3)), value);
            }
        }
        curves.values().forEach(curve -> curve.addTo(run));
    }

    private static double finite(double stored) {
        return Math.abs(stored) == Double.MAX_VALUE ? Math.copySign(Double.POSITIVE_INFINITY, stored) : stored;
    }

    private static void pairs(PreparedStatement statement, String id, BiConsumer<String, @Nullable String> target)
            throws SQLException {
        statement.setString(1, id);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                target.accept(rows.getString(1), rows.getString(2));
            }
        }
    }

    /** How many of the runs were deleted, in words. */
    static String deleted(long runs) {
        return runs + (runs == 1 ? " run was" : " runs were") + " deleted in MLflow";
    }

    @Override
    public void close() throws SQLException {
        try (metrics; params; tags) {
            return;
        }
    }
}
