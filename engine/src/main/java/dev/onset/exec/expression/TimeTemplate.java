package dev.onset.exec.expression;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/**
 * A pattern of PostgreSQL's to_char and to_timestamp, such as {@code YYYY-MM-DD HH24:MI}. Names come in the case of the pattern, filled
 * up as there; FM before a field leaves out blanks and zeros. Text in double quotes stands for itself, and so does T alone.
 */
final class TimeTemplate implements TimeFormat {

    /** Where one begins like another, the longer one stands first. */
    private static final List<String> FIELDS = List.of("SSSSS", "SSSS", "HH24", "HH12", "Y,YYY", "YYYY", "IYYY",
            "MONTH", "IDDD", "A.M.", "P.M.", "B.C.", "A.D.", "YYY", "IYY", "MON", "DAY", "DDD", "FF1", "FF2", "FF3",
            "FF4", "FF5", "FF6", "MS", "US", "HH", "MI", "SS", "AM", "PM", "AD", "BC", "YY", "IY", "MM", "DD", "DY",
            "IW", "ID", "WW", "CC", "RM", "Q", "D", "Y", "I", "W", "J");
    static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI",
            "XII");
    private static final int LONGEST_NAME = 9;
    private static final int LONGEST_ROMAN = 4;
    private static final int DAYS_A_WEEK = 7;

    /**
     * A field, or text that stands for itself.
     *
     * @param field in capitals; empty: text
     * @param written as in the pattern
     * @param plain whether FM stands before it
     */
    record Part(String field, String written, boolean plain) {}

    private final String pattern;
    private final List<Part> parts = new ArrayList<>();

    TimeTemplate(String pattern) {
        this.pattern = pattern;
        int at = 0;
        while (at < pattern.length()) {
            at = read(at);
        }
    }

    private int read(int at) {
        char c = pattern.charAt(at);
        if (c == '"') {
            int end = pattern.indexOf('"', at + 1);
            int stop = end < 0 ? pattern.length() : end;
            parts.add(new Part("", pattern.substring(at + 1, stop), false));
            return stop + 1;
        }
        boolean plain = pattern.regionMatches(true, at, "FM", 0, 2);
        int start = plain ? at + 2 : at;
        String field = field(start);
        if (field != null) {
            int end = start + field.length();
            parts.add(new Part(field, pattern.substring(start, end), plain));
            return end;
        }
        if (Character.isLetter(c) && c != 'T') {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "'%s' in the pattern '%s' is no part of a date or time".formatted(c, pattern));
        }
        parts.add(new Part("", String.valueOf(c), false));
        return at + 1;
    }

    private @Nullable String field(int at) {
        for (String field : FIELDS) {
            if (pattern.regionMatches(true, at, field, 0, field.length())) {
                return field;
            }
        }
        return null;
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    public LocalDateTime parse(String text) {
        return new TimeTemplateReader(this, pattern, text).read();
    }

    @Override
    public String format(LocalDateTime time) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.field.isEmpty() ? part.written : written(part, time));
        }
        return text.toString();
    }

    private static String written(Part part, LocalDateTime time) {
        LocalDate date = time.toLocalDate();
        int year = time.get(ChronoField.YEAR_OF_ERA);
        int isoYear = date.get(IsoFields.WEEK_BASED_YEAR);
        int isoWeek = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        int weekday = date.getDayOfWeek().getValue();
        int micros = time.getNano() / 1000;
        return switch (part.field) {
            case "HH24" -> number(part, time.getHour(), 2);
            case "HH12", "HH" -> number(part, time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2);
            case "MI" -> number(part, time.getMinute(), 2);
            case "SS" -> number(part, time.getSecond(), 2);
            case "SSSS", "SSSSS" -> number(part, time.toLocalTime().toSecondOfDay(), 1);
            case "MS", "FF3" -> "%03d".formatted(micros / 1000);
            case "US", "FF6" -> "%06d".formatted(micros);
            case "FF1", "FF2", "FF4", "FF5" -> "%06d".formatted(micros).substring(0, part.field.charAt(2) - '0');
            case "AM", "PM" -> cased(part, time.getHour() < 12 ? "AM" : "PM");
            case "A.M.", "P.M." -> cased(part, time.getHour() < 12 ? "A.M." : "P.M.");
            case "AD", "BC" -> cased(part, date.getYear() > 0 ? "AD" : "BC");
            case "A.D.", "B.C." -> cased(part, date.getYear() > 0 ? "A.D." : "B.C.");
            case "Y,YYY" -> "%d,%03d".formatted(year / 1000, year % 1000);
            case "YYYY" -> number(part, year, 4);
            case "YYY", "YY", "Y" -> lastDigits(part, year);
            case "IYYY" -> number(part, isoYear, 4);
            case "IYY", "IY", "I" -> lastDigits(part, isoYear);
            case "CC" -> number(part, (year + 99) / 100, 2);
            case "Q" -> String.valueOf(date.get(IsoFields.QUARTER_OF_YEAR));
            case "MM" -> number(part, date.getMonthValue(), 2);
            case "MONTH" -> name(part, date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), LONGEST_NAME);
            case "MON" -> name(part, date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), 0);
            case "RM" -> name(part, ROMAN.get(date.getMonthValue() - 1), LONGEST_ROMAN);
            case "DAY" -> name(part, date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), LONGEST_NAME);
            case "DY" -> name(part, date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), 0);
            case "DDD" -> number(part, date.getDayOfYear(), 3);
            case "IDDD" -> number(part, (isoWeek - 1) * DAYS_A_WEEK + weekday, 3);
            case "DD" -> number(part, date.getDayOfMonth(), 2);
            // From Sunday on, and from Monday on.
            case "D" -> String.valueOf(weekday % DAYS_A_WEEK + 1);
            case "ID" -> String.valueOf(weekday);
            case "W" -> String.valueOf((date.getDayOfMonth() - 1) / DAYS_A_WEEK + 1);
            case "WW" -> number(part, (date.getDayOfYear() - 1) / DAYS_A_WEEK + 1, 2);
            case "IW" -> number(part, isoWeek, 2);
            case "J" -> String.valueOf(date.getLong(JulianFields.JULIAN_DAY));
            default -> throw new IllegalArgumentException(part.field);
        };
    }

    private static String number(Part part, int number, int digits) {
        return ("%0" + (part.plain ? 1 : digits) + "d").formatted(number);
    }

    private static String lastDigits(Part part, int year) {
        int digits = part.field.length();
        String all = "%04d".formatted(year);
        return all.substring(all.length() - digits);
    }

    private static String name(Part part, String name, int width) {
        String cased = cased(part, name);
        return part.plain || width == 0 ? cased : ("%-" + width + "s").formatted(cased);
    }

    private static String cased(Part part, String text) {
        return part.written.equals(part.written.toUpperCase(Locale.ROOT)) ? text.toUpperCase(Locale.ROOT)
                : part.written.equals(part.written.toLowerCase(Locale.ROOT)) ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** The number of the month that begins a text; 0: none does. */
    static int month(String text, boolean full) {
        for (Month month : Month.values()) {
            String name = month.getDisplayName(full ? TextStyle.FULL : TextStyle.SHORT, Locale.ENGLISH);
            if (text.regionMatches(true, 0, name, 0, name.length())) {
                return month.getValue();
            }
        }
        return 0;
    }
}
