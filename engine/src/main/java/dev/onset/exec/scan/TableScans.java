package dev.onset.exec.scan;

import dev.onset.error.OnsetException;
import dev.onset.exec.RowSource;
import dev.onset.plan.Plan;

/** Makes the physical scans of the archive's tables. */
public final class TableScans {

    private TableScans() {}

    /** The rows of a table of the archive for which the scan's condition is true. */
    public static RowSource plan(Plan.Scan scan) {
        throw new OnsetException(OnsetException.Category.NOT_SUPPORTED, "no scan of table " + scan.table().name());
    }
}
