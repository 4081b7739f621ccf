package dev.onset.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.onset.archive.naming.CanonicalChoice;
import dev.onset.archive.naming.MetricConventions;
import dev.onset.archive.naming.MetricMapping;

/** Names the canonical metrics of the runs of an import and keeps account of what was passed over. Thread-safe. */
final class MetricChoices {

    /** Runs of one program log the same names, so that few choices serve many runs. */
    private static final int REMEMBERED = 10_000;

    private record Names(Map<String, String> conventional, CanonicalChoice choice) {}

    private static final class Tally {
        private final TreeSet<String> passedOver = new TreeSet<>();
        private long runs;
    }

    private final MetricMapping mapping;
    private final Map<List<String>, Names> remembered = new HashMap<>();
    private final Set<String> metrics = new TreeSet<>();
    /** By canonical name, then by the raw name taken; empty: none. */
    private final TreeMap<String, TreeMap<String, Tally>> tallies = new TreeMap<>();

    MetricChoices(MetricMapping mapping) {
        this.mapping = mapping;
    }

    /** What the conventions choose among a run's metrics: canonical name by raw name. */
    synchronized Map<String, String> choose(List<String> names) {
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        Names known = remembered.computeIfAbsent(names, this::name);
        count(known.choice);
        return known.conventional;
    }

    private Names name(List<String> names) {
        metrics.addAll(names);
        Map<String, String> conventional = MetricConventions.choose(names);
        return new Names(conventional, CanonicalChoice.of(names, conventional, mapping));
    }

    private void count(CanonicalChoice choice) {
        Set<Tally> counted = new HashSet<>();
        choice.passedOver().forEach((name, by) -> {
            Tally tally = tally(by.canonical(), by.winner());
            tally.passedOver.add(name);
            counted.add(tally);
        });
        choice.undecided().forEach((canonical, names) -> {
            Tally tally = tally(canonical, "");
            tally.passedOver.addAll(names);
            counted.add(tally);
        });
        counted.forEach(tally -> tally.runs++);
    }

    private Tally tally(String canonical, String winner) {
        return tallies.computeIfAbsent(canonical, name -> new TreeMap<>()).computeIfAbsent(winner, name -> new Tally());
    }

    /** The names of all metrics that have points. */
    synchronized Set<String> metrics() {
        return Set.copyOf(metrics);
    }

    synchronized List<ImportReport.MetricChoice> report() {
        List<ImportReport.MetricChoice> report = new ArrayList<>();
        tallies.forEach((canonical, winners) -> winners.forEach((winner, tally) -> report.add(
                new ImportReport.MetricChoice(canonical, winner.isEmpty() ? null : winner,
                        List.copyOf(tally.passedOver), tally.runs))));
        return report;
    }
}
