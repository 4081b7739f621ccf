package dev.onset.benchmarks.study;

import java.util.Locale;
import java.util.Map;

/** The studies of learning rates and of a run's health as Markdown. */
final class EventReport {

    private final StringBuilder page;

    EventReport(StringBuilder page) {
        this.page = page;
    }

    void write(LearningRateStudy.Outcome outcome) {
        line("| schedule | named right | others were called |");
        line("|---|---:|---|");
        for (RateSchedule schedule : RateSchedule.values()) {
            String title = schedule.title();
            line(String.format(Locale.ROOT, "| %s | %.0f %% | %s |", title,
                    100.0 * outcome.named().getOrDefault(title, 0) / outcome.perSchedule(),
                    counts(outcome.confused().getOrDefault(title, Map.of()))));
        }
        line("");
        line(String.format(Locale.ROOT, "All drops counted and at their steps: %.1f %% of %,d runs.",
                100.0 * outcome.counted() / outcome.runs(), outcome.runs()));
        line("");
        line("| noise of validation | median error of `lr_rebound`, percentage points |");
        line("|---:|---:|");
        outcome.reboundErrors().forEach((noise, error) -> line(
                String.format(Locale.ROOT, "| %.1f %% | %.2f |", 100 * noise, error)));
        line("");
    }

    void write(HealthStudy.Outcome outcome) {
        line("| function | found | false alarms |");
        line("|---|---:|---:|");
        detection("diverged", outcome.divergence());
        detection("plateau_step", outcome.plateau());
        detection("spike_count, first_spike_step", outcome.spikes());
        line("");
        line(String.format(Locale.ROOT, "The median distance of `plateau_step` from the truth is %.1f %% of the run.",
                outcome.plateauError()));
        line("");
        line("| run | called |");
        line("|---|---|");
        outcome.verdicts().forEach((health, counts) -> line("| " + health + " | " + counts(counts) + " |"));
        line("");
    }

    private void detection(String function, HealthStudy.Detection detection) {
        line(String.format(Locale.ROOT, "| `%s` | %.1f %% | %.1f %% |", function.replace(", ", "`, `"),
                detection.found(), detection.falselyFound()));
    }

    private static String counts(Map<String, Integer> counts) {
        return String.join(", ",
                counts.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList());
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
