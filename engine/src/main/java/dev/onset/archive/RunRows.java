package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowColumn;
import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowFile;
import dev.onset.archive.arrow.ArrowType;

/** The rows of a segment's {@code runs.arrow}: one a run. */
final class RunRows {

    static final String FILE = "runs.arrow";

    static final List<ArrowField> SCHEMA = List.of(ArrowField.of("run_id", ArrowType.UTF8),
            ArrowField.of("name", ArrowType.UTF8).orNull(), ArrowField.of("experiment", ArrowType.UTF8).orNull(),
            ArrowField.of("source", ArrowType.UTF8).orNull(), ArrowField.of("path", ArrowType.UTF8).orNull(),
            ArrowField.of("status", ArrowType.UTF8).orNull(),
            ArrowField.of("started_at", ArrowType.TIMESTAMP).orNull(),
            ArrowField.of("ended_at", ArrowType.TIMESTAMP).orNull(), ArrowField.of("points", ArrowType.INT64),
            ArrowField.textMap("params"), ArrowField.textMap("tags"), ArrowField.of("history_axis", ArrowType.INT32),
            ArrowField.of("history_time", ArrowType.INT32).orNull());

    static final int RUN_ID = 0;
    static final int NAME = 1;
    static final int EXPERIMENT = 2;
    static final int SOURCE = 3;
    static final int PATH = 4;
    static final int STATUS = 5;
    static final int STARTED_AT = 6;
    static final int ENDED_AT = 7;
    private static final int POINTS = 8;
    static final int PARAMS = 9;
    static final int TAGS = 10;
    private static final int HISTORY_AXIS = 11;
    private static final int HISTORY_TIME = 12;

    private final BatchRows rows;

    private RunRows(ArrowFile file) {
        rows = new BatchRows(file);
    }

    static RunRows open(SegmentFiles files, Arena arena, LongLists axes, LongLists times) throws IOException {
        RunRows runs = new RunRows(files.open(FILE, arena, SCHEMA));
        for (int run = 0; run < runs.count(); run++) {
            runs.check(run, axes, times);
        }
        return runs;
    }

    private void check(int run, LongLists axes, LongLists times) {
        int axis = historyAxis(run);
        int time = historyTime(run);
        if (axis < 0 || axis >= axes.count() || time >= times.count()) {
            throw rows
                    .error("history_axis of row " + run + " is " + axis + " with history_time " + time + "; there are "
                            + axes.count() + " axes and " + times.count() + " times");
        }
        if (!axes.strictlyIncreasing(axis) || (time >= 0 && times.length(time) != axes.length(axis))) {
            throw rows.error("history_axis of row " + run + " is " + axis
                    + ", which is not strictly increasing or does not fit its times");
        }
        if (points(run) < 0) {
            throw rows.error("row " + run + " has " + points(run) + " points");
        }
    }

    int count() {
        return rows.count();
    }

    /** One of the columns of texts from {@link #RUN_ID} to {@link #STATUS}. */
    @Nullable
    String text(int column, int run) {
        int batch = rows.batchOf(run);
        ArrowColumn values = rows.column(batch, column);
        int row = run - rows.firstRow(batch);
        return values.isNull(row) ? null : values.textAt(row);
    }

    /** {@link #STARTED_AT} or {@link #ENDED_AT}. */
    long time(int column, int run) {
        int batch = rows.batchOf(run);
        ArrowColumn values = rows.column(batch, column);
        int row = run - rows.firstRow(batch);
        return values.isNull(row) ? RunTable.NO_TIME : values.longAt(row);
    }

    long points(int run) {
        int batch = rows.batchOf(run);
        return rows.column(batch, POINTS).longAt(run - rows.firstRow(batch));
    }

    /** {@link #PARAMS} or {@link #TAGS}, in key order. */
    Map<String, @Nullable String> texts(int column, int run) {
        int batch = rows.batchOf(run);
        int row = run - rows.firstRow(batch);
        ArrowColumn map = rows.column(batch, column);
        ArrowColumn keys = map.child(0).child(0);
        ArrowColumn values = map.child(0).child(1);
        var texts = new TreeMap<String, @Nullable String>();
        int end = map.listStart(row) + map.listLength(row);
        for (int i = map.listStart(row); i < end; i++) {
            texts.put(keys.textAt(i), values.isNull(i) ? null : values.textAt(i));
        }
        return Collections.unmodifiableMap(texts);
    }

    int historyAxis(int run) {
        int batch = rows.batchOf(run);
        return rows.column(batch, HISTORY_AXIS).intAt(run - rows.firstRow(batch));
    }

    /** −1: the run has no times. */
    int historyTime(int run) {
        int batch = rows.batchOf(run);
        ArrowColumn column = rows.column(batch, HISTORY_TIME);
        int row = run - rows.firstRow(batch);
        return column.isNull(row) ? -1 : column.intAt(row);
    }
}
