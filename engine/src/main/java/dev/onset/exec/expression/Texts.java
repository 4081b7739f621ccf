package dev.onset.exec.expression;

import java.text.Normalizer;
import java.util.regex.Pattern;

import dev.onset.error.OnsetException;

/** What can be done with one text. Positions count from 1, in code points. */
final class Texts {

    private static final long MAX_LENGTH = 1 << 28;

    private Texts() {}

    static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Where the text first contains the searched one; 0 where it does not. */
    static long position(String searched, String text) {
        int index = text.indexOf(searched);
        return index < 0 ? 0 : text.codePointCount(0, index) + 1L;
    }

    /**
     * So many code points from the position on. A negative position counts from the end; position 0 is the place before the
     * first one.
     */
    static String substring(String text, long from, long length) {
        if (length < 0) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "SUBSTRING takes a length of at least 0, not " + length);
        }
        long size = length(text);
        long start = from < 0 ? size + from : from - 1;
        long end = length > size - start ? size : start + length;
        return start >= size || end <= 0 ? "" : codePoints(text, Math.max(start, 0), end);
    }

    /** The first so many code points; a negative number leaves out so many at the end. */
    static String left(String text, long count) {
        long size = length(text);
        long end = count >= 0 ? Math.min(count, size) : Math.max(size + count, 0);
        return codePoints(text, 0, end);
    }

    /** The last so many code points; a negative number leaves out so many at the start. */
    static String right(String text, long count) {
        long size = length(text);
        long start = count >= 0 ? Math.max(size - count, 0) : count < -size ? size : -count;
        return codePoints(text, start, size);
    }

    private static String codePoints(String text, long start, long end) {
        int from = text.offsetByCodePoints(0, (int) start);
        return text.substring(from, text.offsetByCodePoints(from, (int) (end - start)));
    }

    /** Takes all of these characters away from the start, the end or both. */
    static String trim(String text, String characters, boolean leading, boolean trailing) {
        int start = 0;
        int end = text.length();
        while (leading && start < end && characters.indexOf(text.codePointAt(start)) >= 0) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (trailing && end > start && characters.indexOf(text.codePointBefore(end)) >= 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    static String repeat(String text, long times) {
        if (times <= 0 || text.isEmpty()) {
            return "";
        }
        if (times > MAX_LENGTH / text.length()) {
            throw tooLong("REPEAT", times);
        }
        return text.repeat((int) times);
    }

    /** The part with this number between separators; a negative number counts from the end; "" where there is none. */
    static String splitPart(String text, String separator, long part) {
        if (separator.isEmpty()) {
            return part == 1 || part == -1 ? text : "";
        }
        String[] parts = text.split(Pattern.quote(separator), -1);
        long index = part > 0 ? part - 1 : parts.length + part;
        return part == 0 || index < 0 || index >= parts.length ? "" : parts[(int) index];
    }

    /** Fills the text up at its start or end, or cuts its end off, so that it has the length. */
    static String pad(String text, long length, String padding, boolean atStart) {
        if (length > MAX_LENGTH) {
            throw tooLong(atStart ? "LPAD" : "RPAD", length);
        }
        long missing = length - length(text);
        if (missing <= 0) {
            return left(text, Math.max(length, 0));
        }
        if (padding.isEmpty()) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "'%s' cannot be padded to %d characters with an empty text".formatted(text, length));
        }
        String filling = left(padding.repeat((int) (missing / length(padding)) + 1), missing);
        return atStart ? filling + text : text + filling;
    }

    /** Upper case at the start of each word, lower case elsewhere. */
    static String initialCapitals(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean start = true;
        for (int i = 0; i < text.length();) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            result.appendCodePoint(start ? Character.toUpperCase(codePoint) : Character.toLowerCase(codePoint));
            start = !Character.isLetterOrDigit(codePoint);
        }
        return result.toString();
    }

    /** Each character that is among the first ones becomes the one at its place among the second ones, or nothing. */
    static String translate(String text, String from, String to) {
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            int found = 0;
            while (found < sources.length && sources[found] != codePoint) {
                found++;
            }
            if (found == sources.length) {
                result.appendCodePoint(codePoint);
            } else if (found < targets.length) {
                result.appendCodePoint(targets[found]);
            }
        });
        return result.toString();
    }

    static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    /** Puts a text in the place of so many code points from the position on. */
    static String overlay(String text, String replacement, long position, long length) {
        if (position < 1) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "OVERLAY takes a position of at least 1, not " + position);
        }
        return left(text, position - 1) + replacement + substring(text, Math.max(1, position + length),
                Integer.MAX_VALUE);
    }

    private static OnsetException tooLong(String function, long length) {
        return new OnsetException(OnsetException.Category.DATA,
                "%s: a text of %d characters or copies is too long".formatted(function, length));
    }
}
