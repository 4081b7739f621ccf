package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.SeriesBlock;
import dev.onset.archive.Snapshot;

/** The wanted series in the order in which they lie on the disk, metric after metric, cut into parts of about equal work. */
final class MetricSlices {

    /** Points that are worth a part. */
    private static final long POINTS_A_PART = 64 * 1024;

    /**
     * A part.
     *
     * @param metric its number
     * @param start the index of the first series in the block
     * @param end the index behind the last one
     * @param wantedRuns by number; null: all
     */
    record Slice(SeriesBlock block, int metric, int start, int end, boolean @Nullable [] wantedRuns) {

        boolean isWanted(int run) {
            return wantedRuns == null || wantedRuns[run];
        }
    }

    private final List<Slice> slices = new ArrayList<>();

    /** @param wanted by the number of the metric */
    MetricSlices(Snapshot snapshot, RunSet runs, boolean[] wanted) {
        boolean[] wantedRuns = runs.size() == snapshot.runCount() ? null : new boolean[snapshot.runCount()];
        for (int index = 0; wantedRuns != null && index < runs.size(); index++) {
            wantedRuns[runs.run(index)] = true;
        }
        List<String> names = snapshot.metricNames();
        for (int metric = 0; metric < wanted.length; metric++) {
            if (wanted[metric]) {
                for (SeriesBlock block : snapshot.logged(names.get(metric))) {
                    cut(block, metric, wantedRuns);
                }
            }
        }
    }

    private void cut(SeriesBlock block, int metric, boolean @Nullable [] wantedRuns) {
        long parts = Math.clamp(block.points() / POINTS_A_PART, 1, Math.max(1, block.size()));
        for (long part = 0; part < parts; part++) {
            slices.add(new Slice(block, metric, (int) (block.size() * part / parts),
                    (int) (block.size() * (part + 1) / parts), wantedRuns));
        }
    }

    int count() {
        return slices.size();
    }

    Slice get(int part) {
        return slices.get(part);
    }
}
