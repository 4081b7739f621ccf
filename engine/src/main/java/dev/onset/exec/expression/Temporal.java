package dev.onset.exec.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Dates and times as the whole numbers that columns hold, and as text. */
public final class Temporal {

    static final long MICROS_PER_SECOND = 1_000_000;
    static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    private static final Pattern SHORT_DATE = Pattern.compile("(\\d{1,4})-(\\d{1,2})-(\\d{1,2})");

    private Temporal() {}

    /** {@code 2026-01-31 12:30:00}, with a fraction where there is one. */
    public static String timestampText(long micros) {
        return dateText(Math.floorDiv(micros, MICROS_PER_DAY)) + " " + timeText(Math.floorMod(micros, MICROS_PER_DAY));
    }

    /** {@code 2026-01-31}. */
    public static String dateText(long days) {
        return LocalDate.ofEpochDay(days).toString();
    }

    /** {@code 12:30:00}, with a fraction of up to six digits where there is one. */
    public static String timeText(long micros) {
        long seconds = micros / MICROS_PER_SECOND;
        String text = "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        return text + fraction(micros % MICROS_PER_SECOND);
    }

    /** {@code 3 days 04:05:06}. */
    public static String intervalText(long micros) {
        long days = Math.abs(micros / MICROS_PER_DAY);
        String sign = micros < 0 ? "-" : "";
        String time = timeText(Math.abs(micros % MICROS_PER_DAY));
        if (days == 0) {
            return sign + time;
        }
        String text = sign + days + (days == 1 ? " day" : " days");
        return micros % MICROS_PER_DAY == 0 ? text : text + " " + sign + time;
    }

    /** {@code 1 year 2 months}. */
    public static String monthsText(long months) {
        long years = months / 12;
        long rest = months % 12;
        String yearText = years + (Math.abs(years) == 1 ? " year" : " years");
        String monthText = rest + (Math.abs(rest) == 1 ? " month" : " months");
        return years == 0 ? monthText : rest == 0 ? yearText : yearText + " " + monthText;
    }

    private static String fraction(long micros) {
        if (micros == 0) {
            return "";
        }
        String digits = "%06d".formatted(micros);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return "." + digits.substring(0, end);
    }

    /** The same text with the month and the day in two digits. */
    private static String padded(String date) {
        Matcher matcher = SHORT_DATE.matcher(date);
        return matcher.matches()
                ? "%4s-%2s-%2s".formatted(matcher.group(1), matcher.group(2), matcher.group(3)).replace(' ', '0')
                : date;
    }

    public static @Nullable Long parseDate(String text) {
        Long micros = parseTimestamp(text);
        return micros == null ? null : Long.valueOf(Math.floorDiv(micros, MICROS_PER_DAY));
    }

    public static @Nullable Long parseTime(String text) {
        try {
            return LocalTime.parse(text.strip()).toNanoOfDay() / 1000;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** ISO 8601 with a blank or a T, seconds optional, time optional; a zone offset is applied. */
    public static @Nullable Long parseTimestamp(String text) {
        String stripped = text.strip();
        try {
            int split = stripped.indexOf('T') >= 0 ? stripped.indexOf('T') : stripped.indexOf(' ');
            if (split < 0) {
                return Math.multiplyExact(LocalDate.parse(padded(stripped)).toEpochDay(), MICROS_PER_DAY);
            }
            LocalDate date = LocalDate.parse(padded(stripped.substring(0, split)));
            String rest = stripped.substring(split + 1).strip();
            int zone = zoneStart(rest);
            ZoneOffset offset = zone < 0 ? ZoneOffset.UTC : ZoneOffset.of(rest.substring(zone).strip());
            LocalTime time = LocalTime.parse((zone < 0 ? rest : rest.substring(0, zone)).strip());
            return micros(date.atTime(time)) - offset.getTotalSeconds() * MICROS_PER_SECOND;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static int zoneStart(String time) {
        for (int i = 0; i < time.length(); i++) {
            char c = time.charAt(i);
            if (c == '+' || c == '-' || c == 'Z') {
                return i;
            }
        }
        return -1;
    }

    static LocalDateTime dateTime(long micros) {
        long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
        return LocalDateTime.ofEpochSecond(seconds, (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000,
                ZoneOffset.UTC);
    }

    static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time);
    }

    /** So many months later; the last day of the month where the day does not exist there. */
    static long plusMonths(long micros, long months) {
        return micros(dateTime(micros).plusMonths(months));
    }
}
