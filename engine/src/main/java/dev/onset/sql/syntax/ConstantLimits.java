package dev.onset.sql.syntax;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.sql.command.Tokens;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/**
 * {@code LIMIT 2 * 5}, {@code OFFSET (1 + 1) ROWS} and {@code FETCH NEXT (ABS(-3)) ROWS ONLY}: arithmetic of whole numbers, in whose
 * place stands what it comes to, as Calcite's parser takes a single number there.
 */
final class ConstantLimits {

    private static final Set<String> SIGNS = Set.of("+", "-", "*", "/", "%", "(", ")");

    private final Tokens tokens;
    private final String clause;
    private int at;

    private ConstantLimits(Tokens tokens, int at, String clause) {
        this.tokens = tokens;
        this.at = at;
        this.clause = clause;
    }

    /** @param index of a token at which LIMIT, OFFSET or FETCH may stand */
    static void fold(StringBuilder text, Tokens tokens, int index) {
        Token token = tokens.get(index);
        boolean fetch = token.is("FETCH") && (tokens.get(index + 1).is("FIRST") || tokens.get(index + 1).is("NEXT"));
        if (!fetch && !token.is("LIMIT") && !token.is("OFFSET")) {
            return;
        }
        int first = index + (fetch ? 2 : 1);
        int end = end(tokens, first);
        if (end - first < 2) {
            return;
        }
        ConstantLimits limits = new ConstantLimits(tokens, first, token.text().toUpperCase(Locale.ROOT));
        long value;
        try {
            value = limits.sum();
        } catch (NumberFormatException e) {
            // No arithmetic of whole numbers; the parser says what is wrong.
            return;
        } catch (ArithmeticException e) {
            throw limits.error(first, "cannot be computed", e);
        }
        if (limits.at != end) {
            return;
        }
        if (value < 0) {
            throw limits.error(first, "is " + value + ", and must be at least 0", null);
        }
        int start = tokens.get(first).start();
        int length = tokens.get(end - 1).end() - start;
        String number = Long.toString(value);
        if (number.length() <= length) {
            text.replace(start, start + length, number + " ".repeat(length - number.length()));
        }
    }

    private OnsetException error(int first, String what, @Nullable RuntimeException cause) {
        return new OnsetException(OnsetException.Category.ARGUMENT, "The number of rows of " + clause + " " + what,
                tokens.position(tokens.get(first)), cause);
    }

    /** Behind the last token that may belong to the arithmetic. */
    private static int end(Tokens tokens, int first) {
        int depth = 0;
        int index = first;
        for (; index < tokens.size(); index++) {
            Token token = tokens.get(index);
            boolean part = token.kind() == Kind.NUMBER || (token.is("ABS") && tokens.get(index + 1).is("("))
                    || (token.kind() == Kind.SIGN && SIGNS.contains(token.text()));
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (!part || depth < 0) {
                break;
            }
        }
        return index;
    }

    private boolean skip(String sign) {
        boolean there = tokens.get(at).is(sign);
        at += there ? 1 : 0;
        return there;
    }

    private long sum() {
        long value = product();
        while (tokens.get(at).is("+") || tokens.get(at).is("-")) {
            value = skip("+") ? Math.addExact(value, product()) : difference(value);
        }
        return value;
    }

    private long difference(long value) {
        at++;
        return Math.subtractExact(value, product());
    }

    private long product() {
        long value = factor();
        while (true) {
            if (skip("*")) {
                value = Math.multiplyExact(value, factor());
            } else if (skip("/")) {
                value /= factor();
            } else if (skip("%")) {
                value %= factor();
            } else {
                return value;
            }
        }
    }

    private long factor() {
        if (skip("-")) {
            return Math.negateExact(factor());
        }
        boolean absolute = skip("ABS");
        if (skip("(")) {
            long value = sum();
            if (!skip(")")) {
                throw new NumberFormatException("a parenthesis is open");
            }
            return absolute ? Math.absExact(value) : value;
        }
        return Long.parseLong(tokens.get(at++).text());
    }
}
