package dev.onset.exec.scan;

import dev.onset.archive.RunTable;
import dev.onset.exec.RowSource;
import dev.onset.plan.Plan;

/** Makes the physical scans of tables. */
public final class TableScans {

    private TableScans() {}

    /** The rows of a table for which the scan's condition is true; what is not of {@link ArchiveTables} is in files or in memory. */
    public static RowSource plan(Plan.Scan scan) {
        if (scan.table().files() != null) {
            return new FileScan(scan, scan.table().files());
        }
        return switch (scan.table().qualifiedName()) {
            case ArchiveTables.HISTORY -> new HistoryScan(scan);
            case ArchiveTables.METRICS -> new MetricsScan(scan);
            case ArchiveTables.METRIC_NAMES -> new MetricNamesScan(scan);
            case ArchiveTables.PARAMS -> new PairsScan(scan, "ParamsScan", RunTable::params,
                    RunTable::paramPairs);
            case ArchiveTables.RUNS -> new RunsScan(scan);
            case ArchiveTables.TAGS -> new PairsScan(scan, "TagsScan", RunTable::tags, RunTable::tagPairs);
            default -> new MemoryScan(scan);
        };
    }
}
