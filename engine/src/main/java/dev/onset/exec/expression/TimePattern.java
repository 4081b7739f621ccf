package dev.onset.exec.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

import dev.onset.error.OnsetException;

/** A pattern of strftime, such as {@code %Y-%m-%d}. What it does not say is the first month, day, hour; the year is 1900, as in DuckDB. */
final class TimePattern implements TimeFormat {

    private static final int FIRST_YEAR = 1900;

    private final String pattern;
    private final DateTimeFormatter writer;
    private final DateTimeFormatter reader;

    private TimePattern(String pattern) {
        this.pattern = pattern;
        this.writer = formatter(pattern, false);
        this.reader = formatter(pattern, true);
    }

    static TimePattern of(String pattern) {
        return new TimePattern(pattern);
    }

    /** @param reading whether numbers may have fewer digits than they are written with */
    private static DateTimeFormatter formatter(String pattern, boolean reading) {
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
            addPercent(builder, unpadded ? pattern.charAt(++i) : next, unpadded || reading, pattern);
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void addPercent(DateTimeFormatterBuilder builder, char field, boolean fewer, String pattern) {
        int digits = fewer ? 1 : 2;
        switch (field) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
            case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 1969);
            case 'm' -> number(builder, ChronoField.MONTH_OF_YEAR, digits);
            case 'd' -> number(builder, ChronoField.DAY_OF_MONTH, digits);
            case 'H' -> number(builder, ChronoField.HOUR_OF_DAY, digits);
            case 'I' -> number(builder, ChronoField.CLOCK_HOUR_OF_AMPM, digits);
            case 'M' -> number(builder, ChronoField.MINUTE_OF_HOUR, digits);
            case 'S' -> number(builder, ChronoField.SECOND_OF_MINUTE, digits);
            case 'f' -> builder.appendFraction(ChronoField.MICRO_OF_SECOND, fewer ? 1 : 6, 6, false);
            case 'g' -> builder.appendFraction(ChronoField.MILLI_OF_SECOND, fewer ? 1 : 3, 3, false);
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
            case 'D' -> builder.appendPattern("MM/dd/").appendValueReduced(ChronoField.YEAR, 2, 2, 1969);
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

    private static OnsetException unknown(String field, String pattern) {
        return new OnsetException(OnsetException.Category.ARGUMENT,
                "'%s' in the pattern '%s' is no part of a date or time".formatted(field, pattern));
    }

    @Override
    public String format(LocalDateTime time) {
        return writer.format(time);
    }

    @Override
    public LocalDateTime parse(String text) {
        try {
            TemporalAccessor parsed = reader.parse(text.strip());
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return (date == null ? date(parsed) : date).atTime(time == null ? time(parsed) : time);
        } catch (DateTimeException e) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "'%s' is not of the form '%s'".formatted(text, pattern), null, e);
        }
    }

    private static LocalDate date(TemporalAccessor parsed) {
        return LocalDate.of(value(parsed, ChronoField.YEAR, FIRST_YEAR), value(parsed, ChronoField.MONTH_OF_YEAR, 1),
                value(parsed, ChronoField.DAY_OF_MONTH, 1));
    }

    private static LocalTime time(TemporalAccessor parsed) {
        return LocalTime.of(value(parsed, ChronoField.HOUR_OF_DAY, value(parsed, ChronoField.HOUR_OF_AMPM, 0)),
                value(parsed, ChronoField.MINUTE_OF_HOUR, 0),
                value(parsed, ChronoField.SECOND_OF_MINUTE, 0), 1000 * value(parsed, ChronoField.MICRO_OF_SECOND, 0));
    }

    private static int value(TemporalAccessor parsed, ChronoField field, int otherwise) {
        return parsed.isSupported(field) ? parsed.get(field) : otherwise;
    }
}
