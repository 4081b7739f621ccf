package dev.onset.ingest.table;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * What Neptune's exporter writes: Parquet files with a row per value. Rows of the type {@code float_series} are points, single
 * values are parameters (below {@code sys/}: tags), sets of texts are tags. A run may be spread over several files of a
 * folder, so a folder is read together. Steps are decimals; see {@link LongRun} for those that are no whole numbers.
 */
public final class NeptuneReader implements LogReader {

    private static final Set<String> COLUMNS = Set.of("run_id", "attribute_path", "attribute_type", "step",
            "float_value");

    /** A run of the export. */
    private record Run(@Nullable String project, String id) {
        String condition() {
            return "run_id = " + literal(id)
                    + (project == null ? "" : " AND project_id = " + literal(project));
        }
    }

    @Override
    public String format() {
        return "neptune";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        List<LogFile> files = new ArrayList<>();
        for (LogFile file : folder.files()) {
            if (file.extension().equals("parquet") && file.size() > 0
                    && (file.isUnchanged() ? file.looksLike(this, head -> false) : isExport(file))) {
                files.add(file);
            }
        }
        if (!files.isEmpty()) {
            claims.claim(folder.path(), files);
        }
    }

    private static boolean isExport(LogFile file) {
        try {
            return DuckDbTable.parquet(file.path()).columns().containsAll(COLUMNS);
        } catch (SQLException e) {
            return false; // the reader of any table says what is wrong
        }
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        String table = source.files().stream().map(file -> "'" + DuckDbTable.pattern(file.path()) + "'")
                .collect(Collectors.joining(", ", "read_parquet([", "], union_by_name = true)"));
        boolean numbered = false;
        try (Connection connection = DuckDbTable.connect(); Statement statement = connection.createStatement()) {
            for (Run run : runs(statement, table)) {
                RunLog log = sink.newRun(run.id()).name(run.id()).experiment(run.project());
                attributes(statement, table, run, log);
                LongRun points = points(statement, table, run);
                points.addTo(log, sink);
                numbered |= !points.isWhole();
            }
            others(statement, table, source, sink);
        } catch (SQLException e) {
            throw new LogFormatException(source.anchor(), null,
                    "the export cannot be read: " + DuckDbTable.reason(e));
        }
        if (numbered) {
            sink.warn(source.anchor(),
                    "some steps are no whole numbers; the steps of these runs are numbered from 0, and "
                            + LongRun.DECIMAL_STEP + " holds what they were");
        }
    }

    private static List<Run> runs(Statement statement, String table) throws SQLException {
        boolean project;
        try (ResultSet columns = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            project = columns.getMetaData().getColumnCount() > 0 && hasColumn(columns, "project_id");
        }
        List<Run> runs = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT DISTINCT " + (project ? "project_id" : "NULL")
                + ", run_id FROM " + table + " WHERE run_id IS NOT NULL ORDER BY 1, 2")) {
            while (rows.next()) {
                runs.add(new Run(rows.getString(1), rows.getString(2)));
            }
        }
        return runs;
    }

    private static boolean hasColumn(ResultSet rows, String name) throws SQLException {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            if (rows.getMetaData().getColumnName(i).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static LongRun points(Statement statement, String table, Run run) throws SQLException {
        LongRun points = new LongRun(run.id());
        try (ResultSet rows = statement
                .executeQuery("SELECT attribute_path, CAST(step AS DOUBLE), epoch_us(\"timestamp\"),"
                        + " float_value FROM " + table + " WHERE " + run.condition()
                        + " AND attribute_type = 'float_series'"
                        + " AND step IS NOT NULL AND float_value IS NOT NULL")) {
            while (rows.next()) {
                long time = rows.getLong(3);
                points.add(rows.getString(1), rows.getDouble(2), rows.wasNull() ? StepAxis.NO_TIME : time,
                        rows.getDouble(4));
            }
        }
        return points;
    }

    private static void attributes(Statement statement, String table, Run run, RunLog log) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT attribute_path, attribute_type,"
                + " COALESCE(CAST(int_value AS VARCHAR), CAST(float_value AS VARCHAR), string_value,"
                + " CAST(bool_value AS VARCHAR), CAST(datetime_value AS VARCHAR),"
                + " array_to_string(string_set_value, ', ')), epoch_us(datetime_value) FROM " + table + " WHERE "
                + run.condition()
                + " AND attribute_type IN ('int', 'float', 'string', 'bool', 'datetime', 'string_set')")) {
            while (rows.next()) {
                String name = rows.getString(1);
                String value = rows.getString(3);
                if (name.startsWith("sys/") || rows.getString(2).equals("string_set")) {
                    log.tag(name, value);
                } else {
                    log.param(name, value);
                }
                if (name.equals("sys/name") && value != null && !value.isBlank()) {
                    log.name(value);
                } else if (name.equals("sys/creation_time")) {
                    log.startedAt(rows.getLong(4));
                }
            }
        }
    }

    /** Says what is in the export and is no number. */
    private static void others(Statement statement, String table, LogSource source, RunSink sink) throws SQLException {
        Map<String, Long> types = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT attribute_type, COUNT(*) FROM " + table
                + " WHERE attribute_type NOT IN ('float_series', 'int', 'float', 'string', 'bool', 'datetime',"
                + " 'string_set') GROUP BY 1 ORDER BY 1")) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getLong(2));
            }
        }
        if (!types.isEmpty()) {
            sink.warn(source.anchor(), "values of these types were not imported: " + types.entrySet().stream()
                    .map(type -> type.getKey() + " (" + type.getValue() + ")").collect(Collectors.joining(", ")));
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
