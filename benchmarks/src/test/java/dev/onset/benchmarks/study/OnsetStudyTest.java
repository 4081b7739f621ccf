package dev.onset.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/diagnoses.md says of {@code overfit_onset} as it is by default, on the half that chose no parameters. */
class OnsetStudyTest {

    private static List<OnsetScore> scores = List.of();
    private static String table = "";

    @BeforeAll
    static void study() {
        OnsetStudy.Outcome outcome = OnsetStudy.report(OnsetRule.trend(2.5, 0.01));
        scores = outcome.scores();
        table = Study.table(page -> new OnsetReport(page).write(outcome));
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
    void thePageShowsThisTable() throws IOException {
        assertThat(StudyPage.table("onsets")).as("write it by benchmarks/study --write").isEqualTo(table);
    }

    @Test
    void noRivalHasABetterScore() {
        assertThat(scores).allSatisfy(
                score -> assertThat(score.combined()).isLessThanOrEqualTo(scores.getFirst().combined()));
    }
}
