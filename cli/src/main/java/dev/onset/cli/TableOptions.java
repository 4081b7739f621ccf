package dev.onset.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import dev.onset.ingest.table.TableLayout;

/** Options that say which columns of CSV, TSV, Parquet and JSON tables mean what. */
final class TableOptions {

    @Option(names = "--run-column", paramLabel = "NAME", description = "The column of a table that names each row's run. The column options"
            + " are needed where names are unusual; they hold for all tables, and read all logs again.")
    private @Nullable String run;

    @Option(names = "--step-column", paramLabel = "NAME", description = "The column that counts steps.")
    private @Nullable String step;

    @Option(names = "--metric-column", paramLabel = "NAME", description = "In a table with a row per value: the column that names the metric.")
    private @Nullable String metric;

    @Option(names = "--value-column", paramLabel = "NAME", description = "In a table with a row per value: the column that holds it.")
    private @Nullable String value;

    TableLayout layout() {
        return new TableLayout(run, step, metric, value);
    }
}
