package dev.onset.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.RunSink;

/**
 * Reads a wide table: a header, then a row per record, a column per metric. An empty cell means that the metric was not
 * logged there; a row adds only the metrics it holds, so one step may be spread over several rows.
 */
final class WideTable {

    private final LogFile file;
    private final char separator;
    private final boolean splitRestarts;
    private final IntFunction<RunLog> newRun;
    private TableLayout layout = TableLayout.USUAL;
    /** Null: the logger writes a file per run, and a column that looks like one for the run is none. */
    private @Nullable Function<String, RunLog> runByKey;
    private @Nullable String lastColumn;
    /** Null: the file itself is the table's text. */
    private @Nullable TableText text;

    /**
     * @param splitRestarts whether steps that are back at the first one begin another run (a log that several runs were
     *        appended to) or belong to the same
     * @param newRun makes the run of a number, from 0
     */
    WideTable(LogFile file, char separator, boolean splitRestarts, IntFunction<RunLog> newRun) {
        this.file = file;
        this.separator = separator;
        this.splitRestarts = splitRestarts;
        this.newRun = newRun;
    }

    /** Gives the last column another name than the header does: that of a table of one metric. */
    WideTable namingLastColumn(String name) {
        lastColumn = name;
        return this;
    }

    /** Takes the columns by this layout; a table with a column for the run holds several. */
    WideTable withLayout(TableLayout value, Function<String, RunLog> newRunByKey) {
        layout = value;
        runByKey = newRunByKey;
        return this;
    }

    /** Takes the table from a text that is not the file's own. */
    WideTable from(TableText value) {
        text = value;
        return this;
    }

    /** The runs of the table; those without any point are left out. */
    List<RunLog> read(RunSink sink) throws IOException, LogFormatException {
        try {
            return read(new RowHandler(file, sink, splitRestarts, separator == ';', newRun, this::run, this::roles));
        } catch (RowHandler.FractionalStepException e) {
            sink.warn(file.path(), "the column '" + e.column() + "' does not count in whole numbers (line " + e.line()
                    + "); its rows are numbered instead");
        }
        try {
            return read(new RowHandler(file, sink, splitRestarts, separator == ';', newRun, this::run,
                    header -> roles(header).numberingRows()));
        } catch (RowHandler.FractionalStepException impossible) {
            throw new IllegalStateException("Row numbers are whole numbers", impossible);
        }
    }

    private RunLog run(String key) {
        return runByKey == null ? newRun.apply(0) : runByKey.apply(key);
    }

    private ColumnRoles roles(List<String> header) {
        ColumnRoles roles = ColumnRoles.of(header, layout);
        if (runByKey == null) {
            roles = roles.ofOneRun();
        }
        return lastColumn == null ? roles : roles.namingLast(lastColumn);
    }

    private List<RunLog> read(RowHandler handler)
            throws IOException, LogFormatException, RowHandler.FractionalStepException {
        try (LastByte in = new LastByte(text == null ? file.open() : InputStream.nullInputStream());
                CsvReader<Boolean> rows = open(handler, in)) {
            for (var _ : rows) {
                handler.throwPending();
            }
            handler.finish(text != null || in.isLineEnd());
        } catch (CsvParseException e) {
            throw new LogFormatException(file.path(), null, "is no table that can be read on: " + e.getMessage());
        }
        List<RunLog> runs = new ArrayList<>();
        for (RunLog run : handler.runs()) {
            if (run.points() > 0) {
                runs.add(run);
            }
        }
        return runs;
    }

    private CsvReader<Boolean> open(RowHandler handler, LastByte in) throws IOException {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder().fieldSeparator(separator).detectBomHeader(text == null)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        return text == null ? builder.build(handler, in, StandardCharsets.UTF_8)
                : builder.build(handler, text.open());
    }
}
