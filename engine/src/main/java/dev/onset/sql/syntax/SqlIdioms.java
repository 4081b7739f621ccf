package dev.onset.sql.syntax;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.onset.sql.command.Tokens;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/**
 * What other systems write otherwise, as Calcite's parser takes it: {@code ==}, names in backticks, {@code INTERVAL '1 day'},
 * {@code INTERVAL ? DAY}, {@code DATE_DIFF('day', …)}, GROUP BY ALL, IGNORE NULLS among the arguments, {@code IN ()}, WITH t AS MATERIALIZED and
 * DISTINCT ON. Every character keeps its place, so that positions stay true.
 */
public final class SqlIdioms {

    /** Stands for ALL in GROUP BY ALL until {@code AllColumns} puts the columns there. */
    public static final String GROUP_BY_ALL = "A$L";

    /** Stands in the list of {@code IN ()} until {@code Shorthands} takes it out: one letter, for which there is room. */
    public static final String EMPTY_LIST = "\u01FF";

    private static final Pattern CANDIDATE = Pattern.compile(
            "==|`|\\bDATE_?DIFF\\s*\\(\\s*'|\\bINTERVAL\\s+['?]|\\bGROUP\\s+BY\\s+ALL\\b"
                    + "|\\b(?:IGNORE|RESPECT)\\s+NULLS\\s*\\)|\\bFETCH\\s+(?:FIRST|NEXT)\\s+ROWS?\\b|\\bGROUPS\\b|\\bMATERIALIZED\\b|\\bDISTINCT\\s+ON\\b|\\bIN\\s*\\(\\s*\\)|\\bUNNEST\\b|\\b(?:LIMIT|OFFSET|FIRST|NEXT)\\s*(?:\\(|-|ABS\\b|\\d+\\s*[-+*/%])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE_AND_UNIT = Pattern.compile("\\s*([+-]?\\d+)\\s+([A-Za-z]+)\\s*");

    private SqlIdioms() {}

    static String rewrite(String sql) {
        if (!CANDIDATE.matcher(sql).find()) {
            return sql;
        }
        Tokens tokens = new Tokens(sql);
        StringBuilder text = new StringBuilder(sql);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = tokens.get(i + 1);
            ConstantLimits.fold(text, tokens, i);
            if (token.is("=") && next.is("=") && token.end() == next.start()) {
                text.setCharAt(next.start(), ' ');
            } else if (token.kind() == Kind.QUOTED_NAME && sql.charAt(token.start()) == '`'
                    && token.text().indexOf('"') < 0 && token.text().indexOf('`') < 0) {
                text.setCharAt(token.start(), '"');
                text.setCharAt(token.end() - 1, '"');
            } else if (token.is("INTERVAL") && next.kind() == Kind.TEXT
                    && VALUE_AND_UNIT.matcher(next.text()).matches()) {
                interval(text, next);
            } else if (token.is("INTERVAL") && next.is("?") && next.end() < sql.length()
                    && Character.isWhitespace(sql.charAt(next.end()))) {
                text.setCharAt(next.start() - 1, '(');
                text.setCharAt(next.end(), ')');
            } else if ((token.is("DATE_DIFF") || token.is("DATEDIFF")) && next.is("(")
                    && tokens.get(i + 2).kind() == Kind.TEXT) {
                Token unit = tokens.get(i + 2);
                text.replace(token.start(), token.end(), token.is("DATEDIFF") ? "DATEDIFF" : "DATEDIFF ");
                text.setCharAt(unit.start(), ' ');
                text.setCharAt(unit.end() - 1, ' ');
            } else if (token.is("GROUP") && next.is("BY") && tokens.get(i + 2).is("ALL")
                    && !tokens.get(i + 3).is("(")) {
                Token all = tokens.get(i + 2);
                text.replace(all.start(), all.end(), GROUP_BY_ALL);
            } else if (token.is("IN") && next.is("(") && tokens.get(i + 2).is(")")) {
                emptyList(text, token.end(), tokens.get(i + 2).end());
            } else if ((token.is("IGNORE") || token.is("RESPECT")) && next.is("NULLS") && tokens.get(i + 2).is(")")
                    && tokens.get(i + 3).is("OVER")) {
                behindParenthesis(text, token.start(), next.end(), tokens.get(i + 2).end());
            } else if (token.is("FETCH") && (next.is("FIRST") || next.is("NEXT"))
                    && (tokens.get(i + 2).is("ROW") || tokens.get(i + 2).is("ROWS")) && tokens.get(i + 3).is("ONLY")) {
                text.replace(token.start(), token.end(), "LIMIT");
                text.replace(next.start(), next.end(), "1" + " ".repeat(next.end() - next.start() - 1));
                blank(text, tokens.get(i + 2));
                blank(text, tokens.get(i + 3));
            } else if (token.is("DISTINCT") && next.is("ON") && tokens.get(i + 2).is("(")) {
                DistinctOn.mark(text, tokens, i);
            } else if (token.is("MATERIALIZED") && next.is("(") && i > 0) {
                materialized(text, tokens, i);
            } else if (isFrame(token, next)) {
                text.replace(token.start(), token.end(), "RANGE ");
            }
        }
        UnnestMarks.mark(text, tokens);
        return text.toString();
    }

