package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowColumn;
import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowFile;
import dev.onset.archive.arrow.ArrowType;

/** The rows of a segment's {@code series.arrow}: one a metric and run, sorted by metric, then run. */
final class SeriesRows {

    static final String FILE = "series.arrow";
    static final long METRIC_DICTIONARY = 0;
    static final long CANONICAL_DICTIONARY = 1;

    static final List<ArrowField> SCHEMA = List.of(ArrowField.of("run", ArrowType.INT32),
            ArrowField.dictionary("metric", METRIC_DICTIONARY),
            ArrowField.dictionary("canonical", CANONICAL_DICTIONARY).orNull(),
            ArrowField.of("axis_id", ArrowType.INT32), ArrowField.of("time_id", ArrowType.INT32).orNull(),
            ArrowField.list("value", ArrowField.of("item", ArrowType.FLOAT64)),
            ArrowField.of("min", ArrowType.FLOAT64), ArrowField.of("max", ArrowType.FLOAT64),
            ArrowField.of("first", ArrowType.FLOAT64), ArrowField.of("last", ArrowType.FLOAT64),
            ArrowField.of("nonfinite", ArrowType.INT32), ArrowField.of("min_at", ArrowType.INT32),
            ArrowField.of("max_at", ArrowType.INT32));

    private static final int RUN = 0;
    private static final int METRIC = 1;
    private static final int CANONICAL = 2;
    private static final int AXIS = 3;
    private static final int TIME = 4;
    private static final int VALUE = 5;
    private static final int MIN = 6;
    private static final int MAX = 7;
    private static final int FIRST = 8;
    private static final int LAST = 9;
    private static final int NONFINITE = 10;
    private static final int MIN_AT = 11;
    private static final int MAX_AT = 12;
    /** Archives that were written before they told where extremes are have only the columns before. */
    private static final int REQUIRED = MIN_AT;

    private final BatchRows rows;
    private final List<String> metrics;
    private final List<String> canonicals;
    private final Map<String, Integer> metricIds = new HashMap<>();
    /** The first row of each metric of the dictionary, and the number of all rows. */
    private final int[] metricStarts;
    private final boolean knowsPositions;

    private SeriesRows(ArrowFile file) {
        rows = new BatchRows(file);
        knowsPositions = file.batches().stream().allMatch(batch -> batch.columns().size() == SCHEMA.size());
        metrics = dictionary(file, METRIC);
        canonicals = dictionary(file, CANONICAL);
        for (String metric : metrics) {
            if (metricIds.putIfAbsent(metric, metricIds.size()) != null) {
                throw rows.error("the dictionary of column 'metric' has '" + metric + "' twice");
            }
        }
        metricStarts = new int[metrics.size() + 1];
        Arrays.fill(metricStarts, rows.count());
    }

    private static List<String> dictionary(ArrowFile file, int column) {
        if (file.batches().isEmpty()) {
            return List.of();
        }
        ArrowField field = file.batches().getFirst().columns().get(column).field();
        return file.dictionaries().getOrDefault(field.dictionary(), List.of());
    }

    static SeriesRows open(SegmentFiles files, Arena arena, int runs, LongLists axes, LongLists times)
            throws IOException {
        SeriesRows series = new SeriesRows(files.open(FILE, arena, SCHEMA, REQUIRED));
        series.check(runs, axes.lengths(), times.lengths());
        return series;
    }

