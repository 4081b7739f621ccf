package dev.onset.ingest.mlflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.ingest.database.DatabaseUrl;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * MLflow's tracking database in PostgreSQL, MySQL or MariaDB, read through one connection that sees one state of it. Each run is a source of
 * its own: its fingerprint, computed in the database, stands for the size and time stamp of a file, so that a run that has
 * not changed since the last import is not fetched.
 */
public final class MlflowServer implements LogReader, AutoCloseable {

    /** Rows of a long curve that are in memory at once. */
    private static final int FETCHED_ROWS = 10_000;

    /** What changes when a run gets points, parameters, tags, or another status. */
    private record Fingerprint(long points, long hash) {}

    /** Says under which format the archive knows a run of this fingerprint; null: it does not. */
    public interface Recorded {
        @Nullable
        String format(Path place, long points, long fingerprint);
    }

    private final DatabaseUrl url;
    private final Connection connection;
    private final MlflowTables tables;
    private final Map<Path, MlflowTables.Row> rows = new HashMap<>();
    private long deleted;

    private MlflowServer(DatabaseUrl url, Connection connection, MlflowTables tables) {
        this.url = url;
        this.connection = connection;
        this.tables = tables;
    }

    /** @throws SQLException if there is no connection to be had, or the database is none of MLflow's */
    public static MlflowServer connect(DatabaseUrl url) throws SQLException {
        Connection connection = url.connect();
        try {
            Set<String> present = new HashSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet names = statement.executeQuery(url.product().tables())) {
                while (names.next()) {
                    present.add(names.getString(1));
                }
            }
            Set<String> missing = new TreeSet<>(MlflowTables.NAMES);
            missing.removeAll(present);
            if (!missing.isEmpty()) {
                throw new SQLException("the tables " + String.join(", ", missing) + " do not exist",
                        DatabaseUrl.NO_TABLE);
            }
            return new MlflowServer(url, connection, new MlflowTables(connection, FETCHED_ROWS));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public String format() {
        return "mlflow-server";
    }

    /** How many of the runs of {@link #sources} were deleted in MLflow, in words; empty if none. */
    public String deletedRuns() {
        return deleted == 0 ? "" : MlflowTables.deleted(deleted);
    }

    /** Its runs, each a source. A deleted one is a source without a run, so that the archive drops it. */
    public List<LogSource> sources(Recorded recorded) throws SQLException {
        Map<String, Long> points = new HashMap<>();
        Map<String, String> content = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED_ROWS);
            try (ResultSet counts = statement.executeQuery("SELECT m.run_uuid, COUNT(*), MIN(m.timestamp),"
                    + " MAX(m.timestamp) FROM metrics m GROUP BY m.run_uuid")) {
                while (counts.next()) {
                    points.put(counts.getString(1), counts.getLong(2));
                    content.put(counts.getString(1), counts.getLong(3) + "," + counts.getLong(4));
                }
            }
            for (String table : List.of("params", "tags")) {
                try (ResultSet sums = statement.executeQuery("SELECT t.run_uuid, COUNT(*), SUM("
                        + url.product().textHash() + "(CONCAT(t.key, '=', COALESCE(t.value, '')))) FROM " + table
                        + " t GROUP BY t.run_uuid")) {
                    while (sums.next()) {
                        content.merge(sums.getString(1), ";" + table + sums.getLong(2) + "," + sums.getString(3),
                                String::concat);
                    }
                }
            }
        }
        List<LogSource> sources = new ArrayList<>();
        for (MlflowTables.Row row : tables.runs()) {
            Path place = Path.of(url.text(), row.id());
            rows.put(place, row);
            deleted += row.deleted() ? 1 : 0;
            var print = new Fingerprint(points.getOrDefault(row.id(), 0L),
                    hash(row + content.getOrDefault(row.id(), "")));
            String format = recorded.format(place, print.points(), print.hash());
            sources.add(new LogSource(this, place, Path.of(url.text()),
                    List.of(new LogFile(place, print.points(), print.hash(), format))));
        }
        return sources;
    }

    private static long hash(String text) {
        try {
            return ByteBuffer
                    .wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A database is named, never found on a walk. */
    @Override
    public void recognise(LogFolder folder, SourceClaims claims) {
        // nothing to recognise
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        MlflowTables.Row row = rows.get(source.anchor());
        if (row == null || row.deleted()) {
            return;
        }
        RunLog run = sink.newRunOf(row.id()).path(url.text());
        synchronized (this) {
            try {
                tables.fill(run, row);
            } catch (SQLException e) {
                rollback(e);
                throw new LogFormatException(source.anchor(), null, url.reason(e));
            }
        }
        sink.add(run);
    }

    /** A transaction in which something failed answers nothing any more; the other runs need another one. */
    private void rollback(SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection; tables) {
            return;
        }
    }
}
