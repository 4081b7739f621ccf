package dev.onset.ingest.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.onset.archive.RunLog;
import dev.onset.ingest.json.JsonRecord;
import dev.onset.ingest.reader.FlatParameters;
import dev.onset.ingest.reader.JsonParameters;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.LogTimes;
import dev.onset.ingest.reader.RunSink;

/**
 * Trackio's SQLite file: a project, its runs by name, their metrics as a JSON object a row. NaN and infinities are texts in
 * these objects.
 */
public final class TrackioReader extends SqliteReader {

    @Override
    public String format() {
        return "trackio";
    }

    @Override
    protected boolean hasTables(Set<String> tables, Connection connection) throws SQLException {
        return tables.contains("metrics")
                && columns(connection, "metrics").containsAll(Set.of("run_name", "step", "metrics"));
    }

    @Override
    protected void read(Connection connection, LogSource source, RunSink sink)
            throws SQLException, IOException, LogFormatException {
        String project = source.files().getFirst().stem();
        boolean configs = tables(connection).contains("configs");
        for (String name : runNames(connection)) {
            RunLog run = sink.newRun(name).name(name).experiment(project);
            points(connection, name, run, source, sink);
            if (configs) {
                config(connection, name, run, source, sink);
            }
            sink.add(run);
        }
    }

    private static List<String> runNames(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT run_name FROM metrics GROUP BY run_name ORDER BY min(rowid)")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void points(Connection connection, String name, RunLog run, LogSource source, RunSink sink)
            throws SQLException, IOException, LogFormatException {
        JsonRecord record = new JsonRecord();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT step, \"timestamp\", metrics, rowid FROM metrics WHERE run_name = ? ORDER BY rowid")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] json = rows.getString(3).getBytes(StandardCharsets.UTF_8);
                    try {
                        record.parse(json, 0, json.length);
                    } catch (JsonProcessingException e) {
                        sink.fail(source.anchor(), "metrics row " + rows.getLong(4),
                                "is no JSON object: " + e.getOriginalMessage());
                        continue;
                    }
                    long time = LogTimes.parse(rows.getString(2));
                    for (int i = 0; i < record.names().size(); i++) {
                        run.point(run.metric(record.names().get(i), null), rows.getLong(1), time, record.value(i));
                    }
                }
            }
        }
    }

    private static void config(Connection connection, String name, RunLog run, LogSource source, RunSink sink)
            throws SQLException, IOException, LogFormatException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT config FROM configs WHERE run_name = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    try {
                        FlatParameters.flatten(JsonParameters.MAPPER.readValue(rows.getString(1), Object.class),
                                run::param);
                    } catch (JsonProcessingException e) {
                        sink.fail(source.anchor(), "configuration of run " + name,
                                "is no JSON: " + e.getOriginalMessage());
                    }
                }
            }
        }
    }
}
