package dev.onset.ingest.table;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.naming.MetricConventions;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFolder;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogNumbers;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.SourceClaims;

/**
 * Any CSV or TSV file with a row per step and a column that counts them, such as Keras' CSVLogger writes. A file to which
 * several runs were appended holds several runs.
 */
public final class CsvLogReader implements LogReader {

    /** What TensorBoard's page lets one download: a metric a file, named {@code run-<run>-tag-<tag>.csv}. */
    private static final List<String> TENSORBOARD_DOWNLOAD = List.of("Wall time", "Step", "Value");

    private final TableLayout layout;

    public CsvLogReader(TableLayout layout) {
        this.layout = layout;
    }

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public void recognise(LogFolder folder, SourceClaims claims) throws IOException {
        for (LogFile file : folder.files()) {
            if (!TableText.isOne(file)) {
                continue;
            }
            if (file.isUnchanged()) {
                if (file.looksLike(this, head -> false)) {
                    claims.claim(file.path(), List.of(file));
                }
                continue;
            }
            CsvHeader header = CsvHeader.of(file);
            if (header != null && isLog(header, layout)) {
                if (header.firstRow() == null && file.isHeadWhole()) {
                    claims.skip(file, "the table has a header and no rows");
                } else {
                    claims.claim(file.path(), List.of(file));
                }
            }
        }
    }

    private static boolean isLog(CsvHeader header, TableLayout layout) {
        ColumnRoles roles = ColumnRoles.of(header.names(), layout);
        if (!roles.hasSteps() || roles.count() < 2) {
            return false;
        }
        boolean unnamed = header.names().get(roles.axis()).isBlank();
        if (unnamed && MetricConventions.choose(header.names()).isEmpty()) {
            return false; // a row number alone does not make a log of a table
        }
        List<String> row = header.firstRow();
        return row == null || row.size() <= roles.axis() || isNumberOrMissing(row.get(roles.axis()));
    }

    private static boolean isNumberOrMissing(@Nullable String cell) {
        if (cell == null || LogNumbers.isMissing(cell)) {
            return true;
        }
        try {
            LogNumbers.parse(cell.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public void read(LogSource source, RunSink sink) throws IOException, LogFormatException {
        LogFile file = source.files().getFirst();
        CsvHeader header = CsvHeader.of(file);
        char separator = header == null ? ',' : header.separator();
        WideTable table = new WideTable(file, separator, true, sink::newRun)
                .withLayout(layout, sink::newRun);
        if (TableText.isCompressed(file)) {
            table.from(TableText.of(file));
        }
        if (header != null && header.names().equals(TENSORBOARD_DOWNLOAD)) {
            int tag = file.stem().indexOf("-tag-");
            table.namingLastColumn(tag < 0 ? file.stem() : file.stem().substring(tag + "-tag-".length()));
        }
        List<RunLog> runs = table.read(sink);
        if (runs.isEmpty()) {
            sink.skip(file.path(), "the table holds no numbers");
        }
        for (RunLog run : runs) {
            sink.add(run);
        }
    }
}
