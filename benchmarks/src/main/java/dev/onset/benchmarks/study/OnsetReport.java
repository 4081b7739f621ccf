package dev.onset.benchmarks.study;

import java.util.Locale;

/** The study of onsets as Markdown. */
final class OnsetReport {

    private final StringBuilder page;

    OnsetReport(StringBuilder page) {
        this.page = page;
    }

    void write(OnsetStudy.Outcome outcome) {
        line("| rule | detected | from 200 evaluations | false alarms | median error | 90th percentile | score |");
        line("|---|---:|---:|---:|---:|---:|---:|");
        for (int i = 0; i < outcome.rules().size(); i++) {
            OnsetScore score = outcome.scores().get(i);
            String title = outcome.rules().get(i).title();
            line(String.format(Locale.ROOT, "| %s | %.1f %% | %.1f %% | %.1f %% | %.2f %% | %.1f %% | %.1f |",
                    i == 0 ? "**" + title + "**" : title, score.detected(), score.detectedLong(), score.falseAlarms(),
                    score.medianError(), score.quantile(0.9), score.combined()));
        }
        line("");
        OnsetScore ours = outcome.scores().getFirst();
        line("| evaluations | detected |");
        line("|---:|---:|");
        for (int length : OnsetStudy.LENGTHS) {
            line(String.format(Locale.ROOT, "| %,d | %.1f %% |", length, ours.detected(length)));
        }
        line("");
        line("| controls | false alarms |");
        line("|---|---:|");
        for (CurveKind kind : CurveKind.values()) {
            if (kind != CurveKind.OVERFIT) {
                line(String.format(Locale.ROOT, "| %s | %.1f %% |", kind.title(), ours.falseAlarms(kind.title())));
            }
        }
        for (Noise noise : Noise.values()) {
            String title = noise.title() + " noise";
            line(String.format(Locale.ROOT, "| %s | %.1f %% |", title, ours.falseAlarms(title)));
        }
        line("");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
