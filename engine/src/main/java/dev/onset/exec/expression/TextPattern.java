package dev.onset.exec.expression;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/** The patterns of LIKE, ILIKE and SIMILAR TO, and regular expressions, ready to be applied to texts. */
final class TextPattern {

    private TextPattern() {}

    /** {@code %} stands for any text, {@code _} for one code point, the escape character for the one after it. */
    static Predicate<String> like(String pattern, @Nullable String escape, boolean ignoreCase) {
        int escapeCharacter = escapeCharacter(escape);
        if (!ignoreCase && pattern.indexOf('_') < 0
                && (escapeCharacter < 0 || pattern.indexOf(escapeCharacter) < 0)) {
            Predicate<String> simple = simple(pattern);
            if (simple != null) {
                return simple;
            }
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length();) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            if (c == escapeCharacter) {
                if (i == pattern.length()) {
                    throw danglingEscape(pattern);
                }
                int literal = pattern.codePointAt(i);
                i += Character.charCount(literal);
                regex.append(Pattern.quote(Character.toString(literal)));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)));
            }
        }
        int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(regex.toString(), flags).asMatchPredicate();
    }

    /** A text with % at its ends only, which needs no regular expression. */
    private static @Nullable Predicate<String> simple(String pattern) {
        boolean open = pattern.startsWith("%");
        boolean openEnd = pattern.length() > 1 && pattern.endsWith("%");
        String middle = pattern.substring(open ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
        if (middle.indexOf('%') >= 0) {
            return null;
        }
        if (open && openEnd) {
            return text -> text.contains(middle);
        }
        return open ? text -> text.endsWith(middle) : openEnd ? text -> text.startsWith(middle) : middle::equals;
    }

    /** SQL's regular expression: the wildcards of LIKE, and {@code | * + ? {m,n} ( ) [ ]}; it matches the whole text. */
    static Predicate<String> similar(String pattern, @Nullable String escape) {
        int escapeCharacter = escapeCharacter(escape);
        StringBuilder regex = new StringBuilder();
        boolean inBrackets = false;
        for (int i = 0; i < pattern.length();) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            if (c == escapeCharacter) {
                if (i == pattern.length()) {
                    throw danglingEscape(pattern);
                }
                int literal = pattern.codePointAt(i);
                i += Character.charCount(literal);
                regex.append(Pattern.quote(Character.toString(literal)));
                continue;
            }
            inBrackets = c == '[' || (inBrackets && c != ']');
            switch (c) {
                case '%' -> regex.append(inBrackets ? "%" : ".*");
                case '_' -> regex.append(inBrackets ? "_" : ".");
                case '.', '\\', '^', '$' -> regex.append(inBrackets && c == '^' ? "" : "\\").appendCodePoint(c);
                default -> regex.appendCodePoint(c);
            }
        }
        return compile(regex.toString(), pattern).asMatchPredicate();
    }

    /** A regular expression of Java's syntax. */
    static Pattern regex(String pattern) {
        return compile(pattern, pattern);
    }

    private static Pattern compile(String regex, String shown) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "'%s' is not a regular expression: %s".formatted(shown, e.getDescription()), null, e);
        }
    }

    private static int escapeCharacter(@Nullable String escape) {
        if (escape == null || escape.isEmpty()) {
            return -1;
        }
        if (escape.codePointCount(0, escape.length()) != 1) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "ESCAPE takes one character, not '%s'".formatted(escape));
        }
        return escape.codePointAt(0);
    }

    private static OnsetException danglingEscape(String pattern) {
        return new OnsetException(OnsetException.Category.ARGUMENT,
                "the pattern '%s' ends with its escape character".formatted(pattern));
    }
}
