package dev.onset.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

import org.junit.jupiter.api.Test;

final class FailureTextTest {

    @Test
    void whatHelpsIsSaid() {
        assertThat(FailureText.of(new OutOfMemoryError("Java heap space"))).contains("no memory left", "-Xmx");
        assertThat(FailureText.of(new StackOverflowError())).contains("nested too deeply", "-Xss");
        assertThat(FailureText.of(new ExceptionInInitializerError(new IllegalStateException("broken"))))
                .contains("cannot be loaded: java.lang.IllegalStateException: broken", "onset doctor");
        assertThat(FailureText.of(new UncheckedIOException(new NoSuchFileException("a.sql"))))
                .isEqualTo("there is no file a.sql");
    }

    @Test
    void aDefectIsCalledOne() {
        assertThat(FailureText.of(new NullPointerException())).contains("NullPointerException", "defect",
                "ONSET_DEBUG=1");
    }
}
