package dev.onset.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QueryProgressTest {

    @Test
    void theShareOfThePartsThatAreKnownIsTold() {
        QueryProgress progress = new QueryProgress();
        assertThat(progress.fraction()).isNaN();
        progress.expect(4);
        assertThat(progress.fraction()).isZero();
        progress.partDone();
        assertThat(progress.fraction()).isEqualTo(0.25);
        progress.expect(4);
        assertThat(progress.fraction()).isEqualTo(0.125);
    }

    @Test
    void nothingIsSaidOfWhatIsNotKnown() {
        QueryProgress progress = new QueryProgress();
        progress.expect(1);
        assertThat(progress.secondsLeft()).isNaN();
        progress.partDone();
        assertThat(progress.fraction()).isNaN();
        assertThat(progress.secondsLeft()).isNaN();
    }
}
