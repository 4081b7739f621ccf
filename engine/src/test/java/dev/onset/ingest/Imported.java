package dev.onset.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.onset.archive.Archive;
import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;

/** An archive that logs were imported into, with short ways to what a test asks. */
public final class Imported implements AutoCloseable {

    private final Archive archive;
    private final Snapshot snapshot;
    private final ImportReport report;

    private Imported(Archive archive, ImportReport report) {
        this.archive = archive;
        this.snapshot = archive.snapshot();
        this.report = report;
    }

    public static Imported of(Path archive, Path... paths) {
        return of(archive, ImportOptions.defaults(), paths);
    }

    public static Imported of(Path archive, ImportOptions options, Path... paths) {
        return of(archive, new Importer(options), paths);
    }

    public static Imported of(Path archive, Importer importer, Path... paths) {
        Archive opened = Archive.openOrCreate(archive);
        return new Imported(opened, importer.run(opened, List.of(paths)));
    }

    public ImportReport report() {
        return report;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int run = 0; run < snapshot.runCount(); run++) {
            names.add(snapshot.runs().name(run));
        }
        names.sort(null);
        return names;
    }

    /** The only run whose name ends so. */
    public int run(String nameEnd) {
        List<Integer> found = new ArrayList<>();
        for (int run = 0; run < snapshot.runCount(); run++) {
            String name = snapshot.runs().name(run);
            if (name != null && name.endsWith(nameEnd)) {
                found.add(run);
            }
        }
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " runs end in '" + nameEnd + "': " + names());
        }
        return found.getFirst();
    }

    public Map<String, String> params(int run) {
        return snapshot.runs().params(run);
    }

    public Map<String, String> tags(int run) {
        return snapshot.runs().tags(run);
    }

    /** The raw names of a run's metrics. */
    public List<String> metrics(int run) {
        return snapshot.logged(run).stream().map(Series::metric).toList();
    }

    /** Which raw metric is which canonical one. */
    public Map<String, String> canonical(int run) {
        Map<String, String> names = new TreeMap<>();
        for (Series series : snapshot.logged(run)) {
            if (series.canonical() != null) {
                names.put(series.canonical(), series.metric());
            }
        }
        return names;
    }

    /** A metric as logged, as {@code step=value} texts. */
    public List<String> points(int run, String metric) {
        Series series = logged(run, metric);
        List<String> points = new ArrayList<>();
        for (int i = 0; i < series.length(); i++) {
            points.add(series.axis().step(i) + "=" + series.value(i));
        }
        return points;
    }

    public Series logged(int run, String metric) {
        return snapshot.logged(run).stream().filter(series -> series.metric().equals(metric)).findFirst()
                .orElseThrow(() -> new AssertionError("no metric '" + metric + "': " + metrics(run)));
    }

    /** A column of {@code history}: the later of two values at one step wins. */
    public Series history(int run, String column) {
        Series series = snapshot.series(run, snapshot.historyColumn(column));
        if (series == null) {
            throw new AssertionError("not logged: " + column + "; but " + metrics(run));
        }
        return series;
    }

    /** {@code value@step} of a curve's least value, as a test compares it. */
    public Extreme min(int run, String column) {
        Series series = history(run, column);
        Extreme least = new Extreme(0, Double.POSITIVE_INFINITY);
        for (int i = 0; i < series.length(); i++) {
            if (series.value(i) < least.value()) {
                least = new Extreme(series.axis().step(i), series.value(i));
            }
        }
        return least;
    }

    public Extreme last(int run, String column) {
        Series series = history(run, column);
        return new Extreme(series.axis().step(series.length() - 1), series.value(series.length() - 1));
    }

    /** A point of a curve. */
    public record Extreme(long step, double value) {}

    @Override
    public void close() {
        snapshot.close();
        archive.close();
    }
}
