package dev.onset.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Works out the segments of the commit after a snapshot. */
final class NextManifest {

    private NextManifest() {}

    /**
     * The segments of the snapshot, without those that have no live run any more, and the written ones.
     *
     * @param gone ids of runs that were removed or replaced; those that the snapshot lacks do not matter
     */
    static List<Manifest.SegmentEntry> segments(Snapshot base, List<Manifest.SegmentEntry> written, Set<String> gone) {
        Map<Integer, Set<String>> goneBySegment = new HashMap<>();
        for (String runId : gone) {
            int run = base.runs().find(runId);
            if (run >= 0) {
                goneBySegment.computeIfAbsent(base.commit().segmentOf(run), place -> new TreeSet<>()).add(runId);
            }
        }
        var next = new ArrayList<Manifest.SegmentEntry>();
        for (int i = 0; i < base.manifest().segments().size(); i++) {
            Manifest.SegmentEntry entry = base.manifest().segments().get(i);
            Set<String> more = goneBySegment.get(i);
            if (more != null) {
                more.addAll(entry.removed());
                entry = entry.withRemoved(List.copyOf(more));
            }
            if (entry.removed().size() < entry.runs()) {
                next.add(entry);
            }
        }
        next.addAll(written);
        return next;
    }
}
