package dev.onset.exec.scan;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;

/** Goes through series of {@code metrics} in some order. */
interface SeriesCursor {

    /** The next series that is wanted, exactly as logged; null: there is no other. */
    @Nullable
    Series next();

    /** The number of the last series' metric. */
    int metric();

    /** Run after run, and metric after metric within it. */
    final class ByRun implements SeriesCursor {
        private final MetricsScan.Prepared prepared;
        private final int endRun;
        private int nextRun;
        private Iterator<Series> ofRun = List.<Series>of().iterator();
        private int metric;

        ByRun(MetricsScan.Prepared prepared, int startRun, int endRun) {
            this.prepared = prepared;
            this.nextRun = startRun;
            this.endRun = endRun;
        }

        @Override
        public @Nullable Series next() {
            while (true) {
                while (ofRun.hasNext()) {
                    Series series = ofRun.next();
                    metric = prepared.number(series);
                    if (prepared.wanted(series, metric)) {
                        return series;
                    }
                }
                if (nextRun >= endRun) {
                    return null;
                }
                ofRun = prepared.context().snapshot().logged(prepared.runs().run(nextRun++)).iterator();
            }
        }

        @Override
        public int metric() {
            return metric;
        }
    }

    /** The series of one metric, run after run. */
    final class ByMetric implements SeriesCursor {
        private final MetricsScan.Prepared prepared;
        private final MetricSlices.Slice slice;
        private int next;

        ByMetric(MetricsScan.Prepared prepared, MetricSlices.Slice slice) {
            this.prepared = prepared;
            this.slice = slice;
            this.next = slice.start();
        }

        @Override
        public @Nullable Series next() {
            while (next < slice.end()) {
                int index = next++;
                int run = slice.block().run(index);
                if (run >= 0 && slice.isWanted(run)) {
                    Series series = slice.block().series(index, run);
                    if (prepared.canHold(series)) {
                        return series;
                    }
                }
            }
            return null;
        }

        @Override
        public int metric() {
            return slice.metric();
        }
    }
}
