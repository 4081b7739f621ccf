package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import dev.onset.archive.arrow.ArrowBatchBuilder;

/** The columns of a batch of {@code series.arrow}, filled row by row: the rows' objects lie far apart in memory. */
final class SeriesColumns {

    private final int[] runs;
    private final int[] metrics;
    private final int[] canonicals;
    private final int[] axes;
    private final int[] times;
    private final MemorySegment[] values;
    private final double[] min;
    private final double[] max;
    private final double[] first;
    private final double[] last;
    private final int[] nonfinite;
    private final int[] minAt;
    private final int[] maxAt;
    private int count;

    SeriesColumns(int rows) {
        runs = new int[rows];
        metrics = new int[rows];
        canonicals = new int[rows];
        axes = new int[rows];
        times = new int[rows];
        values = new MemorySegment[rows];
        min = new double[rows];
        max = new double[rows];
        first = new double[rows];
        last = new double[rows];
        nonfinite = new int[rows];
        minAt = new int[rows];
        maxAt = new int[rows];
    }

    /** Adds a row; the canonical name and the times are −1 where there are none. */
    void add(int run, int metric, int canonical, int axis, int time, SealedRun.SealedSeries series) {
        int row = count++;
        runs[row] = run;
        metrics[row] = metric;
        canonicals[row] = canonical;
        axes[row] = axis;
        times[row] = time;
        values[row] = series.values();
        SeriesStatistics statistics = series.statistics();
        min[row] = statistics.min();
        max[row] = statistics.max();
        first[row] = statistics.first();
        last[row] = statistics.last();
        nonfinite[row] = statistics.nonfinite();
        minAt[row] = statistics.minAt();
        maxAt[row] = statistics.maxAt();
    }

    ArrowBatchBuilder toBatch() {
        return new ArrowBatchBuilder(count).int32(runs).int32(metrics).int32OrNull(canonicals).int32(axes)
                .int32OrNull(times).lists(Arrays.asList(values), Double.BYTES).float64(min).float64(max).float64(first)
                .float64(last).int32(nonfinite).int32(minAt).int32(maxAt);
    }
}
