package dev.onset.archive;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.CanonicalChoice;
import dev.onset.archive.naming.CanonicalMetrics;
import dev.onset.archive.naming.MetricMapping;

/**
 * Which canonical column each series of a segment fills under a mapping of the user's own. The files keep what the
 * conventions chose, so that a mapping can change, and be taken back, without writing a curve.
 */
final class CanonicalRows {

    private static final byte NONE = -1;

    private final SeriesRows series;
    /** For each row the place in {@link CanonicalMetrics#NAMES}. */
    private final byte[] columns;

    private CanonicalRows(SeriesRows series, byte[] columns) {
        this.series = series;
        this.columns = columns;
    }

    static CanonicalRows of(Segment segment, MetricMapping mapping) {
        SeriesRows series = segment.series;
        byte[] columns = new byte[series.count()];
        Arrays.fill(columns, NONE);
        for (byte i = 0; i < CanonicalMetrics.NAMES.size(); i++) {
            byte column = i;
            series.forEachCanonical(CanonicalMetrics.NAMES.get(i), (row, run) -> columns[row] = column);
        }
        BitSet affected = new BitSet();
        for (MetricMapping.Entry entry : mapping.entries()) {
            int metric = series.metricId(entry.metric());
            if (metric >= 0) {
                series.forEach(series.metricStart(metric), series.metricStart(metric + 1),
                        (row, run) -> affected.set(run));
            }
        }
        affected.stream().forEach(run -> choose(segment, run, mapping, columns));
        return new CanonicalRows(series, columns);
    }

    private static void choose(Segment segment, int run, MetricMapping mapping, byte[] columns) {
        int[] rows = segment.seriesOf(run);
        List<String> names = Arrays.stream(rows).mapToObj(segment.series::metric).toList();
        Map<String, String> stored = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            if (columns[rows[i]] != NONE) {
                stored.put(names.get(i), CanonicalMetrics.NAMES.get(columns[rows[i]]));
            }
        }
        Map<String, String> chosen = CanonicalChoice.of(names, stored, mapping).canonical();
        for (int i = 0; i < rows.length; i++) {
            String canonical = chosen.get(names.get(i));
            columns[rows[i]] = canonical == null ? NONE : (byte) CanonicalMetrics.NAMES.indexOf(canonical);
        }
    }

    @Nullable
    String canonical(int row) {
        return columns[row] == NONE ? null : CanonicalMetrics.NAMES.get(columns[row]);
    }

    /** Calls with each row of a canonical metric and its run. */
    void forEachCanonical(String name, SeriesRows.RowAndRun action) {
        int wanted = CanonicalMetrics.NAMES.indexOf(name);
        series.forEach(0, columns.length, (row, run) -> {
            if (columns[row] == wanted) {
                action.accept(row, run);
            }
        });
    }
}