    /** Whether a query of WITH is computed once is decided by its uses. */
    private static void materialized(StringBuilder text, Tokens tokens, int index) {
        boolean not = tokens.get(index - 1).is("NOT");
        if (index > 1 && tokens.get(index - (not ? 2 : 1)).is("AS")) {
            blank(text, tokens.get(index));
            if (not) {
                blank(text, tokens.get(index - 1));
            }
        }
    }

    /** There is room for a list of one letter, unless it is written without a space, as {@code IN()}, or over lines. */
    private static void emptyList(StringBuilder text, int start, int end) {
        if (end - start > 2 && text.substring(start, end).indexOf('\n') < 0) {
            text.setCharAt(start, '(');
            text.setCharAt(start + 1, EMPTY_LIST.charAt(0));
            text.replace(start + 2, end, " ".repeat(end - start - 3) + ")");
        }
    }

    /** {@code f(x IGNORE NULLS) OVER} becomes {@code f(x)IGNORE NULLS  OVER}. */
    private static void behindParenthesis(StringBuilder text, int start, int end, int parenthesis) {
        String words = text.substring(start, end);
        text.replace(start - 1, parenthesis, ")" + words + " ".repeat(parenthesis - end));
    }

    private static void blank(StringBuilder text, Token token) {
        text.replace(token.start(), token.end(), " ".repeat(token.end() - token.start()));
    }

    /** Whether a text, that of a window, has a frame that counts groups. */
    public static boolean countsGroups(String window) {
        if (!CANDIDATE.matcher(window).find()) {
            return false;
        }
        Tokens tokens = new Tokens(window);
        return IntStream.range(0, tokens.size()).anyMatch(i -> isFrame(tokens.get(i), tokens.get(i + 1)));
    }

    private static boolean isFrame(Token token, Token next) {
        return token.is("GROUPS") && (next.is("BETWEEN") || next.is("UNBOUNDED") || next.is("CURRENT")
                || next.is("?") || next.kind() == Kind.NUMBER);
    }

    /** {@code '1 day'} becomes {@code '1' day }. */
    private static void interval(StringBuilder text, Token value) {
        String inside = value.text().stripTrailing();
        int unit = inside.length();
        while (Character.isLetter(inside.charAt(unit - 1))) {
            unit--;
        }
        String number = inside.substring(0, unit).strip();
        String rewritten = "'" + number + "' " + inside.substring(unit).toUpperCase(Locale.ROOT);
        int length = value.end() - value.start();
        if (rewritten.length() <= length) {
            text.replace(value.start(), value.end(), rewritten + " ".repeat(length - rewritten.length()));
        }
    }
}
