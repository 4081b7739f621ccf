package dev.onset.exec.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;
import dev.onset.plan.FileRead;
import dev.onset.plan.FileTables;
import dev.onset.plan.Table;

/** The tables that DuckDB sees in files. */
public final class DuckDbFiles implements FileTables {

    public static final DuckDbFiles INSTANCE = new DuckDbFiles();

    private static final double BYTES_A_ROW = 50;
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+), ?(\\d+)\\)");

    private DuckDbFiles() {}

    @Override
    public Table describe(FileRead read) {
        FileRead known = new FileRead(read.function(), FilePaths.patterns(read.files()), ReadOptions.checked(read));
        try (Connection connection = DuckDb.open(null); Statement statement = connection.createStatement()) {
            Map<String, String> types = new LinkedHashMap<>();
            List<Field> fields = new ArrayList<>();
            try (ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + ReadOptions.call(known))) {
                while (columns.next()) {
                    types.put(columns.getString(1), columns.getString(2));
                    fields.add(field(columns.getString(1), columns.getString(2)));
                }
            }
            return new Table(read.function(), fields, rows(known, statement),
                    new FileRead(known.function(), known.files(), known.options(), types));
        } catch (SQLException e) {
            throw FileErrors.translate(known, e);
        }
    }

    private static Field field(String name, String duckDb) {
        Matcher decimal = DECIMAL.matcher(duckDb);
        return new Field(name, type(duckDb), true, decimal.matches()
                ? new DecimalDigits(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)))
                : null, type(duckDb) == DataType.ARRAY ? element(duckDb) : null);
    }

    /** What the elements of a list are here: numbers, truths, lists, and texts for all else. */
    private static Field element(String list) {
        String inside = list.substring(0, list.lastIndexOf('['));
        return switch (type(inside)) {
            case BOOLEAN -> Field.element(DataType.BOOLEAN, null, null);
            case INTEGER, BIGINT -> Field.element(DataType.BIGINT, null, null);
            case DOUBLE -> Field.element(DataType.DOUBLE, null, null);
            case ARRAY -> Field.element(DataType.ARRAY, null, element(inside));
            default -> Field.element(DataType.VARCHAR, null, null);
        };
    }

    /** What a type of DuckDB is here; of whole numbers none is larger than BIGINT, and all that is no plain value is text. */
    static DataType type(String duckDb) {
        String type = duckDb.toUpperCase(Locale.ROOT);
        if (type.endsWith("]")) {
            return DataType.ARRAY;
        }
        if (type.startsWith("STRUCT") || type.startsWith("MAP")) {
            return DataType.MAP;
        }
        if (type.startsWith("DECIMAL")) {
            return DataType.DOUBLE;
        }
        if (type.startsWith("TIMESTAMP")) {
            return DataType.TIMESTAMP;
        }
        return switch (type) {
            case "BOOLEAN" -> DataType.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" -> DataType.INTEGER;
            case "BIGINT", "UINTEGER", "UBIGINT", "HUGEINT", "UHUGEINT" -> DataType.BIGINT;
            case "FLOAT", "DOUBLE" -> DataType.DOUBLE;
            case "DATE" -> DataType.DATE;
            case "TIME" -> DataType.TIME;
            default -> DataType.VARCHAR;
        };
    }

    private static double rows(FileRead read, Statement statement) throws SQLException {
        String list = ReadOptions.call(new FileRead("", read.files(), Map.of()));
        String question = read.function().equals("read_parquet")
                ? "SELECT SUM(num_rows) FROM parquet_file_metadata" + list
                : null;
        if (question != null) {
            try (ResultSet rows = statement.executeQuery(question)) {
                return rows.next() ? rows.getDouble(1) : 0;
            }
        }
        double bytes = 0;
        for (String pattern : read.files()) {
            try (ResultSet files = statement.executeQuery("SELECT file FROM glob(" + DuckDb.literal(pattern) + ")")) {
                while (files.next()) {
                    bytes += Files.size(Path.of(files.getString(1)));
                }
            } catch (IOException e) {
                throw new OnsetException(OnsetException.Category.ARGUMENT, "Cannot read " + pattern + ": " + e, null,
                        e);
            }
        }
        return Math.max(1, bytes / BYTES_A_ROW);
    }
}
