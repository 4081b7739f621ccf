package dev.onset.sql.syntax;

import java.io.StringReader;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/**
 * Lets an argument be named by a reserved word: {@code window => 10}. Calcite's parser expects a frame after {@code WINDOW}, so
 * before it sees the text the first letter of such a word is exchanged, which moves nothing in the line; {@code NamedArguments}
 * reads it back.
 */
public final class ArgumentNames {

    /** From a Latin letter to one that no name of an argument begins with, but that Calcite takes for a letter. */
    private static final int SHIFT = 0x100;

    private ArgumentNames() {}

    /** A statement that parses. */
    static String hide(String sql) {
        if (!sql.contains("=>")) {
            return sql;
        }
        StringBuilder text = new StringBuilder(sql);
        Matcher matcher = Words.NAME.matcher(sql);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (name != null && isReserved(name.toUpperCase(Locale.ROOT))) {
                text.setCharAt(matcher.start(), (char) (name.charAt(0) + SHIFT));
            }
        }
        return text.toString();
    }

    private static boolean isReserved(String word) {
        return Words.ALL.isKeyword(word) && !Words.ALL.isNonReservedKeyword(word);
    }

    /** The name as it was written. */
    public static String show(String name) {
        char first = name.charAt(0);
        boolean hidden = first >= 'A' + SHIFT && first <= 'z' + SHIFT;
        return hidden ? (char) (first - SHIFT) + name.substring(1) : name;
    }

    /** Found when a statement first names an argument: most never do. */
    private static final class Words {

        /** Texts, quoted names and comments come first, so that nothing is changed within them. */
        static final Pattern NAME = Pattern.compile(
                "'[^']*'|\"[^\"]*\"|--[^\\n]*|/\\*.*?\\*/|\\b([A-Za-z]\\w*)(?=\\s*=>)", Pattern.DOTALL);
        static final SqlAbstractParserImpl.Metadata ALL = SqlBabelParserImpl.FACTORY
                .getParser(new StringReader("")).getMetadata();
    }
}
