package dev.onset.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Writes the live runs of small or thinned-out segments anew, so that a metric's curves lie behind each other again and opening
 * the archive maps few files.
 */
final class Compaction {

    /** A segment of fewer values and series than this, in numbers of 8 bytes, is worth merging with others. */
    private static final long SMALL = 1L << 23;
    /** Segments of one tier are merged when they are so many, and segments of the next tier are so many times larger. */
    static final int FAN_OUT = 8;

    private Compaction() {}

    /** Places in the manifest of all segments that are worth merging; none if that would change nothing. */
    static List<Integer> candidates(List<Manifest.SegmentEntry> segments) {
        var candidates = new ArrayList<Integer>();
        boolean removed = false;
        for (int i = 0; i < segments.size(); i++) {
            Manifest.SegmentEntry segment = segments.get(i);
            if (isThin(segment) || weight(segment) < SMALL) {
                candidates.add(i);
                removed |= !segment.removed().isEmpty();
            }
        }
        return candidates.size() > 1 || removed ? candidates : List.of();
    }

    /**
     * Places of the segments that a commit merges by itself: when a tier is full, all that are in it or in smaller ones. A run
     * is thus written once for each tier, whose number grows with the logarithm of what small imports add up to.
     */
    static List<Integer> due(List<Manifest.SegmentEntry> segments) {
        int[] counts = new int[Long.SIZE];
        for (Manifest.SegmentEntry segment : segments) {
            if (weight(segment) < SMALL) {
                counts[tier(segment)]++;
            }
        }
        int full = counts.length - 1;
        while (full >= 0 && counts[full] < FAN_OUT) {
            full--;
        }
        var due = new ArrayList<Integer>();
        for (int i = 0; i < segments.size(); i++) {
            Manifest.SegmentEntry segment = segments.get(i);
            boolean small = weight(segment) < SMALL && tier(segment) <= full;
            boolean mostlyRemoved = segment.removed().size() > segment.runs() / 2;
            if (small || mostlyRemoved || (full >= 0 && isThin(segment))) {
                due.add(i);
            }
        }
        return due;
    }

    private static long weight(Manifest.SegmentEntry segment) {
        return SegmentBuilder.weight(segment.points(), segment.series());
    }

    /** The logarithm of the weight to the base of {@link #FAN_OUT}; all tiny ones are one tier. */
    private static int tier(Manifest.SegmentEntry segment) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(weight(segment) >>> 12);
        return (bits + 2) / 3;
    }

    private static boolean isThin(Manifest.SegmentEntry segment) {
        return segment.removed().size() > segment.runs() / 4;
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

    static SealedRun sealed(Commit commit, int place, int run) {
        Segment segment = commit.segment(place);
        int row = commit.rowOf(run, place);
        var series = new ArrayList<SealedRun.SealedSeries>();
        for (int seriesRow : segment.seriesOf(row)) {
            Series logged = segment.logged(seriesRow, run);
            // Not copied: the commit that is read stays mapped until the next one is written.
            series.add(new SealedRun.SealedSeries(logged.metric(), logged.canonical(), logged.axis().steps(),
                    logged.axis().wallTimes(), logged.base().asSlice(logged.offset(), 8L * logged.length()),
                    logged.statistics()));
        }
        StepAxis history = segment.historyAxis(row);
        RunTable runs = commit.runs();
        return new SealedRun(runs.runId(run), runs.name(run), runs.experiment(run), runs.source(run), runs.path(run),
                runs.status(run), runs.startedAt(run), runs.endedAt(run), runs.params(run), runs.tags(run), series,
                new HistorySteps(history.steps(), history.wallTimes()));
    }
}
