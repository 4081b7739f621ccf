package dev.onset.exec.files;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;

import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;

/** DuckDB as the library that reads and writes other tools' files. It loads no extensions and so reaches no network. */
final class DuckDb {

    private DuckDb() {}

    /** @param database its file, made if it is not there; null: in memory */
    static DuckDBConnection open(@Nullable Path database) throws SQLException {
        return open(database, false);
    }

    private static DuckDBConnection open(@Nullable Path database, boolean streaming) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("jdbc_stream_results", Boolean.toString(streaming));
        DuckDBConnection connection = (DuckDBConnection) new DuckDBDriver()
                .connect("jdbc:duckdb:" + (database == null ? "" : database), settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        } catch (SQLException e) {
            // The time zone is a setting of an extension that this build of DuckDB may not have.
        }
        return connection;
    }

    /** An in-memory database whose results come row by row, as they are read. */
    static DuckDBConnection openStreaming(int threads) throws SQLException {
        DuckDBConnection connection = open(null, true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The type that a column of ours is in a file. */
    static String type(DataType type, @Nullable ElementType element) {
        return switch (type) {
            case BOOLEAN, INTEGER, BIGINT, DOUBLE, VARCHAR, DATE, TIME, TIMESTAMP -> type.name();
            case INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH -> "INTERVAL";
            case NULL -> "VARCHAR";
            case MAP -> "MAP(VARCHAR, VARCHAR)";
            case ARRAY -> element == null ? "VARCHAR[]" : type(element.type(), element.element()) + "[]";
        };
    }

    /** What DuckDB says about a file, in one line. */
    static OnsetException error(String doing, SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        boolean memory = message.toLowerCase(Locale.ROOT).startsWith("out of memory");
        return new OnsetException(
                memory ? OnsetException.Category.OUT_OF_MEMORY : OnsetException.Category.ARGUMENT,
                doing + ": " + message, null, e);
    }
}
