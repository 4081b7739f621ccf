package dev.onset.cli.report;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What {@code curve_verdict} says of a run, in the order of the report: what needs a look comes first. */
enum Verdict {

    OVERFIT("overfit", "Overfit", "Validation rose for good while training went on improving."), NONFINITE("nonfinite",
            "NaN or infinite",
            "A loss met a value that is not finite."), DIVERGED("diverged", "Diverged", "A loss blew up."), GAP_GROWING(
                    "gap_growing", "Gap growing",
                    "Training draws away from validation, which does not rise yet."), NEVER_LEARNED("never_learned",
                            "Never learned", "Training loss hardly left its first value."), SPIKY("spiky", "Spiky",
                                    "Training loss jumps again and again."), PLATEAU("plateau", "Plateaued",
                                            "Validation had stopped to improve long before the end."), IMPROVING(
                                                    "improving", "Still improving",
                                                    "Validation was still falling when the run ended: it may be worth more steps."), OK(
                                                            "ok", "Nothing found", "None of the above."), INSUFFICIENT(
                                                                    "insufficient_data", "Too few points",
                                                                    "Fewer than five evaluations, or no training and validation loss.");

    private final String word;
    private final String label;
    private final String meaning;

    Verdict(String word, String label, String meaning) {
        this.word = word;
        this.label = label;
        this.meaning = meaning;
    }

    /** As the function says it. */
    String word() {
        return word;
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    /** The class of a style sheet that has its colour. */
    String css() {
        return "v-" + name().toLowerCase(Locale.ROOT);
    }

    /** @param word null where a run has no loss to judge by */
    static Verdict of(@Nullable String word) {
        for (Verdict verdict : values()) {
            if (verdict.word.equals(word)) {
                return verdict;
            }
        }
        return INSUFFICIENT;
    }
}