    /** What all later reads rely on: the order of the rows, references that exist, axes that fit. */
    private void check(int runs, int[] axisLengths, int[] timeLengths) {
        int lastMetric = -1;
        int lastRun = -1;
        for (int batch = 0; batch < rows.batchCount(); batch++) {
            int[] run = ints(batch, RUN);
            int[] metric = ints(batch, METRIC);
            for (int i = 0; i < run.length; i++) {
                int thisMetric = metric[i];
                int thisRun = run[i];
                if (thisMetric != lastMetric) {
                    if (thisMetric < lastMetric) {
                        throw rows.error("row " + (rows.firstRow(batch) + i) + " is not in the order of its metrics");
                    }
                    Arrays.fill(metricStarts, lastMetric + 1, thisMetric + 1, rows.firstRow(batch) + i);
                    lastMetric = thisMetric;
                    lastRun = -1;
                }
                if (thisRun <= lastRun || thisRun >= runs) {
                    throw rows.error("row " + (rows.firstRow(batch) + i) + " is of run " + thisRun + " of " + runs
                            + " after run " + lastRun);
                }
                lastRun = thisRun;
            }
            int[] starts = rows.column(batch, VALUE).listStarts();
            checkLists(batch, AXIS, axisLengths, starts);
            checkLists(batch, TIME, timeLengths, starts);
            if (knowsPositions) {
                checkPositions(batch, MIN_AT, starts);
                checkPositions(batch, MAX_AT, starts);
            }
        }
    }

    private int[] ints(int batch, int column) {
        return rows.column(batch, column).ints(0, rows.rowsOf(batch));
    }

    /** An extreme must be one of the values, or not be. */
    private void checkPositions(int batch, int column, int[] starts) {
        int[] positions = ints(batch, column);
        for (int i = 0; i < positions.length; i++) {
            int values = starts[i + 1] - starts[i];
            if (positions[i] < SeriesStatistics.UNKNOWN || positions[i] >= values) {
                throw rows.error("column '" + rows.column(batch, column).field().name() + "' has " + positions[i]
                        + " in row " + (rows.firstRow(batch) + i) + ", which has " + values + " values");
            }
        }
    }

    /** Axes and times must exist and be as long as the values. */
    private void checkLists(int batch, int column, int[] lengths, int[] starts) {
        ArrowColumn ids = rows.column(batch, column);
        if (ids.nullCount() == ids.length()) {
            return;
        }
        int[] all = ints(batch, column);
        for (int i = 0; i < all.length; i++) {
            int id = all[i];
            int values = starts[i + 1] - starts[i];
            boolean fits = id >= 0 && id < lengths.length && lengths[id] == values;
            if (!fits && !ids.isNull(i)) {
                throw rows.error("column '" + ids.field().name() + "' has " + id + " in row "
                        + (rows.firstRow(batch) + i) + ", which does not fit its " + values + " values; there are "
                        + lengths.length + " such lists");
            }
        }
    }

    /** No run can have more steps than the segment has values: a damaged length must not claim the memory. */
    void checkHistory(RunRows runs, LongLists axes) {
        long values = 0;
        for (int batch = 0; batch < rows.batchCount(); batch++) {
            values += rows.column(batch, VALUE).child(0).length();
        }
        for (int run = 0; run < runs.count(); run++) {
            int length = axes.length(runs.historyAxis(run));
            if (length > values) {
                throw rows.error("it has " + values + " values, but run " + run + " has " + length + " steps");
            }
        }
    }

    int count() {
        return rows.count();
    }

    List<String> metrics() {
        return metrics;
    }

