package dev.onset.ingest.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.FlatParameters;
import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.LogTimes;
import dev.onset.ingest.reader.RunSink;

/**
 * Optuna's SQLite storage: a trial is a run, its reported values are the metric {@code intermediate_value}, its objectives
 * {@code value} (or {@code value/0}, {@code value/1} …) at the last step. Optuna writes NaN and infinities as NULL with a
 * type beside it; old versions wrote NULL alone, which is NaN.
 */
public final class OptunaReader extends SqliteReader {

    @Override
    public String format() {
        return "optuna";
    }

    @Override
    protected boolean hasTables(Set<String> tables, Connection connection) {
        return tables
                .containsAll(Set.of("studies", "trials", "trial_params", "trial_values", "trial_intermediate_values"));
    }

    @Override
    protected void read(Connection connection, LogSource source, RunSink sink) throws SQLException, IOException {
        String reported = typeColumn(connection, "trial_intermediate_values", "intermediate_value_type");
        String objective = typeColumn(connection, "trial_values", "value_type");
        try (Statement statement = connection.createStatement();
                ResultSet trials = statement.executeQuery("""
            SELECT t.trial_id, t.number, s.study_name, t.state, t.datetime_start, t.datetime_complete
            FROM trials t JOIN studies s ON s.study_id = t.study_id ORDER BY s.study_id, t.number""");
                PreparedStatement values = connection.prepareStatement("SELECT step, intermediate_value, " + reported
                        + " FROM trial_intermediate_values WHERE trial_id = ? ORDER BY step");
                PreparedStatement objectives = connection.prepareStatement(
                        "SELECT objective, value, " + objective
                                + " FROM trial_values WHERE trial_id = ? ORDER BY objective");
                PreparedStatement params = connection.prepareStatement(
                        "SELECT param_name, param_value, distribution_json FROM trial_params WHERE trial_id = ?")) {
            while (trials.next()) {
                long trial = trials.getLong(1);
                String study = trials.getString(3);
                RunLog run = sink.newRun(study + "." + trials.getLong(2)).name(study + "/" + trials.getLong(2));
                run.experiment(study).status(status(trials.getString(4)));
                run.startedAt(time(trials.getString(5))).endedAt(time(trials.getString(6)));
                long last = values(values, trial, run);
                objectives(objectives, trial, last, run);
                params(params, trial, run);
                sink.add(run);
            }
        }
    }

    /** The column that says what a NULL stands for; old databases lack it. */
    private static String typeColumn(Connection connection, String table, String column) throws SQLException {
        return columns(connection, table).contains(column) ? column : "NULL";
    }

    /** @return the last step; 0 if nothing was reported */
    private static long values(PreparedStatement statement, long trial, RunLog run) throws SQLException {
        long last = 0;
        statement.setLong(1, trial);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                run.point(run.metric("intermediate_value", null), last, StepAxis.NO_TIME, value(rows));
            }
        }
        return last;
    }

    private static void objectives(PreparedStatement statement, long trial, long step, RunLog run) throws SQLException {
        statement.setLong(1, trial);
        try (ResultSet rows = statement.executeQuery()) {
            java.util.List<Double> found = new java.util.ArrayList<>();
            while (rows.next()) {
                found.add(value(rows));
            }
            for (int i = 0; i < found.size(); i++) {
                String name = found.size() == 1 ? "value" : "value/" + i;
                run.point(run.metric(name, null), step, StepAxis.NO_TIME, found.get(i));
            }
        }
    }

    /** The value in column 2 with its type in column 3. */
    private static double value(ResultSet row) throws SQLException {
        double value = row.getDouble(2);
        boolean missing = row.wasNull();
        @Nullable
        String type = row.getString(3);
        if (type == null) {
            return missing ? Double.NaN : value;
        }
        return switch (type) {
            case "INF_POS" -> Double.POSITIVE_INFINITY;
            case "INF_NEG" -> Double.NEGATIVE_INFINITY;
            case "NAN" -> Double.NaN;
            default -> missing ? Double.NaN : value;
        };
    }

    private static void params(PreparedStatement statement, long trial, RunLog run) throws SQLException, IOException {
        statement.setLong(1, trial);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                double value = rows.getDouble(2);
                JsonNode distribution = JsonParameters.MAPPER.readTree(rows.getString(3));
                JsonNode choices = distribution.path("attributes").path("choices");
                // A choice is stored as its index.
                String text = choices.isArray() && choices.has((int) value) ? choices.get((int) value).asText()
                        : FlatParameters.text(value);
                run.param(rows.getString(1), text);
            }
        }
    }

    private static @Nullable String status(@Nullable String state) {
        return switch (state == null ? "" : state.toUpperCase(Locale.ROOT)) {
            case "COMPLETE" -> "finished";
            case "PRUNED" -> "pruned";
            case "FAIL" -> "failed";
            case "RUNNING" -> "running";
            case "WAITING" -> "scheduled";
            default -> null;
        };
    }

    private static long time(@Nullable String text) {
        return text == null ? StepAxis.NO_TIME : LogTimes.parse(text);
    }
}
