package dev.onset.ingest.table;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet or JSON table, read by DuckDB row by row: as a table in CSV text, which the readers of tables understand. DuckDB
 * gets little memory and one thread, since the import itself reads several files at once, and no extensions, so that it
 * cannot reach a network.
 */
final class DuckDbTable {

    private static final String MEMORY = "256MB";

    private final String source;

    private DuckDbTable(String source) {
        this.source = source;
    }

    static DuckDbTable parquet(Path file) {
        return new DuckDbTable("read_parquet('" + pattern(file) + "')");
    }

    /** An array of objects, or an object a line; compressed if the name ends in {@code .gz}. */
    static DuckDbTable json(Path file) {
        return new DuckDbTable("read_json('" + pattern(file) + "', sample_size = -1)");
    }

    /** The path as DuckDB, which takes it for a pattern, must see it. */
    static String pattern(Path file) {
        return file.toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''");
    }

    static Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("threads", "1");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("jdbc_stream_results", "true");
        return new DuckDBDriver().connect("jdbc:duckdb:", properties);
    }

    /** The names of its columns, nested ones left out. */
    List<String> columns() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + source + " LIMIT 0")) {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                if (isPlain(columns.getColumnType(i))) {
                    names.add(columns.getColumnName(i));
                }
            }
            return names;
        }
    }

    private static boolean isPlain(int type) {
        return type != Types.ARRAY && type != Types.STRUCT && type != Types.JAVA_OBJECT && type != Types.BLOB;
    }

    /** The table as text: a header, then a row a line. An error of the file is an {@link IOException} of the text. */
    Reader open() throws IOException {
        try {
            return new RowsAsText(connect());
        } catch (SQLException e) {
            throw new IOException(reason(e), e);
        }
    }

    /** What DuckDB says, in a line. */
    static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }

    private final class RowsAsText extends Reader {

        private final Connection connection;
        private final Statement statement;
        private final ResultSet rows;
        private final List<Integer> plain = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int position;

        RowsAsText(Connection connection) throws SQLException {
            this.connection = connection;
            statement = connection.createStatement();
            rows = statement.executeQuery("SELECT * FROM " + source);
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                if (isPlain(columns.getColumnType(i))) {
                    cell(columns.getColumnName(i), plain.isEmpty());
                    plain.add(i);
                }
            }
            line.append('\n');
        }

        private void cell(String text, boolean first) {
            if (!first) {
                line.append(',');
            }
            boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0
                    || text.indexOf('\r') >= 0;
            line.append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (position == line.length() && !next()) {
                return -1;
            }
            int count = Math.min(length, line.length() - position);
            line.getChars(position, position + count, target, offset);
            position += count;
            return count;
        }

        private boolean next() throws IOException {
            try {
                if (!rows.next()) {
                    return false;
                }
                line.setLength(0);
                position = 0;
                boolean first = true;
                for (int column : plain) {
                    cell(text(rows.getObject(column)), first);
                    first = false;
                }
                line.append('\n');
                return true;
            } catch (SQLException e) {
                throw new IOException(reason(e), e);
            }
        }

        private static String text(@Nullable Object value) {
            return switch (value) {
                case null -> "";
                case Boolean truth -> truth ? "1" : "0";
                case Timestamp time -> time.toInstant().toString();
                case OffsetDateTime time -> time.toInstant().toString();
                default -> value.toString();
            };
        }

        @Override
        public void close() throws IOException {
            try (connection; statement; rows) {
                return;
            } catch (SQLException e) {
                throw new IOException(reason(e), e);
            }
        }
    }
}
