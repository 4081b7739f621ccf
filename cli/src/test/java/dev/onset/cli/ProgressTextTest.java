package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.ingest.ImportProgress;

final class ProgressTextTest {

    private static final ImportProgress WALKING = new ImportProgress(1200, 300, 4_000_000, 1_000_000, false, 250, 9000,
            0);
    private static final ImportProgress READING = new ImportProgress(1200, 300, 4_000_000, 1_000_000, true, 250, 9000,
            0);

    @Test
    void whileLogsAreSoughtItIsNotKnownWhatIsLeft() {
        assertThat(ProgressText.line(WALKING, 5, 120))
                .isEqualTo("300 of 1,200+ logs, 0.2 MB/s, 250 runs, 9,000 points");
    }

    @Test
    void onceAllAreFoundThereIsABarWithRateAndTimeLeft() {
        assertThat(ProgressText.line(READING, 5, 120)).isEqualTo("[=======                       ]  25%, 15 s left, "
                + "300 of 1,200 logs, 0.2 MB/s, 250 runs, 9,000 points");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40, 60, 80, 100, 200})
    void itFitsTheTerminal(int width) {
        assertThat(ProgressText.line(READING, 5, width)).hasSizeLessThan(width).contains("25%");
        assertThat(ProgressText.line(WALKING, 5, width)).hasSizeLessThan(width);
    }

    @Test
    void aNarrowTerminalShowsWhatMattersMost() {
        assertThat(ProgressText.line(READING, 5, 30)).isEqualTo(" 25%, 15 s left, 0.2 MB/s");
    }

    @Test
    void aPlainLineSaysAllOfIt() {
        assertThat(ProgressText.plain(READING, 5))
                .isEqualTo("after 5 s: 300 of 1,200 logs, 250 runs, 9,000 points, 0.2 MB/s, 15 s left");
    }

    @Test
    void longTimesAreInMinutesAndHours() {
        assertThat(ProgressText.line(READING, 500, 120)).contains("25 min 0 s left");
        assertThat(ProgressText.line(READING, 5000, 120)).contains("4 h 10 min left");
    }
}
