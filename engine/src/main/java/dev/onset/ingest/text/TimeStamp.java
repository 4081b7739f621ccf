package dev.onset.ingest.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.LogTimes;

/** The time stamp at the beginning of a line; without a zone it is taken for UTC. */
final class TimeStamp {

    private static final Pattern ISO = Pattern
            .compile("^\\W{0,2}(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}:\\d{2})(?:[.,](\\d{1,6}))?");
    private static final Pattern CTIME = Pattern
            .compile(
                    "^\\W{0,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) +(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2}) (\\d{4})");
    private static final DateTimeFormatter CTIME_FORMAT = DateTimeFormatter.ofPattern("yyyy MMM d HH:mm:ss",
            Locale.ENGLISH);

    private TimeStamp() {}

    /** In microseconds since 1970; {@link StepAxis#NO_TIME} if the line has none. */
    static long of(String line) {
        Matcher iso = ISO.matcher(line);
        if (iso.find()) {
            return LogTimes.parse(iso.group(1) + "T" + iso.group(2) + (iso.group(3) == null ? "" : "." + iso.group(3)));
        }
        Matcher ctime = CTIME.matcher(line);
        if (ctime.find()) {
            try {
                String text = String.join(" ", ctime.group(4), ctime.group(1), ctime.group(2), ctime.group(3));
                return LocalDateTime.parse(text, CTIME_FORMAT).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
            } catch (DateTimeException e) {
                return StepAxis.NO_TIME;
            }
        }
        return StepAxis.NO_TIME;
    }
}
