package dev.onset.ingest.table;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogNumbers;
import dev.onset.ingest.reader.LogTimes;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.StepNames;

/** Reads a table with a row per value: columns for the step, the metric's name, its value, and perhaps the run. */
record LongTable(LogFile file, TableLayout layout, char separator, TableText text) {

    void read(RunSink sink) throws IOException, LogFormatException {
        Map<String, LongRun> runs = new LinkedHashMap<>();
        try (Reader in = text.open();
                CsvReader<CsvRecord> rows = CsvReader.builder().fieldSeparator(separator)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(in)) {
            List<String> header = null;
            for (CsvRecord row : rows) {
                if (header == null) {
                    header = row.getFields();
                } else {
                    row(row, header, runs, sink);
                }
            }
        } catch (CsvParseException e) {
            throw new LogFormatException(file.path(), null, "is no table that can be read on: " + e.getMessage());
        }
        boolean ranked = false;
        for (LongRun run : runs.values()) {
            ranked |= run.addTo(sink);
        }
        if (runs.isEmpty()) {
            sink.skip(file.path(), "the table holds no numbers");
        }
        if (ranked) {
            sink.warn(file.path(),
                    "some steps are no whole numbers; the steps of these runs are numbered from 0 instead");
        }
    }

    private void row(CsvRecord row, List<String> header, Map<String, LongRun> runs, RunSink sink)
            throws LogFormatException {
        int stepColumn = layout.longStepColumn(header);
        int metricColumn = layout.metricColumn(header);
        int valueColumn = layout.valueColumn(header);
        int runColumn = layout.runColumn(header);
        int timeColumn = StepNames.time(header);
        int last = Math.max(Math.max(stepColumn, metricColumn), Math.max(valueColumn, runColumn));
        String position = "line " + row.getStartingLineNumber();
        if (row.getFieldCount() <= last) {
            sink.fail(file.path(), position,
                    "the row has " + row.getFieldCount() + " cells, the header has " + header.size());
            return;
        }
        String text = row.getField(valueColumn);
        String step = row.getField(stepColumn);
        if (LogNumbers.isMissing(text) || LogNumbers.isMissing(step)) {
            return;
        }
        double value;
        double number;
        try {
            value = LogNumbers.parse(text.strip());
            number = LogNumbers.parse(step.strip());
        } catch (NumberFormatException e) {
            sink.fail(file.path(), position, "'" + step + "', '" + text + "' are not a step and a value");
            return;
        }
        String key = runColumn < 0 ? "" : row.getField(runColumn);
        long time = timeColumn < 0 || timeColumn >= row.getFieldCount() ? StepAxis.NO_TIME
                : time(row.getField(timeColumn));
        runs.computeIfAbsent(key, LongRun::new).add(row.getField(metricColumn), number, time, value);
    }

    private static long time(String text) {
        try {
            double number = LogNumbers.parse(text.strip());
            return LogTimes.isAbsolute(number) ? LogTimes.micros(number) : StepAxis.NO_TIME;
        } catch (NumberFormatException e) {
            return LogTimes.parse(text);
        }
    }
}
