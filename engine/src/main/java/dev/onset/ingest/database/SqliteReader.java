package dev.onset.ingest.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/** What readers of SQLite files have in common: a database is recognised by its tables and read through one connection. */
public abstract class SqliteReader implements LogReader {

    private static final Set<String> EXTENSIONS = Set.of("db", "sqlite", "sqlite3", "db3");

    /** Whether a database with these tables (in lower case) is of this format. */
    protected abstract boolean hasTables(Set<String> tables, Connection connection) throws SQLException;

    /** Reads all runs. */
    protected abstract void read(Connection connection, LogSource source, RunSink sink)
            throws SQLException, IOException, LogFormatException;

    @Override
    public final void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        for (LogFile file : folder.files()) {
            if (EXTENSIONS.contains(file.extension()) && (file.isUnchanged() ? file.looksLike(this, head -> false)
                    : SqliteFile.isOne(file) && isMine(file))) {
                claims.claim(file.path(), List.of(file));
            }
        }
    }

    private boolean isMine(LogFile file) {
        try (Connection connection = SqliteFile.open(file.path())) {
            return hasTables(tables(connection), connection);
        } catch (SQLException e) {
            return false; // a database of something else, or none
        }
    }

    /** The names of its tables, in lower case. */
    protected static Set<String> tables(Connection connection) throws SQLException {
        return names(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
    }

    /** The names of a table's columns, in lower case. */
    protected static Set<String> columns(Connection connection, String table) throws SQLException {
        return names(connection, "SELECT name FROM pragma_table_info('" + table + "')");
    }

    private static Set<String> names(Connection connection, String query) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    @Override
    public final void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        try (Connection connection = SqliteFile.open(source.anchor())) {
            read(connection, source, sink);
        } catch (SQLException e) {
            throw new LogFormatException(source.anchor(), null, "the database cannot be read: " + e.getMessage());
        }
    }
}
