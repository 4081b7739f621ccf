package dev.onset.exec.expression;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/**
 * Reads a text by a {@link TimeTemplate}, as PostgreSQL's to_timestamp does: any sign stands for any other, numbers may have fewer
 * digits, years of two digits lie between 1970 and 2069. What the pattern does not say is the first month, day, hour; the year is 1.
 */
final class TimeTemplateReader {

    private static final String AFTERNOON = "PM";
    private static final String BEFORE_CHRIST = "BC";

    private final TimeTemplate template;
    private final String pattern;
    private final String text;
    private final Map<String, Integer> values = new HashMap<>();
    private int at;

    TimeTemplateReader(TimeTemplate template, String pattern, String text) {
        this.template = template;
        this.pattern = pattern;
        this.text = text.strip();
    }

    LocalDateTime read() {
        for (TimeTemplate.Part part : template.parts()) {
            if (part.field().isEmpty()) {
                skip(part.written());
            } else {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                field(part.field());
            }
        }
        if (at < text.length()) {
            throw wrong(null);
        }
        try {
            return date().atTime(time());
        } catch (DateTimeException e) {
            throw wrong(e);
        }
    }

    private OnsetException wrong(@Nullable DateTimeException cause) {
        return new OnsetException(OnsetException.Category.DATA,
                "'%s' is not of the form '%s'".formatted(text, pattern), null, cause);
    }

    private void skip(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (Character.isWhitespace(c)) {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            } else if (at < text.length() && (Character.isLetterOrDigit(c)
                    ? Character.toUpperCase(text.charAt(at)) == Character.toUpperCase(c)
                    : !Character.isLetterOrDigit(text.charAt(at)))) {
                at++;
            } else {
                throw wrong(null);
            }
        }
    }

    private void field(String field) {
        switch (field) {
            case "HH24", "HH12", "HH", "MI", "SS", "MM", "DD", "IW", "WW", "CC" -> number(field, 2);
            case "SSSS", "SSSSS" -> number("SSSS", 5);
            case "MS", "FF3" -> fraction(3);
            case "US", "FF6" -> fraction(6);
            case "FF1", "FF2", "FF4", "FF5" -> fraction(field.charAt(2) - '0');
            case "AM", "PM", "A.M.", "P.M." -> mark(List.of("A.M.", "P.M.", "AM", AFTERNOON), AFTERNOON);
            case "AD", "BC", "A.D.", "B.C." -> mark(List.of("A.D.", "B.C.", "AD", BEFORE_CHRIST), BEFORE_CHRIST);
            case "YYYY", "IYYY" -> number(field, 4);
            case "Y,YYY" -> thousands();
            case "YYY", "YY", "Y", "IYY", "IY", "I" -> shortYear(field);
            case "DDD", "IDDD" -> number(field, 3);
            case "Q", "D", "ID", "W" -> number(field, 1);
            case "J" -> number(field, 7);
            case "MONTH", "MON" -> month(field.equals("MONTH"));
            case "RM" -> roman();
            default -> weekday(field.equals("DAY") ? TextStyle.FULL : TextStyle.SHORT);
        }
    }

    private String digits(int most) {
        int start = at;
        while (at < text.length() && at < start + most && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong(null);
        }
        return text.substring(start, at);
    }

    private void number(String field, int digits) {
        values.put(field, Integer.parseInt(digits(digits)));
    }

    private void fraction(int most) {
        values.put("US", Integer.parseInt((digits(most) + "000000").substring(0, 6)));
    }

    private void thousands() {
        int thousands = Integer.parseInt(digits(3));
        skip(",");
        values.put("YYYY", thousands * 1000 + Integer.parseInt(digits(3)));
    }

    /** Of few digits, a year is the nearest one to 2020. */
    private void shortYear(String field) {
        boolean iso = field.startsWith("I");
        int year = Integer.parseInt(digits(field.length()));
        values.put(iso ? "IYYY" : "YYYY", year < 70 || (year >= 100 && year < 520) ? year + 2000
                : year < 1000 ? year + (year < 100 ? 1900 : 1000) : year);
        if (!iso && field.length() == 2) {
            values.put("YY", year);
        }
    }

    private void mark(List<String> marks, String second) {
        for (String mark : marks) {
            if (text.regionMatches(true, at, mark, 0, mark.length())) {
                at += mark.length();
                values.put(second, mark.startsWith(second.substring(0, 1)) ? 1 : 0);
                return;
            }
        }
        throw wrong(null);
    }

    private void month(boolean full) {
        int month = TimeTemplate.month(text.substring(at), full);
        if (month == 0) {
            throw wrong(null);
        }
        letters();
        values.put("MM", month);
    }

    private String letters() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void roman() {
        int month = TimeTemplate.ROMAN.indexOf(letters().toUpperCase(Locale.ROOT)) + 1;
        if (month == 0) {
            throw wrong(null);
        }
        values.put("MM", month);
    }

    private void weekday(TextStyle style) {
        String name = letters();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getDisplayName(style, Locale.ENGLISH).equalsIgnoreCase(name)) {
                values.put("ID", day.getValue());
                return;
            }
        }
        throw wrong(null);
    }

    private int value(String field, int otherwise) {
        return values.getOrDefault(field, otherwise);
    }

    private LocalTime time() {
        if (values.containsKey("SSSS")) {
            return LocalTime.ofSecondOfDay(value("SSSS", 0));
        }
        int hour = value("HH24", value("HH12", value("HH", 0)));
        if (values.containsKey(AFTERNOON)) {
            hour = hour % 12 + 12 * value(AFTERNOON, 0);
        }
        return LocalTime.of(hour, value("MI", 0), value("SS", 0), value("US", 0) * 1000);
    }

    private LocalDate date() {
        if (values.containsKey("J")) {
            return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, value("J", 0));
        }
        if (values.containsKey("IDDD") || values.containsKey("IW")) {
            return ofWeeks(value("IYYY", value("YYYY", 1)));
        }
        LocalDate year = LocalDate.of(year(), 1, 1);
        if (values.containsKey("DDD")) {
            return inYear(year, value("DDD", 1));
        }
        if (values.containsKey("WW")) {
            return inYear(year, (value("WW", 1) - 1) * 7 + 1);
        }
        int day = values.containsKey("W") ? (value("W", 1) - 1) * 7 + 1 : value("DD", 1);
        return LocalDate.of(year.getYear(), value("MM", 1), day);
    }

    private int year() {
        int year = value("YYYY", value("IYYY", 1));
        if (values.containsKey("CC")) {
            int first = (value("CC", 1) - 1) * 100;
            year = values.containsKey("YY") ? first + value("YY", 0) : values.containsKey("YYYY") ? year : first + 1;
        }
        return value(BEFORE_CHRIST, 0) == 1 ? 1 - year : year;
    }

    private static LocalDate inYear(LocalDate first, int day) {
        return LocalDate.ofYearDay(first.getYear(), day);
    }

    private LocalDate ofWeeks(int year) {
        // The fourth of January is always in the first week.
        LocalDate monday = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY);
        if (values.containsKey("IDDD")) {
            return monday.plusDays(value("IDDD", 1) - 1L);
        }
        LocalDate date = monday.plus(value("IW", 1) - 1L, ChronoUnit.WEEKS).plusDays(value("ID", 1) - 1L);
        if (value("IW", 1) < 1 || date.get(IsoFields.WEEK_BASED_YEAR) != year) {
            throw new DateTimeException("week " + value("IW", 1));
        }
        return date;
    }
}
