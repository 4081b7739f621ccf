package dev.onset.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

/** What docs/diagnoses.md says of learning rates and of health. */
class EventStudyTest {

    private static final String ADVICE = "write it by benchmarks/study --write";

    @Test
    void thePageShowsTheTableOfLearningRates() throws IOException {
        LearningRateStudy.Outcome outcome = LearningRateStudy.run();
        assertThat(StudyPage.table("learning rates")).as(ADVICE)
                .isEqualTo(Study.table(page -> new EventReport(page).write(outcome)));
        assertThat(outcome.counted()).isGreaterThanOrEqualTo(outcome.runs() * 99 / 100);
    }

    @Test
    void thePageShowsTheTableOfHealth() throws IOException {
        HealthStudy.Outcome outcome = HealthStudy.run();
        assertThat(StudyPage.table("health")).as(ADVICE)
                .isEqualTo(Study.table(page -> new EventReport(page).write(outcome)));
        assertThat(outcome.divergence().found()).isGreaterThan(99);
        assertThat(outcome.divergence().falselyFound()).isLessThan(1);
    }
}
