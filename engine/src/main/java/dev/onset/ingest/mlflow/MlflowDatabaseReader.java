package dev.onset.ingest.mlflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.ingest.database.SqliteReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;

/**
 * MLflow's database store in SQLite. It cannot hold what is no number, so MLflow writes NaN as 0 with {@code is_nan} set, and
 * infinities as the largest double: both are turned back. Runs that were deleted in MLflow are left out.
 */
public final class MlflowDatabaseReader extends SqliteReader {

    @Override
    public String format() {
        return "mlflow-db";
    }

    @Override
    protected boolean hasTables(Set<String> tables, Connection connection) {
        return tables.containsAll(Set.of("experiments", "runs", "metrics", "params", "tags", "latest_metrics"));
    }

    @Override
    protected void read(Connection connection, LogSource source, RunSink sink) throws SQLException {
        int deleted = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
            SELECT r.run_uuid, r.name, r.status, r.start_time, r.end_time, r.lifecycle_stage, e.name, r.experiment_id
            FROM runs r LEFT JOIN experiments e ON e.experiment_id = r.experiment_id
            ORDER BY r.start_time, r.run_uuid""");
                PreparedStatement metrics = connection.prepareStatement(
                        """
                SELECT "key", step, "timestamp", value, is_nan FROM metrics WHERE run_uuid = ? ORDER BY "timestamp", step""");
                PreparedStatement params = connection
                        .prepareStatement("SELECT \"key\", value FROM params WHERE run_uuid = ?");
                PreparedStatement tags = connection
                        .prepareStatement("SELECT \"key\", value FROM tags WHERE run_uuid = ?")) {
            while (rows.next()) {
                if ("deleted".equals(rows.getString(6))) {
                    deleted++;
                    continue;
                }
                String id = rows.getString(1);
                RunLog run = sink.newRunOf(id);
                pairs(params, id, run::param);
                pairs(tags, id, run::tag);
                MlflowRun.name(run, rows.getString(2));
                run.experiment(rows.getString(7) == null ? rows.getString(8) : rows.getString(7));
                run.status(MlflowRun.status(rows.getString(3)));
                run.startedAt(MlflowRun.time(rows.getString(4))).endedAt(MlflowRun.time(rows.getString(5)));
                curves(metrics, id, run);
                sink.add(run);
            }
        }
        if (deleted > 0) {
            sink.skip(source.anchor(), deleted + (deleted == 1 ? " run was" : " runs were") + " deleted in MLflow");
        }
    }

    private static void curves(PreparedStatement metrics, String id, RunLog run) throws SQLException {
        Map<String, MlflowCurve> curves = new LinkedHashMap<>();
        metrics.setString(1, id);
        try (ResultSet rows = metrics.executeQuery()) {
            while (rows.next()) {
                double value = rows.getBoolean(5) ? Double.NaN : finite(rows.getDouble(4));
                curves.computeIfAbsent(rows.getString(1), MlflowCurve::new)
                        .add(rows.getLong(2), Math.multiplyExact(rows.getLong(3), 1_000L), value);
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
}
