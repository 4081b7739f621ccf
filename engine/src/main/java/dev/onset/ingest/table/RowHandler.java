package dev.onset.ingest.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogNumbers;
import dev.onset.ingest.reader.LogTimes;
import dev.onset.ingest.reader.RunSink;
import dev.onset.ingest.reader.StepCounter;

/**
 * Takes the cells of a wide table from the parser, without making objects of them, and turns each row into points. It cannot
 * throw exceptions from within the parser: {@link #throwPending} does between rows.
 */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Boolean> {

    /** The steps are no whole numbers, so the table must be read again with its rows numbered. */
    static final class FractionalStepException extends Exception {

        private static final long serialVersionUID = 1L;
        private final String column;
        private final long line;

        FractionalStepException(String column, long line) {
            super(column);
            this.column = column;
            this.line = line;
        }

        String column() {
            return column;
        }

        long line() {
            return line;
        }
    }

    // What a column has held so far; 0: nothing.
    private static final byte NUMBERS = 1;
    private static final byte TEXT = 2;

    private final LogFile file;
    private final RunSink sink;
    private final boolean splitRestarts;
    private final IntFunction<RunLog> newRun;
    private final boolean numberRows;
    private final @Nullable String lastColumn;

    private final List<String> header = new ArrayList<>();
    private @Nullable ColumnRoles columns;
    private byte[] kinds = {};
    /** Where a column of text held its first. */
    private String[] textSeen = {};
    private double[] values = {};
    /** The columns of this row that hold a number. */
    private int[] present = {};
    private int presentCount;
    private int[] metrics = {};
    private long[] lastSteps = {};
    private long time;

    private final List<RunLog> runs = new ArrayList<>();
    private StepCounter counter = new StepCounter();
    private boolean resumed;
    private long rowNumber;
    /** A row with too few cells: cut short if it is the last, wrong if it is not. */
    private long shortRow;
    private @Nullable LogFormatException pending;
    private @Nullable FractionalStepException fractional;

    RowHandler(LogFile file, RunSink sink, boolean splitRestarts, IntFunction<RunLog> newRun, boolean numberRows,
            @Nullable String lastColumn) {
        this.file = file;
        this.sink = sink;
        this.splitRestarts = splitRestarts;
        this.newRun = newRun;
        this.numberRows = numberRows;
        this.lastColumn = lastColumn;
    }

    List<RunLog> runs() {
        return runs;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        presentCount = 0;
        time = StepAxis.NO_TIME;
        if (shortRow > 0) {
            fail("line " + shortRow, "the row has fewer cells than the header has columns");
            shortRow = 0;
        }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        ColumnRoles roles = columns;
        if (roles == null) {
            header.add(new String(buffer, offset, length));
            return;
        }
        if (length == 0 || index >= roles.count()) {
            return;
        }
        double value;
        try {
            value = LogNumbers.parse(buffer, offset, length);
        } catch (NumberFormatException e) {
            noNumber(roles, index, new String(buffer, offset, length));
            return;
        }
        if (index == roles.time() && LogTimes.isAbsolute(value)) {
            time = LogTimes.micros(value);
            return;
        }
        if (kinds[index] == TEXT) {
            fail(textSeen[index], "column '" + roles.names().get(index) + "' holds text there, and numbers further on");
        }
        kinds[index] = NUMBERS;
        values[index] = value;
        present[presentCount++] = index;
    }

    private void noNumber(ColumnRoles roles, int index, String text) {
        if (LogNumbers.isMissing(text)) {
            return;
        }
        if (index == roles.time()) {
            long parsed = LogTimes.parse(text);
            if (parsed != StepAxis.NO_TIME) {
                time = parsed;
                return;
            }
        }
        if (kinds[index] == NUMBERS || index == roles.axis()) {
            fail("line " + getStartingLineNumber(), "column '" + roles.names().get(index) + "' holds '" + text
                    + "' where a number was expected");
            return;
        }
        if (kinds[index] != TEXT) {
            kinds[index] = TEXT;
            textSeen[index] = "line " + getStartingLineNumber();
        }
    }

    @Override
    protected Boolean buildRecord() {
        ColumnRoles roles = columns;
        if (roles == null) {
            begin();
        } else if (getFieldCount() > roles.count()) {
            fail("line " + getStartingLineNumber(), "the row has " + getFieldCount() + " cells, the header only "
                    + roles.count());
        } else if (getFieldCount() > 1 || presentCount > 0) {
            if (getFieldCount() < roles.count()) {
                shortRow = getStartingLineNumber();
            } else {
                row(roles);
            }
        }
        return Boolean.TRUE;
    }

    private void begin() {
        ColumnRoles roles = ColumnRoles.of(header);
        if (lastColumn != null) {
            roles = roles.namingLast(lastColumn);
        }
        columns = numberRows ? roles.numberingRows() : roles;
        int count = roles.count();
        kinds = new byte[count];
        textSeen = new String[count];
        Arrays.fill(textSeen, "");
        values = new double[count];
        present = new int[count];
        metrics = new int[count];
        lastSteps = new long[count];
        beginRun();
    }

    private void beginRun() {
        runs.add(newRun.apply(runs.size()));
        counter = new StepCounter();
        resumed = false;
        Arrays.fill(metrics, -1);
        Arrays.fill(lastSteps, Long.MIN_VALUE);
    }

    private void row(ColumnRoles roles) {
        double axis = Double.NaN;
        double epoch = Double.NaN;
        for (int i = 0; i < presentCount; i++) {
            if (present[i] == roles.axis()) {
                axis = values[present[i]];
            } else if (present[i] == roles.epoch()) {
                epoch = values[present[i]];
            }
        }
        long rawStep;
        if (!roles.hasSteps()) {
            rawStep = rowNumber;
        } else if (Double.isNaN(axis)) {
            if (!counter.hasBegun()) {
                fail("line " + getStartingLineNumber(), "the row has no step in column '"
                        + roles.names().get(roles.axis()) + "', and no row before it has one");
                return;
            }
            emit(roles, counter.current());
            return;
        } else {
            rawStep = LogNumbers.step(axis);
            if (rawStep == Long.MIN_VALUE) {
                fractional = new FractionalStepException(roles.names().get(roles.axis()), getStartingLineNumber());
                return;
            }
        }
        rowNumber++;
        if (splitRestarts && counter.isRestart(rawStep, epoch)) {
            beginRun();
        }
        emit(roles, counter.next(rawStep, epoch));
    }

    private void emit(ColumnRoles roles, long step) {
        RunLog run = runs.getLast();
        for (int i = 0; i < presentCount; i++) {
            int column = present[i];
            if (column == roles.axis() && column != roles.epoch()) {
                continue;
            }
            if (metrics[column] < 0) {
                metrics[column] = run.metric(roles.names().get(column), null);
            }
            if (step < lastSteps[column] && !resumed) {
                resumed = true;
                run.tag("resumed", "true");
            }
            lastSteps[column] = step;
            run.point(metrics[column], step, time, values[column]);
        }
    }

    /** Ends the table: only now is it known that a short row was the last. */
    void finish() throws LogFormatException, FractionalStepException {
        if (shortRow > 0) {
            sink.warn(file.path(),
                    "the last row (line " + shortRow + ") is cut short; everything before it was imported");
        }
        ColumnRoles roles = columns;
        for (int i = 0; roles != null && i < kinds.length; i++) {
            if (kinds[i] == TEXT) {
                sink.warn(file.path(), "the column '" + roles.names().get(i) + "' holds text and was not imported");
            }
        }
        throwPending();
    }

    void throwPending() throws LogFormatException, FractionalStepException {
        if (pending != null) {
            throw pending;
        }
        if (fractional != null) {
            throw fractional;
        }
    }

    private void fail(String position, String reason) {
        try {
            sink.fail(file.path(), position, reason);
        } catch (LogFormatException e) {
            pending = e;
        }
    }
}
