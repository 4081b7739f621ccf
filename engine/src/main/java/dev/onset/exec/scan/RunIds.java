package dev.onset.exec.scan;

import dev.onset.archive.RunTable;
import dev.onset.archive.Snapshot;

/** The run ids as a dictionary, by number of the run. */
public final class RunIds {

    private RunIds() {}

    public static String[] of(Snapshot snapshot) {
        RunTable runs = snapshot.runs();
        String[] ids = new String[runs.count()];
        for (int run = 0; run < ids.length; run++) {
            ids[run] = runs.runId(run);
        }
        return ids;
    }
}