    /** Whether rows in the order of the file are in the order of metric names. */
    boolean isSortedByName() {
        for (int i = 1; i < metrics.size(); i++) {
            if (metrics.get(i).compareTo(metrics.get(i - 1)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The place of a metric in {@link #metrics}, or −1. */
    int metricId(String metric) {
        return metricIds.getOrDefault(metric, -1);
    }

    /** The first row of a metric; its last one is before the first row of the next. */
    int metricStart(int metricId) {
        return metricStarts[metricId];
    }

    String metric(int row) {
        int batch = rows.batchOf(row);
        return metric(batch, row - rows.firstRow(batch));
    }

    /** How many points the rows from one to before another have. */
    long points(int fromRow, int toRow) {
        long points = 0;
        for (int batch = 0; batch < rows.batchCount(); batch++) {
            int first = rows.firstRow(batch);
            int start = Math.max(fromRow - first, 0);
            int end = Math.min(toRow - first, rows.rowsOf(batch));
            if (start < end) {
                ArrowColumn values = rows.column(batch, VALUE);
                points += values.listStart(end) - values.listStart(start);
            }
        }
        return points;
    }

    int run(int row) {
        int batch = rows.batchOf(row);
        return rows.column(batch, RUN).intAt(row - rows.firstRow(batch));
    }

    /** Calls with each row of a canonical metric and its run. */
    void forEachCanonical(String name, RowAndRun action) {
        int wanted = canonicals.indexOf(name);
        if (wanted < 0) {
            return;
        }
        for (int batch = 0; batch < rows.batchCount(); batch++) {
            ArrowColumn canonical = rows.column(batch, CANONICAL);
            int[] names = ints(batch, CANONICAL);
            ArrowColumn run = rows.column(batch, RUN);
            for (int i = 0; i < names.length; i++) {
                if (names[i] == wanted && !canonical.isNull(i)) {
                    action.accept(rows.firstRow(batch) + i, run.intAt(i));
                }
            }
        }
    }

    /** Calls with each row from one to before another and its run. */
    void forEach(int fromRow, int toRow, RowAndRun action) {
        for (int batch = 0; batch < rows.batchCount(); batch++) {
            int first = rows.firstRow(batch);
            int start = Math.max(fromRow - first, 0);
            int end = Math.min(toRow - first, rows.rowsOf(batch));
            int[] runs = start < end ? rows.column(batch, RUN).ints(start, end - start) : new int[0];
            for (int i = 0; i < runs.length; i++) {
                action.accept(first + start + i, runs[i]);
            }
        }
    }

    /** A row of the segment and the run in the segment that it belongs to. */
    @FunctionalInterface
    interface RowAndRun {
        void accept(int row, int run);
    }

    /** Where a row lies: looked up once for all that is read of it. */
    int batchOf(int row) {
        return rows.batchOf(row);
    }

    int axis(int batch, int row) {
        return rows.column(batch, AXIS).intAt(row - rows.firstRow(batch));
    }

    /** −1: without times. */
    int time(int batch, int row) {
        ArrowColumn column = rows.column(batch, TIME);
        int i = row - rows.firstRow(batch);
        return column.isNull(i) ? -1 : column.intAt(i);
    }

    /** The series as it was logged. */
    Series series(int batch, int row, int run, StepAxis axis) {
        int i = row - rows.firstRow(batch);
        ArrowColumn value = rows.column(batch, VALUE);
        int start = value.listStart(i);
        return new Series(this, batch, i, run, axis, value.child(0), start, value.listStart(i + 1) - start);
    }

    /** Whether the values of one row lie behind those of the other. */
    boolean areAdjacent(int row, int next) {
        return next == row + 1 && rows.batchOf(row) == rows.batchOf(next);
    }

    /** The values of a row and the rows behind it that are adjacent, up to a run of this number. */
    AdjacentCurves adjacent(int row, int endRun) {
        int batch = rows.batchOf(row);
        ArrowColumn value = rows.column(batch, VALUE);
        return new AdjacentCurves(value.child(0), value.listStart(row - rows.firstRow(batch)), endRun);
    }

    /** @param row in the batch */
    String metric(int batch, int row) {
        return metrics.get(rows.column(batch, METRIC).intAt(row));
    }

    /** @param row in the batch */
    @Nullable
    String canonical(int batch, int row) {
        ArrowColumn canonical = rows.column(batch, CANONICAL);
        return canonical.isNull(row) ? null : canonicals.get(canonical.intAt(row));
    }

    /** @param row in the batch */
    SeriesStatistics statistics(int batch, int row, int length) {
        return new SeriesStatistics(length, rows.column(batch, MIN).doubleAt(row),
                rows.column(batch, MAX).doubleAt(row),
                position(batch, MIN_AT, row), position(batch, MAX_AT, row), rows.column(batch, FIRST).doubleAt(row),
                rows.column(batch, LAST).doubleAt(row), rows.column(batch, NONFINITE).intAt(row));
    }

    private int position(int batch, int column, int row) {
        return knowsPositions ? rows.column(batch, column).intAt(row) : SeriesStatistics.UNKNOWN;
    }
}
