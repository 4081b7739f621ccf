package dev.onset.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/diagnoses.md says of {@code overfit_onset} as it is by default, on the half that chose no parameters. */
class OnsetStudyTest {

    private static List<OnsetScore> scores = List.of();

    @BeforeAll
    static void study() {
        List<OnsetRule> rules = new ArrayList<>();
        rules.add(OnsetRule.trend(2.5, 0.01));
        rules.addAll(OnsetRule.rivals());
        scores = OnsetStudy.scores(1, rules);
    }

    @Test
    void fewHealthyRunsAreCalledOverfit() {
        assertThat(scores.getFirst().falseAlarms()).isLessThanOrEqualTo(1.4);
    }

    @Test
    void mostOnsetsThatStandOutOfTheNoiseAreFound() {
        assertThat(scores.getFirst().detected()).isGreaterThanOrEqualTo(87);
        assertThat(scores.getFirst().detectedLong()).isGreaterThanOrEqualTo(95);
    }

    @Test
    void onsetsAreFoundWhereTheyAre() {
        assertThat(scores.getFirst().medianError()).isLessThanOrEqualTo(2);
    }

    @Test
    void noRivalHasABetterScore() {
        assertThat(scores).allSatisfy(
                score -> assertThat(score.combined()).isLessThanOrEqualTo(scores.getFirst().combined()));
    }
}
