package dev.onset.exec.files;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.FileRead;

/** Turns the values of files into ours, and finds the one that cannot be turned. */
final class FileConversion {

    private FileConversion() {}

    /** What DuckDB computes of a column, so that its value is ours. */
    static String expression(FileRead read, Field field) {
        String value = plain(read, field);
        return switch (field.type()) {
            case DATE -> "CAST(" + cast(value, "DATE") + " - DATE '1970-01-01' AS BIGINT)";
            case TIME -> "epoch_us(" + cast(value, "TIME") + ")";
            case TIMESTAMP -> "epoch_us(" + cast(value, "TIMESTAMP") + ")";
            case BOOLEAN, INTEGER, BIGINT, DOUBLE, VARCHAR -> cast(value, field.type().name());
            case MAP -> isText(read, field) ? cast(value, "MAP(VARCHAR, VARCHAR)") : value;
            case ARRAY -> isText(read, field) ? cast(value, "VARCHAR[]") : value;
            default -> value;
        };
    }

    private static boolean isText(FileRead read, Field field) {
        String type = read.columnTypes().get(field.name());
        return type == null || type.equals("VARCHAR") || type.equals("JSON");
    }

    private static String cast(String value, String type) {
        return "CAST(" + value + " AS " + type + ")";
    }

    /** The column; a JSON value of no certain type as text. */
    private static String plain(FileRead read, Field field) {
        String name = DuckDb.name(field.name());
        return "JSON".equals(read.columnTypes().get(field.name())) ? "(" + name + " ->> '$')" : name;
    }

    /** What went wrong; where it is a value that has not the type of its column, with its row. */
    static OnsetException located(FileRead read, List<Field> fields, SQLException e) {
        OnsetException plain = FileErrors.translate(read, e);
        try (Connection connection = DuckDb.open(null)) {
            plain = FileErrors.translate(read, reason(read, fields, connection, e));
            if (read.function().equals("read_csv")) {
                return plain;
            }
            for (Field field : fields) {
                OnsetException found = wrong(read, field, connection, e);
                if (found != null) {
                    return found;
                }
            }
        } catch (SQLException other) {
            // The first error says enough.
        }
        return plain;
    }

    /** What DuckDB says when it reads all at once; of results that stream it says no reason. */
    private static SQLException reason(FileRead read, List<Field> fields, Connection connection,
            SQLException other) {
        List<String> values = fields.stream().map(field -> "COUNT(" + expression(read, field) + ")").toList();
        String columns = values.isEmpty() ? "COUNT(*)" : String.join(", ", values);
        try (Statement statement = connection.createStatement();
                ResultSet _ = statement.executeQuery("SELECT " + columns + " FROM " + ReadOptions.call(read))) {
            return other;
        } catch (SQLException e) {
            return e;
        }
    }

    /** The first row of a column whose value cannot be turned into its type; null: there is none. */
    private static @Nullable OnsetException wrong(FileRead read, Field field, Connection connection, SQLException cause)
            throws SQLException {
        if (field.type() == DataType.MAP || field.type() == DataType.ARRAY) {
            return null;
        }
        Map<String, Object> options = new TreeMap<>(read.options());
        options.remove("columns");
        options.put("filename", true);
        String value = plain(read, field);
        String question = """
                SELECT filename, nth, CAST(v AS VARCHAR) FROM
                (SELECT filename, row_number() OVER (PARTITION BY filename) AS nth, %s AS v FROM %s)
                WHERE v IS NOT NULL AND TRY_CAST(v AS %s) IS NULL ORDER BY filename, nth LIMIT 1"""
                .formatted(value, ReadOptions.call(new FileRead(read.function(), read.files(), options)),
                        field.type().name());
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(question)) {
            return row.next()
                    ? new OnsetException(OnsetException.Category.DATA, "%s, row %d, column %s: '%s' is no %s".formatted(
                            row.getString(1), row.getLong(2), field.name(), row.getString(3), field.type()), null,
                            cause)
                    : null;
        }
    }
}
