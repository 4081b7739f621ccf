package dev.onset.archive;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Writes the live runs of small or thinned-out segments anew, so that a metric's curves lie behind each other again and opening
 * the archive maps few files.
 */
final class Compaction {

    /** A commit that would leave more segments than this to be merged merges them. */
    static final int MOST_SMALL_SEGMENTS = 32;

    private Compaction() {}

    /** Places in the manifest of the segments that are worth merging; none if that would change nothing. */
    static List<Integer> candidates(List<Manifest.SegmentEntry> segments, WriterLimits limits) {
        var candidates = new ArrayList<Integer>();
        boolean removed = false;
        for (int i = 0; i < segments.size(); i++) {
            Manifest.SegmentEntry segment = segments.get(i);
            boolean thin = segment.removed().size() > segment.runs() / 4;
            if (thin || SegmentBuilder.weight(segment.points(), segment.series()) < limits.weight() / 4) {
                candidates.add(i);
                removed |= !segment.removed().isEmpty();
            }
        }
        return candidates.size() > 1 || removed ? candidates : List.of();
    }

    /** Hands over the runs of some segments of a commit. */
    static void copy(Commit commit, List<Integer> segments, Predicate<String> wanted, Consumer<SealedRun> target) {
        for (int segment : segments) {
            for (int run = commit.firstRun(segment); run < commit.firstRun(segment + 1); run++) {
                if (wanted.test(commit.runs().runId(run))) {
                    target.accept(sealed(commit, segment, run));
                }
            }
        }
    }

    private static SealedRun sealed(Commit commit, int place, int run) {
        Segment segment = commit.segment(place);
        int row = commit.rowOf(run, place);
        var series = new ArrayList<SealedRun.SealedSeries>();
        for (int seriesRow : segment.seriesOf(row)) {
            Series logged = segment.logged(seriesRow, run);
            double[] values = logged.base().asSlice(logged.offset(), 8L * logged.length())
                    .toArray(ValueLayout.JAVA_DOUBLE);
            series.add(new SealedRun.SealedSeries(logged.metric(), logged.canonical(), logged.axis().toSteps(),
                    logged.axis().toTimes(), values, SeriesStatistics.of(values)));
        }
        StepAxis history = segment.historyAxis(row);
        RunTable runs = commit.runs();
        return new SealedRun(runs.runId(run), runs.name(run), runs.experiment(run), runs.source(run), runs.path(run),
                runs.status(run), runs.startedAt(run), runs.endedAt(run), runs.params(run), runs.tags(run), series,
                new HistorySteps(history.toSteps(), history.toTimes()));
    }
}
