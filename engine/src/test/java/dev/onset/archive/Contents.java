package dev.onset.archive;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** All that a snapshot says, bit for bit, in lines that can be compared; ordered by run id. */
final class Contents {

    private Contents() {}

    static List<String> of(Snapshot snapshot) {
        var lines = new ArrayList<String>();
        lines.add("columns " + snapshot.historyColumns());
        RunTable runs = snapshot.runs();
        for (String id : RunLogs.runIds(snapshot).stream().sorted().toList()) {
            int run = runs.find(id);
            lines.add("run " + id + " " + runs.name(run) + " " + runs.experiment(run) + " " + runs.source(run) + " "
                    + runs.path(run) + " " + runs.status(run) + " " + runs.startedAt(run) + " " + runs.endedAt(run)
                    + " "
                    + runs.points(run) + " " + runs.params(run) + " " + runs.tags(run));
            lines.add(" history" + axis(snapshot.historyAxis(run)));
            snapshot.logged(run).forEach(series -> lines.add(" logged " + line(series)));
            for (int column = 0; column < snapshot.historyColumns().size(); column++) {
                lines.add(" " + snapshot.historyColumns().get(column) + " " + line(snapshot.series(run, column)));
            }
        }
        return lines;
    }

    private static String line(@Nullable Series series) {
        if (series == null) {
            return "none";
        }
        var line = new StringBuilder(series.metric() + " " + series.canonical() + axis(series.axis()));
        for (double value : RunLogs.values(series)) {
            line.append(' ').append(bits(value));
        }
        SeriesStatistics statistics = series.statistics();
        return line + " of " + statistics.points() + " " + bits(statistics.min()) + " " + bits(statistics.max()) + " "
                + bits(statistics.first()) + " " + bits(statistics.last()) + " " + statistics.nonfinite();
    }

    private static String axis(StepAxis axis) {
        var line = new StringBuilder(axis.strictlyIncreasing() ? " increasing" : " any order");
        for (int i = 0; i < axis.length(); i++) {
            line.append(' ').append(axis.step(i)).append('@').append(axis.time(i));
        }
        return line.toString();
    }

    private static String bits(double value) {
        return Long.toHexString(Double.doubleToRawLongBits(value));
    }
}
