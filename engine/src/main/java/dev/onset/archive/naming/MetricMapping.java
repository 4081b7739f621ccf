package dev.onset.archive.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;

/**
 * Which raw metrics the user takes for canonical ones, whatever the conventions say. In each run, the first raw name of a
 * canonical one that the run has fills its column; a run that has none of them keeps to the conventions.
 *
 * @param entries in the order of preference
 */
public record MetricMapping(List<Entry> entries) {

    /** Conventions alone. */
    public static final MetricMapping NONE = new MetricMapping(List.of());

    /** One choice. */
    public record Entry(String canonical, String metric) {

        public Entry {
            requireCanonical(canonical);
            if (metric.isEmpty()) {
                throw argument("no metric is named for " + canonical + "; write, for example, " + canonical
                        + "=my/tag");
            }
        }

        @Override
        public String toString() {
            return canonical + "=" + metric;
        }
    }

    public MetricMapping {
        entries = List.copyOf(entries);
        for (Entry entry : entries) {
            for (Entry other : entries) {
                if (!entry.canonical.equals(other.canonical) && entry.metric.equals(other.metric)) {
                    throw argument("'" + entry.metric + "' cannot be " + entry.canonical + " and " + other.canonical
                            + " at once");
                }
            }
        }
    }

    /** Reads pairs such as {@code val_loss=my/tag}, the most preferred first. */
    public static MetricMapping parse(List<String> pairs) {
        List<Entry> entries = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw argument("'" + pair + "' is not of the form canonical=raw, for example val_loss=my/tag");
            }
            Entry entry = new Entry(pair.substring(0, equals).strip(), pair.substring(equals + 1));
            if (!entries.contains(entry)) {
                entries.add(entry);
            }
        }
        return new MetricMapping(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The raw names for a canonical one, the most preferred first. */
    public List<String> preferred(String canonical) {
        return entries.stream().filter(entry -> entry.canonical.equals(canonical)).map(Entry::metric).toList();
    }

    /** This mapping with other choices before its own; a metric that both name is what the other one says. */
    public MetricMapping preferring(MetricMapping other) {
        List<Entry> all = new ArrayList<>(other.entries);
        entries.stream().filter(entry -> all.stream().noneMatch(named -> named.metric.equals(entry.metric)))
                .forEach(all::add);
        return new MetricMapping(all);
    }

    /** Without all choices for a canonical name; an error if there are none. */
    public MetricMapping without(String canonical) {
        requireCanonical(canonical);
        List<Entry> left = entries.stream().filter(entry -> !entry.canonical.equals(canonical)).toList();
        if (left.size() == entries.size()) {
            throw argument("nothing is mapped to " + canonical);
        }
        return new MetricMapping(left);
    }

    /** Without one choice; an error if it is not there. */
    public MetricMapping without(Entry entry) {
        List<Entry> left = entries.stream().filter(one -> !one.equals(entry)).toList();
        if (left.size() == entries.size()) {
            throw argument("'" + entry.metric + "' is not mapped to " + entry.canonical
                    + Suggestions.didYouMean(entry.metric, preferred(entry.canonical)));
        }
        return new MetricMapping(left);
    }

    /** One sentence for each metric that is not among the names; none if all are. */
    public List<String> unknown(Collection<String> metricNames) {
        List<String> problems = new ArrayList<>();
        for (Entry entry : entries) {
            if (!metricNames.contains(entry.metric)) {
                problems.add("no run has a metric '" + entry.metric + "' to take for " + entry.canonical
                        + Suggestions.didYouMean(entry.metric, new TreeSet<>(metricNames)));
            }
        }
        return problems;
    }

    /** The choices whose metrics are among the names. */
    public MetricMapping knownIn(Collection<String> metricNames) {
        return new MetricMapping(entries.stream().filter(entry -> metricNames.contains(entry.metric)).toList());
    }

    private static void requireCanonical(String name) {
        if (!CanonicalMetrics.contains(name)) {
            throw argument("'" + name + "' is no canonical metric" + Suggestions.didYouMean(name,
                    CanonicalMetrics.NAMES) + "; choose one of " + String.join(", ", CanonicalMetrics.NAMES));
        }
    }

    private static OnsetException argument(String message) {
        return new OnsetException(OnsetException.Category.ARGUMENT, message);
    }
}
