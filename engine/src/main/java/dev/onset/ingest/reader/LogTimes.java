package dev.onset.ingest.reader;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.onset.archive.StepAxis;

/** Times as loggers write them, as microseconds since 1970 UTC. */
public final class LogTimes {

    /** Seconds between the years 2001 and 2286; a duration is shorter. */
    private static final double FIRST_SECOND = 1e9;
    private static final double LAST_SECOND = 1e10;

    private LogTimes() {}

    /** Whether a number is a time rather than a duration: seconds or milliseconds since 1970, after 2001. */
    public static boolean isAbsolute(double value) {
        return (value >= FIRST_SECOND && value < LAST_SECOND)
                || (value >= FIRST_SECOND * 1e3 && value < LAST_SECOND * 1e3);
    }

    /** The time of a number that {@link #isAbsolute}. */
    public static long micros(double value) {
        return value < LAST_SECOND ? ofSeconds(value) : Math.round(value * 1e3);
    }

    /** The time of seconds since 1970; {@link StepAxis#NO_TIME} for what is no time. */
    public static long ofSeconds(double seconds) {
        return Double.isFinite(seconds) && Math.abs(seconds) < 1e12 && seconds != 0 ? Math.round(seconds * 1e6)
                : StepAxis.NO_TIME;
    }

    /** The time that an ISO 8601 text says; without a zone it is UTC. {@link StepAxis#NO_TIME} if it is none. */
    public static long parse(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            Instant instant = iso.length() > 19 && iso.substring(19).matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        } catch (DateTimeException | ArithmeticException e) {
            return StepAxis.NO_TIME;
        }
    }
}
