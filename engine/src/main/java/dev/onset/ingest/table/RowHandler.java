package dev.onset.ingest.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private static final int MOST_COLUMNS = 1_000_000;

    private final LogFile file;
    private final RunSink sink;
    private final boolean splitRestarts;
    /** Whether numbers may have a decimal comma: cells are separated by semicolons. */
    private final boolean decimalComma;
    private final IntFunction<RunLog> newRun;
    private final Function<String, RunLog> runByKey;
    private final Function<List<String>, ColumnRoles> roles;

    private final List<String> header = new ArrayList<>();
    private @Nullable ColumnRoles columns;
    private byte[] kinds = {};
    /** Where a column of text held its first. */
    private String[] textSeen = {};
    private double[] values = {};
    /** The columns of this row that hold a number. */
    private int[] present = {};
    private int presentCount;
    private long time;
    private String runKey = "";

    private final List<RunLog> runs = new ArrayList<>();
    private final Map<String, RowRun> runsByKey = new HashMap<>();
    private @Nullable RowRun current;
    /** A row with too few cells: cut short if it is the last, wrong if it is not. */
    private long shortRow;
    private @Nullable LogFormatException pending;
    private @Nullable FractionalStepException fractional;

    /**
     * @param newRun makes the run of a number, for a table whose rows do not name theirs
     * @param runByKey makes the run of a name
     * @param roles what the columns of a header are
     */
    RowHandler(LogFile file, RunSink sink, boolean splitRestarts, boolean decimalComma, IntFunction<RunLog> newRun,
            Function<String, RunLog> runByKey, Function<List<String>, ColumnRoles> roles) {
        this.file = file;
        this.sink = sink;
        this.splitRestarts = splitRestarts;
        this.decimalComma = decimalComma;
        this.newRun = newRun;
        this.runByKey = runByKey;
        this.roles = roles;
    }

    List<RunLog> runs() {
        return runs;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        presentCount = 0;
        time = StepAxis.NO_TIME;
        runKey = "";
        if (shortRow > 0) {
            fail("line " + shortRow, "the row has fewer cells than the header has columns");
            shortRow = 0;
        }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        ColumnRoles known = columns;
        if (known == null) {
            if (index < MOST_COLUMNS) {
                header.add(new String(buffer, offset, length));
            } else if (index == MOST_COLUMNS) {
                pending = new LogFormatException(file.path(), "line 1", "has more than a million columns");
            }
            return;
        }
        if (length == 0 || index >= known.count()) {
            return;
        }
        if (index == known.run()) {
            runKey = new String(buffer, offset, length);
            return;
        }
        double value;
        try {
            value = decimalComma ? LogNumbers.parseWithComma(buffer, offset, length)
                    : LogNumbers.parse(buffer, offset, length);
        } catch (NumberFormatException e) {
            noNumber(known, index, new String(buffer, offset, length));
            return;
        }
        if (index == known.time() && LogTimes.isAbsolute(value)) {
            time = LogTimes.micros(value);
            return;
        }
        if (kinds[index] == TEXT) {
            fail(textSeen[index], "column '" + known.names().get(index) + "' holds text there, and numbers further on");
        }
        kinds[index] = NUMBERS;
        values[index] = value;
        present[presentCount++] = index;
    }

    private void noNumber(ColumnRoles known, int index, String text) {
        if (LogNumbers.isMissing(text)) {
            return;
        }
        if (index == known.time()) {
            long parsed = LogTimes.parse(text);
            if (parsed != StepAxis.NO_TIME) {
                time = parsed;
                return;
            }
        }
        if (kinds[index] == NUMBERS || index == known.axis()) {
            fail("line " + getStartingLineNumber(), "column '" + known.names().get(index) + "' holds '" + text
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
        ColumnRoles known = columns;
        if (known == null) {
            begin();
        } else if (getFieldCount() > known.count()) {
            fail("line " + getStartingLineNumber(), "the row has " + getFieldCount() + " cells, the header only "
                    + known.count());
        } else if (getFieldCount() > 1 || presentCount > 0) {
            if (getFieldCount() < known.count()) {
                shortRow = getStartingLineNumber();
            } else {
                row(known);
            }
        }
        return Boolean.TRUE;
    }

    private void begin() {
        ColumnRoles known = roles.apply(header);
        columns = known;
        kinds = new byte[known.count()];
        textSeen = new String[known.count()];
        Arrays.fill(textSeen, "");
        values = new double[known.count()];
        present = new int[known.count()];
    }

    private RowRun beginRun(RunLog run, ColumnRoles known) {
        runs.add(run);
        RowRun begun = new RowRun(run, known.count());
        current = begun;
        return begun;
    }

    /** The run that the row belongs to, as far as its name tells. */
    private RowRun run(ColumnRoles known) {
        if (known.run() < 0) {
            RowRun run = current;
            return run == null ? beginRun(newRun.apply(0), known) : run;
        }
        RowRun run = runsByKey.get(runKey);
        if (run == null) {
            run = beginRun(runByKey.apply(runKey), known);
            runsByKey.put(runKey, run);
        }
        return run;
    }

    private void row(ColumnRoles known) {
        double axis = Double.NaN;
        double epoch = Double.NaN;
        for (int i = 0; i < presentCount; i++) {
            if (present[i] == known.axis()) {
                axis = values[present[i]];
            } else if (present[i] == known.epoch()) {
                epoch = values[present[i]];
            }
        }
        RowRun run = run(known);
        long rawStep;
        if (!known.hasSteps()) {
            rawStep = run.nextRow();
        } else if (Double.isNaN(axis)) {
            if (run.counter().hasBegun()) {
                emit(known, run, run.counter().current());
            } else {
                fail("line " + getStartingLineNumber(), "the row has no step in column '"
                        + known.names().get(known.axis()) + "', and no row before it has one");
            }
            return;
        } else {
            rawStep = LogNumbers.step(axis);
            if (rawStep == Long.MIN_VALUE) {
                fractional = new FractionalStepException(known.names().get(known.axis()), getStartingLineNumber());
                return;
            }
        }
        if (splitRestarts && known.run() < 0 && run.counter().isRestart(rawStep, epoch)) {
            run = beginRun(newRun.apply(runs.size()), known);
        }
        emit(known, run, run.counter().next(rawStep, epoch));
    }

    private void emit(ColumnRoles known, RowRun run, long step) {
        for (int i = 0; i < presentCount; i++) {
            int column = present[i];
            if (column != known.axis() || column == known.epoch()) {
                run.point(column, known.names(), step, time, values[column]);
            }
        }
    }

    /**
     * Ends the table: only now is it known that a short row was the last.
     *
     * @param endsInLine whether the text ends in a line feed
     */
    void finish(boolean endsInLine) throws LogFormatException, FractionalStepException {
        if (!endsInLine && shortRow == 0 && !runs.isEmpty()) {
            sink.warn(file.path(), "the last line has no line end; its last number may be cut short");
        }
        if (shortRow > 0) {
            sink.warn(file.path(),
                    "the last row (line " + shortRow + ") is cut short; everything before it was imported");
        }
        ColumnRoles known = columns;
        for (int i = 0; known != null && i < kinds.length; i++) {
            if (kinds[i] == TEXT) {
                sink.warn(file.path(), "the column '" + known.names().get(i) + "' holds text and was not imported");
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
