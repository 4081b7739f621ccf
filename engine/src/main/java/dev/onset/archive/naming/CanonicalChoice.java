package dev.onset.archive.naming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which metric of one run fills which canonical column, and which others could have.
 *
 * @param canonical canonical name by raw name
 * @param passedOver for each raw name that lost a canonical column to another metric: which, and to whom
 * @param undecided canonical names that none of several raw names took, since none is better than the others
 */
public record CanonicalChoice(Map<String, String> canonical, Map<String, PassedOver> passedOver,
        Map<String, List<String>> undecided) {

    /** @param winner the raw name that fills the column */
    public record PassedOver(String canonical, String winner) {}

    /**
     * @param names the raw names of the run's metrics
     * @param stored what was chosen when the run was read, canonical name by raw name
     */
    public static CanonicalChoice of(List<String> names, Map<String, String> stored, MetricMapping mapping) {
        Map<String, MetricConventions.Fit> fits = MetricConventions.candidates(names);
        Map<String, String> metrics = new LinkedHashMap<>();
        for (String canonical : CanonicalMetrics.NAMES) {
            mapping.preferred(canonical).stream().filter(names::contains).findFirst()
                    .ifPresent(metric -> metrics.put(canonical, metric));
        }
        stored.forEach((metric, canonical) -> {
            if (!metrics.containsValue(metric)) {
                metrics.putIfAbsent(canonical, metric);
            }
        });
        fits.forEach((canonical, fit) -> {
            // A column whose metric the mapping took away goes to the next best.
            if (fit.decided() && stored.containsValue(canonical) && !metrics.containsKey(canonical)) {
                fit.names().stream().filter(metric -> !metrics.containsValue(metric)).findFirst()
                        .ifPresent(metric -> metrics.put(canonical, metric));
            }
        });
        Map<String, String> chosen = new HashMap<>();
        metrics.forEach((canonical, metric) -> chosen.put(metric, canonical));
        Map<String, PassedOver> passedOver = new HashMap<>();
        Map<String, List<String>> undecided = new HashMap<>();
        fits.forEach((canonical, fit) -> {
            String winner = metrics.get(canonical);
            if (winner == null) {
                if (fit.names().size() > 1) {
                    undecided.put(canonical, fit.names());
                }
                return;
            }
            List<String> claimants = new ArrayList<>(fit.names());
            claimants.addAll(mapping.preferred(canonical).stream().filter(names::contains).toList());
            stored.forEach((metric, claimed) -> {
                if (claimed.equals(canonical)) {
                    claimants.add(metric);
                }
            });
            for (String claimant : claimants) {
                if (!chosen.containsKey(claimant)) {
                    passedOver.putIfAbsent(claimant, new PassedOver(canonical, winner));
                }
            }
        });
        return new CanonicalChoice(Map.copyOf(chosen), Map.copyOf(passedOver), Map.copyOf(undecided));
    }
}
