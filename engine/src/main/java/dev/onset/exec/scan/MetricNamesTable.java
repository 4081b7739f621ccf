package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.archive.naming.CanonicalChoice;
import dev.onset.exec.expression.TextOrder;

/**
 * The rows of {@code metric_names}: each metric with each canonical column that it fills, or would fill if another metric of
 * the same run did not. Works it out without reading a value.
 */
final class MetricNamesTable {

    /** Names after which {@code passed_over_for} only says how many more there are. */
    private static final int NAMED = 3;

    /**
     * A row.
     *
     * @param canonical null: the metric has nothing to do with a canonical column
     * @param runs how many runs logged it
     * @param passedOverRuns in how many of these another metric fills the column
     * @param passedOverFor which; null: none
     */
    record Row(String metric, @Nullable String canonical, long runs, long points, long passedOverRuns,
            @Nullable String passedOverFor) {}

    private record Name(String metric, @Nullable String canonical) {}

    private static final class Count {
        private long runs;
        private long points;
        private long passedOver;
        private final TreeSet<String> winners = new TreeSet<>();
    }

    private MetricNamesTable() {}

    /** By metric, then canonical column. */
    static List<Row> of(Snapshot snapshot) {
        Comparator<Name> byMetric = (a, b) -> TextOrder.compare(a.metric, b.metric);
        var counts = new TreeMap<Name, Count>(byMetric.thenComparing(
                name -> name.canonical == null ? "" : name.canonical, TextOrder::compare));
        // Runs of one program log the same names.
        var choices = new HashMap<Map<String, String>, CanonicalChoice>();
        for (int run = 0; run < snapshot.runCount(); run++) {
            List<Series> logged = snapshot.logged(run);
            Map<String, String> names = new LinkedHashMap<>();
            logged.forEach(series -> names.put(series.metric(), series.canonical() == null ? "" : series.canonical()));
            CanonicalChoice choice = choices.computeIfAbsent(names, unknown -> choice(snapshot, logged));
            for (Series series : logged) {
                CanonicalChoice.PassedOver lost = choice.passedOver().get(series.metric());
                String canonical = lost == null ? series.canonical() : lost.canonical();
                Count count = counts.computeIfAbsent(new Name(series.metric(), canonical), name -> new Count());
                count.runs++;
                count.points += series.length();
                if (lost != null) {
                    count.passedOver++;
                    count.winners.add(lost.winner());
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((name, count) -> rows.add(new Row(name.metric, name.canonical, count.runs, count.points,
                count.passedOver, text(count.winners))));
        return rows;
    }

    private static CanonicalChoice choice(Snapshot snapshot, List<Series> logged) {
        Map<String, String> canonical = new LinkedHashMap<>();
        for (Series series : logged) {
            if (series.canonical() != null) {
                canonical.put(series.metric(), series.canonical());
            }
        }
        return CanonicalChoice.of(logged.stream().map(Series::metric).toList(), canonical, snapshot.mapping());
    }

    private static @Nullable String text(Set<String> winners) {
        if (winners.isEmpty()) {
            return null;
        }
        String named = String.join(", ", winners.stream().limit(NAMED).toList());
        return winners.size() <= NAMED ? named : named + " and " + (winners.size() - NAMED) + " more";
    }
}
