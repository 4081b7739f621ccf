package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.onset.ingest.ImportProgress;

final class ProgressLineTest {

    @Test
    void whatIsLeftIsSaidOnceAllLogsAreFound() {
        assertThat(ProgressLine.text(new ImportProgress(1200, 300, 4000, 1000, false, 250), 5))
                .isEqualTo("300 of 1,200+ logs, 250 runs");
        assertThat(ProgressLine.text(new ImportProgress(1200, 300, 4000, 1000, true, 250), 5))
                .isEqualTo("300 of 1,200 logs, 250 runs, about 15 s left");
    }
}
