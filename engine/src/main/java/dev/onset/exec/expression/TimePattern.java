package dev.onset.exec.expression;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/** Patterns of strftime ({@code %Y-%m-%d}) and of PostgreSQL's to_char ({@code YYYY-MM-DD}), for writing and reading times. */
final class TimePattern {

    /** Of to_char; where one begins like another, the longer one stands first. */
    private static final List<String> FIELDS = List.of("HH24", "HH12", "YYYY", "IYYY", "MONTH", "MON", "DAY", "DDD",
            "MS", "US", "HH", "MI", "SS", "AM", "PM", "YY", "MM", "DD", "DY", "IW", "ID", "Q", "D");

    private final DateTimeFormatter formatter;
    private final String pattern;

    private TimePattern(DateTimeFormatterBuilder builder, String pattern) {
        this.formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.SMART);
        this.pattern = pattern;
    }

    /** Of strftime. */
    static TimePattern ofPercents(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                builder.appendLiteral(c);
                continue;
            }
            if (++i == pattern.length()) {
                throw unknown("%", pattern);
            }
            char next = pattern.charAt(i);
            boolean unpadded = next == '-' && i + 1 < pattern.length();
            addPercent(builder, unpadded ? pattern.charAt(++i) : next, unpadded, pattern);
        }
        return new TimePattern(builder, pattern);
    }

    private static void addPercent(DateTimeFormatterBuilder builder, char field, boolean unpadded, String pattern) {
        int digits = unpadded ? 1 : 2;
        switch (field) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
            case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 1969);
            case 'm' -> number(builder, ChronoField.MONTH_OF_YEAR, digits);
            case 'd' -> number(builder, ChronoField.DAY_OF_MONTH, digits);
            case 'H' -> number(builder, ChronoField.HOUR_OF_DAY, digits);
            case 'I' -> number(builder, ChronoField.CLOCK_HOUR_OF_AMPM, digits);
            case 'M' -> number(builder, ChronoField.MINUTE_OF_HOUR, digits);
            case 'S' -> number(builder, ChronoField.SECOND_OF_MINUTE, digits);
            case 'f' -> builder.appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, false);
            case 'g' -> builder.appendFraction(ChronoField.MILLI_OF_SECOND, 3, 3, false);
            case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY);
            case 'j' -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
            case 'a' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
            case 'A' -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
            case 'b', 'h' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
            case 'B' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
            case 'u' -> builder.appendValue(ChronoField.DAY_OF_WEEK);
            case 'V' -> builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
            case 'G' -> builder.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
            case 'F' -> builder.append(DateTimeFormatter.ISO_LOCAL_DATE);
            case 'T' -> builder.appendPattern("HH:mm:ss");
            case 'D' -> builder.appendPattern("MM/dd/yy");
            case 'R' -> builder.appendPattern("HH:mm");
            case 'n' -> builder.appendLiteral('\n');
            case 't' -> builder.appendLiteral('\t');
            case '%' -> builder.appendLiteral('%');
            default -> throw unknown("%" + field, pattern);
        }
    }

    private static void number(DateTimeFormatterBuilder builder, ChronoField field, int digits) {
        builder.appendValue(field, digits, 2, SignStyle.NOT_NEGATIVE);
    }

    /** Of to_char; text in double quotes stands for itself. */
    static TimePattern ofFields(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (int i = 0; i < pattern.length();) {
            char c = pattern.charAt(i);
            if (c == '"') {
                int end = pattern.indexOf('"', i + 1);
                int stop = end < 0 ? pattern.length() : end;
                builder.appendLiteral(pattern.substring(i + 1, stop));
                i = stop + 1;
                continue;
            }
            boolean plain = pattern.regionMatches(true, i, "FM", 0, 2);
            int start = plain ? i + 2 : i;
            String field = field(pattern, start);
            if (field == null) {
                if (Character.isLetter(c)) {
                    throw unknown(String.valueOf(c), pattern);
                }
                builder.appendLiteral(c);
                i++;
            } else {
                addField(builder, field, pattern.substring(start, start + field.length()), plain);
                i = start + field.length();
            }
        }
        return new TimePattern(builder, pattern);
    }

    private static @Nullable String field(String pattern, int at) {
        for (String field : FIELDS) {
            if (pattern.regionMatches(true, at, field, 0, field.length())) {
                return field;
            }
        }
        return null;
    }

    private static void addField(DateTimeFormatterBuilder builder, String field, String written, boolean plain) {
        int digits = plain ? 1 : 2;
        switch (field) {
            case "YYYY" -> builder.appendValue(ChronoField.YEAR, 4);
            case "IYYY" -> builder.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
            case "YY" -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 1970);
            case "MM" -> number(builder, ChronoField.MONTH_OF_YEAR, digits);
            case "DD" -> number(builder, ChronoField.DAY_OF_MONTH, digits);
            case "HH24" -> number(builder, ChronoField.HOUR_OF_DAY, digits);
            case "HH12", "HH" -> number(builder, ChronoField.CLOCK_HOUR_OF_AMPM, digits);
            case "MI" -> number(builder, ChronoField.MINUTE_OF_HOUR, digits);
            case "SS" -> number(builder, ChronoField.SECOND_OF_MINUTE, digits);
            case "MS" -> builder.appendFraction(ChronoField.MILLI_OF_SECOND, 3, 3, false);
            case "US" -> builder.appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, false);
            case "AM", "PM" -> builder.appendText(ChronoField.AMPM_OF_DAY);
            case "DDD" -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
            case "ID", "D" -> builder.appendValue(ChronoField.DAY_OF_WEEK);
            case "IW" -> builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
            case "Q" -> builder.appendValue(IsoFields.QUARTER_OF_YEAR);
            default -> name(builder, field, written, plain);
        }
    }

    /** Names in the case of the pattern; months and days in full are filled up to nine letters, unless FM stands before them. */
    private static void name(DateTimeFormatterBuilder builder, String field, String written, boolean plain) {
        boolean month = field.startsWith("MON");
        TextStyle style = field.length() > 3 || field.equals("DAY") ? TextStyle.FULL : TextStyle.SHORT;
        Map<Long, String> names = new HashMap<>();
        for (int i = 1; i <= (month ? 12 : 7); i++) {
            String name = month
                    ? Month.of(i).getDisplayName(style, Locale.ENGLISH)
                    : DayOfWeek.of(i).getDisplayName(style, Locale.ENGLISH);
            String cased = written.equals(written.toUpperCase(Locale.ROOT)) ? name.toUpperCase(Locale.ROOT)
                    : written.equals(written.toLowerCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
            names.put((long) i, style == TextStyle.FULL && !plain ? "%-9s".formatted(cased) : cased);
        }
        builder.appendText(month ? ChronoField.MONTH_OF_YEAR : ChronoField.DAY_OF_WEEK, names);
    }

    private static OnsetException unknown(String field, String pattern) {
        return new OnsetException(OnsetException.Category.ARGUMENT,
                "'%s' in the pattern '%s' is no part of a date or time".formatted(field, pattern));
    }

    String format(LocalDateTime time) {
        return formatter.format(time);
    }

    /** @throws OnsetException if the text is not of the pattern, or no date */
    LocalDateTime parse(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text.strip());
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (date == null && parsed.isSupported(ChronoField.YEAR)) {
                int month = parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
                int day = parsed.isSupported(ChronoField.DAY_OF_MONTH) ? parsed.get(ChronoField.DAY_OF_MONTH) : 1;
                date = LocalDate.of(parsed.get(ChronoField.YEAR), month, day);
            }
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (time == null) {
                int hour = parsed.isSupported(ChronoField.HOUR_OF_DAY) ? parsed.get(ChronoField.HOUR_OF_DAY) : 0;
                time = LocalTime.of(hour, 0);
            }
            return (date == null ? LocalDate.of(1900, 1, 1) : date).atTime(time);
        } catch (DateTimeException e) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "'%s' is not of the form '%s'".formatted(text, pattern), null, e);
        }
    }
}
