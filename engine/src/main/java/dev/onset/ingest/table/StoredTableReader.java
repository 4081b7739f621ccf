package dev.onset.ingest.table;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * Tables that are not text: Parquet files, and JSON files that hold an array of rows, such as exports of W&amp;B's history
 * ({@code _step}, {@code _timestamp}, {@code _runtime} and a column per metric). Wide and long tables are told apart as those
 * in CSV files are. A Parquet file without a column that counts steps is reported.
 */
public final class StoredTableReader implements LogReader {

    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    private static final Set<String> JSON = Set.of("json", "jsonl", "ndjson");
    private static final int NAMES_SHOWN = 12;

    private final TableLayout layout;

    public StoredTableReader(TableLayout layout) {
        this.layout = layout;
    }

    @Override
    public String format() {
        return "table";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        for (LogFile file : folder.files()) {
            if (file.isUnchanged()) {
                if (file.looksLike(this, head -> false)) {
                    claims.claim(file.path(), List.of(file));
                }
                continue;
            }
            if (file.extension().equals("parquet") && file.size() == 0) {
                claims.skip(file, "the file is empty");
                continue;
            }
            boolean parquet = isParquet(file);
            if (!parquet && !isJson(file)) {
                continue;
            }
            List<String> columns;
            try {
                columns = table(file, parquet).columns();
            } catch (SQLException e) {
                if (parquet) {
                    claims.claim(file.path(), List.of(file)); // reading it says what is wrong
                }
                continue;
            }
            if (layout.isLong(columns) || ColumnRoles.of(columns, layout).hasSteps()) {
                claims.claim(file.path(), List.of(file));
            } else if (parquet) {
                claims.skip(file, "the table has no column that counts steps, such as step, _step, global_step,"
                        + " iteration or epoch; --step-column names one of its columns: " + shown(columns));
            }
        }
    }

    private static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                + (names.size() > NAMES_SHOWN ? ", …" : "");
    }

    private static boolean isParquet(LogFile file) throws IOException {
        return file.extension().equals("parquet") && file.size() > 0 && startsWith(file.head(), PARQUET);
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** An array of objects; or an object a line if the columns' names were given, which the reader of JSON logs ignores. */
    private boolean isJson(LogFile file) throws IOException {
        if (!JSON.contains(file.extension()) || file.size() == 0) {
            return false;
        }
        String head = file.headText().stripLeading();
        return head.startsWith("[") ? head.substring(1).stripLeading().startsWith("{")
                : head.startsWith("{") && !layout.equals(TableLayout.USUAL) && !file.extension().equals("json");
    }

    private static DuckDbTable table(LogFile file, boolean parquet) {
        return parquet ? DuckDbTable.parquet(file.path()) : DuckDbTable.json(file.path());
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile file = source.files().getFirst();
        DuckDbTable table = table(file, isParquet(file));
        List<String> columns;
        try {
            columns = table.columns();
        } catch (SQLException e) {
            throw new LogFormatException(file.path(), null, "is no table that can be read: " + DuckDbTable.reason(e));
        }
        if (layout.isLong(columns)) {
            new LongTable(file, layout, ',', table::open).read(sink);
            return;
        }
        List<RunLog> runs = new WideTable(file, ',', true, sink::newRun).withLayout(layout, sink::newRun)
                .from(table::open).read(sink);
        if (runs.isEmpty()) {
            sink.skip(file.path(), "the table holds no numbers");
        }
        runs.forEach(sink::add);
    }
}
