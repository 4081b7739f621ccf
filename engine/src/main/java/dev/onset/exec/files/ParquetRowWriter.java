package dev.onset.exec.files;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;

/** Parquet, written by DuckDB: rows go into a database file beside the target, from there into the Parquet file. */
final class ParquetRowWriter implements RowWriter {

    private static final String TABLE = "exported";

    private final Path path;
    private final ExportOptions options;
    private final List<Field> fields;
    private final List<@Nullable ElementType> elements;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;

    /** @param database a file that is not there yet and that the caller removes afterwards */
    ParquetRowWriter(Path path, Path database, List<Field> fields, List<@Nullable ElementType> elements,
            ExportOptions options) {
        this.path = path;
        this.options = options;
        this.fields = fields;
        this.elements = elements;
        try {
            connection = DuckDb.open(database);
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                DecimalDigits digits = fields.get(i).decimal();
                columns.add(DuckDb.name(fields.get(i).name()) + " " + (digits == null
                        ? DuckDb.type(fields.get(i).type(), elements.get(i))
                        : digits.toString()));
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + TABLE + " (" + String.join(", ", columns) + ")");
            }
            appender = connection.createAppender(TABLE);
        } catch (SQLException e) {
            throw DuckDb.error("Cannot write " + path, e);
        }
    }

    @Override
    public void write(Batch batch) {
        try {
            for (int row = 0; row < batch.size(); row++) {
                appender.beginRow();
                for (int i = 0; i < batch.columns().size(); i++) {
                    append(fields.get(i), batch.column(i), row, elements.get(i));
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw DuckDb.error("Cannot write " + path, e);
        }
    }

    private void append(Field field, Column column, int row, @Nullable ElementType element) throws SQLException {
        if (column.isNull(row)) {
            appender.appendNull();
            return;
        }
        if (field.decimal() != null) {
            appender.append(DecimalCells.of(field, column.doubleAt(row)));
            return;
        }
        switch (column.type()) {
            case BOOLEAN -> appender.append(column.booleanAt(row));
            case INTEGER -> appender.append((int) column.longAt(row));
            case BIGINT -> appender.append(column.longAt(row));
            case DOUBLE -> appender.append(column.doubleAt(row));
            case VARCHAR, NULL -> appender.append(column.textAt(row));
            case DATE -> appender.appendEpochDays((int) column.longAt(row));
            case TIME -> appender.appendDayMicros(column.longAt(row));
            case TIMESTAMP -> appender.appendEpochMicros(column.longAt(row));
            case INTERVAL_DAY_TIME -> appender.append(column.longAt(row) + " microseconds");
            case INTERVAL_YEAR_MONTH -> appender.append(column.longAt(row) + " months");
            case MAP -> appender.append((Map<?, ?>) column.objectAt(row));
            case ARRAY -> appender.append(converted((List<?>) column.objectAt(row), element));
        }
    }

    private static List<@Nullable Object> converted(@Nullable List<?> list, @Nullable ElementType element) {
        ElementType wanted = element == null ? ElementType.UNKNOWN : element;
        List<@Nullable Object> values = new ArrayList<>();
        for (Object value : list == null ? List.of() : list) {
            values.add(switch (wanted.type()) {
                case DOUBLE -> value instanceof Number number ? (Object) number.doubleValue() : null;
                case VARCHAR -> value == null ? null : value.toString();
                case ARRAY -> value instanceof List<?> inner ? converted(inner, wanted.element()) : null;
                default -> value;
            });
        }
        return values;
    }

    @Override
    public void finish() throws IOException {
        String codec = switch (options.compression()) {
            case NONE -> "uncompressed";
            default -> options.compression().name().toLowerCase(Locale.ROOT);
        };
        try {
            appender.close();
            try (Statement statement = connection.createStatement()) {
                statement.execute("COPY " + TABLE + " TO " + DuckDb.literal(path.toString())
                        + " (FORMAT parquet, COMPRESSION " + codec + ")");
            }
        } catch (SQLException e) {
            throw DuckDb.error("Cannot write " + path, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
