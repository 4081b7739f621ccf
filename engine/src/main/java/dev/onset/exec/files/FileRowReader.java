package dev.onset.exec.files;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.FileRead;

/** Reads columns of files, batch by batch, as they come from DuckDB. */
public final class FileRowReader implements Operator {

    private final FileRead read;
    private final List<Field> fields;
    private final QueryContext context;
    private final DuckDBConnection connection;
    private final Statement statement;
    private final ResultSet rows;
    private boolean ended;

    /**
     * @param read as {@link DuckDbFiles} described it
     * @param fields names of columns of the files and the types that their values shall have
     * @param condition over these columns; rows for which it is not true may be left out. Null: none is
     */
    public FileRowReader(FileRead read, List<Field> fields, @Nullable Expression condition, QueryContext context) {
        this.read = read;
        this.fields = fields;
        this.context = context;
        DuckDBConnection opened = null;
        try {
            opened = DuckDb.openStreaming(context.settings().threads());
            statement = opened.createStatement();
            rows = statement.executeQuery(query(read, fields) + FileFilter.where(read, fields, condition));
            connection = opened;
        } catch (SQLException e) {
            closeQuietly(opened);
            throw FileConversion.located(read, fields, e);
        }
    }

    private static String query(FileRead read, List<Field> fields) {
        List<String> columns = new ArrayList<>();
        for (Field field : fields) {
            columns.add(FileConversion.expression(read, field));
        }
        return "SELECT " + (columns.isEmpty() ? "1" : String.join(", ", columns)) + " FROM " + ReadOptions.call(read);
    }

    @Override
    public @Nullable Batch next() {
        context.checkCancelled();
        if (ended) {
            return null;
        }
        int size = context.settings().batchSize();
        List<ColumnFiller> fillers = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            fillers.add(new ColumnFiller(fields.get(i).type(), i + 1, size));
        }
        try {
            int count = 0;
            while (count < size && rows.next()) {
                for (ColumnFiller filler : fillers) {
                    filler.take(rows, count);
                }
                count++;
            }
            ended = count < size;
            List<Column> columns = new ArrayList<>();
            fillers.forEach(filler -> columns.add(filler.column()));
            return count == 0 ? null : new Batch(count, columns);
        } catch (SQLException e) {
            throw FileConversion.located(read, fields, e);
        }
    }

    @Override
    public void close() {
        ended = true;
        closeQuietly(rows);
        closeQuietly(statement);
        closeQuietly(connection);
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            // The rows were read, or an error says why not.
        }
    }

    /** One column of a batch that is being read. */
    private static final class ColumnFiller {

        private final DataType type;
        private final int index;
        private final long[] longs;
        private final double[] doubles;
        private final boolean[] booleans;
        private final String[] texts;
        private final Object[] objects;
        private final long[] valid;
        private boolean hasNulls;

        ColumnFiller(DataType type, int index, int size) {
            this.type = type;
            this.index = index;
            DataType.Layout layout = type.layout();
            longs = new long[layout == DataType.Layout.LONG ? size : 0];
            doubles = new double[layout == DataType.Layout.DOUBLE ? size : 0];
            booleans = new boolean[layout == DataType.Layout.BOOLEAN ? size : 0];
            texts = new String[layout == DataType.Layout.TEXT ? size : 0];
            objects = new Object[layout == DataType.Layout.OBJECT ? size : 0];
            valid = new long[Validity.words(size)];
            Arrays.fill(valid, -1L);
        }

        void take(ResultSet row, int at) throws SQLException {
            boolean isNull = switch (type.layout()) {
                case LONG -> {
                    longs[at] = row.getLong(index);
                    yield row.wasNull();
                }
                case DOUBLE -> {
                    doubles[at] = row.getDouble(index);
                    yield row.wasNull();
                }
                case BOOLEAN -> {
                    booleans[at] = row.getBoolean(index);
                    yield row.wasNull();
                }
                case TEXT -> {
                    String text = row.getString(index);
                    texts[at] = text == null ? "" : text;
                    yield text == null;
                }
                case OBJECT -> {
                    Object value = row.getObject(index);
                    if (value != null) {
                        objects[at] = type == DataType.MAP ? map(value) : list(value);
                    }
                    yield value == null;
                }
            };
            if (isNull) {
                Validity.setNull(valid, at);
                hasNulls = true;
            }
        }

        Column column() {
            long[] known = hasNulls ? valid : null;
            return switch (type.layout()) {
                case LONG ->
                        type == DataType.NULL ? new ConstantColumn(type, null) : new LongColumn(type, longs, known);
                case DOUBLE -> new DoubleColumn(type, doubles, known);
                case BOOLEAN -> new BooleanColumn(type, booleans, known);
                case TEXT -> new TextColumn(type, texts, known);
                case OBJECT -> new ObjectColumn(type, objects, known);
            };
        }

        private static Map<String, @Nullable String> map(Object value) throws SQLException {
            Map<?, ?> source = switch (value) {
                case DuckDBStruct struct -> struct.getMap();
                case Map<?, ?> map -> map;
                default -> Map.of();
            };
            Map<String, @Nullable String> texts = new TreeMap<>();
            for (Map.Entry<?, ?> entry : source.entrySet()) {
                texts.put(String.valueOf(entry.getKey()),
                        entry.getValue() == null ? null : String.valueOf(entry.getValue()));
            }
            return texts;
        }

        private static List<@Nullable Object> list(Object value) throws SQLException {
            Object[] elements = value instanceof Array array ? (Object[]) array.getArray() : new Object[0];
            List<@Nullable Object> list = new ArrayList<>();
            for (Object element : elements) {
                list.add(switch (element) {
                    case null -> null;
                    case Array inner -> list(inner);
                    case Struct struct -> struct.toString();
                    case Double number -> number;
                    case Float number -> number.doubleValue();
                    case java.math.BigDecimal number -> number.doubleValue();
                    case Number number -> number.longValue();
                    case Boolean truth -> truth;
                    default -> element.toString();
                });
            }
            return list;
        }
    }
}
