package dev.onset.functions;

import java.util.List;

/**
 * The reference text of a function.
 *
 * @param category the section of the reference that it stands in, for example {@code Overfitting}
 * @param summary one sentence
 * @param formula the definition, precise enough to compute it by hand
 * @param source where the formula comes from (paper, framework, or "Onset")
 * @param caution when not to trust the answer
 * @param examples SQL queries that run on the documentation's example archive
 */
public record Documentation(String category, String summary, String formula, String source, String caution,
        List<String> examples) {

    public Documentation {
        examples = List.copyOf(examples);
    }
}
