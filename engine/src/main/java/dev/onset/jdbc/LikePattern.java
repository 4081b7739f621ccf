package dev.onset.jdbc;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A pattern of DatabaseMetaData: {@code %} is any text, {@code _} any character, a backslash takes the next one as it is. */
final class LikePattern {

    static final String ESCAPE = "\\";

    private final @Nullable Pattern pattern;

    /** @param like null matches everything */
    LikePattern(@Nullable String like) {
        pattern = like == null ? null : Pattern.compile(regex(like), Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    private static String regex(String like) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                case '\\' -> regex.append(Pattern.quote(i + 1 < like.length() ? like.substring(++i, i + 1) : ESCAPE));
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    boolean matches(String name) {
        return pattern == null || pattern.matcher(name).matches();
    }
}
