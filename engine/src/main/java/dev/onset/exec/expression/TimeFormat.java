package dev.onset.exec.expression;

import java.time.LocalDateTime;

/** A pattern by which times are written and read. */
interface TimeFormat {

    String format(LocalDateTime time);

    /** @throws dev.onset.error.OnsetException if the text is not of the pattern, or no date */
    LocalDateTime parse(String text);
}
