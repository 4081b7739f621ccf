package dev.onset.ingest.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.sqlite.SQLiteConfig;

import dev.onset.ingest.reader.LogFile;

/** A SQLite database that a logger wrote; opened for reading only. */
public final class SqliteFile {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private SqliteFile() {}

    /** Whether the file begins as a SQLite database does. */
    public static boolean isOne(LogFile file) throws IOException {
        if (file.size() < 100) {
            return false;
        }
        byte[] head = file.head();
        return head.length >= MAGIC.length && java.util.Arrays.equals(MAGIC, 0, MAGIC.length, head, 0, MAGIC.length);
    }

    /**
     * Opens it. A database whose writer used a write-ahead log cannot be opened in a folder that may not be written to;
     * there it is read as it is, without what is still in that log.
     */
    public static Connection open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        String uri = "jdbc:sqlite:" + file.toUri().toString().replaceFirst("^file:/+", "file:///");
        try {
            Connection connection = config.createConnection(uri + "?mode=ro");
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
                row.next();
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            return config.createConnection(uri + "?immutable=1");
        }
    }
}
