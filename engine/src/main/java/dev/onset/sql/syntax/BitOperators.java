package dev.onset.sql.syntax;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

import dev.onset.sql.command.Tokens;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/**
 * The operators {@code &}, {@code |} and {@code >>}. They bind as {@code <<} does, weaker than + and stronger than comparisons, and from
 * left to right. Calcite's parser knows {@code <<} alone in this way, so {@code a | b} is parsed as {@code a << "$|" << b}.
 */
public final class BitOperators {

    static final String PARSED = "<<";
    private static final Map<String, String> FUNCTIONS = Map.of("$&", "BITAND", "$|", "BITOR", "$>", "RIGHTSHIFT");
    private static final Pattern MARKED = Pattern.compile("<< \"\\$([&|>])\" <<");

    private BitOperators() {}

    /** How many characters the operator has that begins with a token; 0: none does. */
    static int length(Tokens tokens, int index) {
        Token token = tokens.get(index);
        if (token.kind() != Kind.SIGN || index == 0) {
            return 0;
        }
        Token before = tokens.get(index - 1);
        Token next = tokens.get(index + 1);
        return switch (token.text()) {
            // U&'\0041' is a text.
            case "&" -> isAlone(before, token, next) && !(before.is("U") && before.end() == token.start()) ? 1 : 0;
            case "|" -> isAlone(before, token, next) ? 1 : 0;
            case ">" -> next.is(">") && token.end() == next.start() && !touches(before, token)
                    && !touches(next, tokens.get(index + 2)) ? 2 : 0;
            default -> 0;
        };
    }

    private static boolean isAlone(Token before, Token token, Token next) {
        return !touches(before, token) && !touches(token, next);
    }

    /** Whether two signs make one: {@code ||}, {@code ->>}. */
    private static boolean touches(Token before, Token token) {
        return before.end() == token.start() && List.of("&", "|", ">", "<", "-", "=").contains(before.text())
                && before.kind() == Kind.SIGN && token.kind() == Kind.SIGN
                && List.of("&", "|", ">", "<", "=").contains(token.text());
    }

    /** What stands before the operator, which itself becomes {@code <} or {@code <<}. */
    static String marker(Token operator) {
        String sign = operator.text();
        return PARSED + " \"$" + sign + "\" " + (sign.equals(">") ? "" : "<");
    }

    /** The text as it was written. */
    static String unmarked(String text) {
        return text.contains("\"$")
                ? MARKED.matcher(text).replaceAll(operator -> operator.group(1).equals(">") ? ">>" : operator.group(1))
                : text;
    }

    /** The function that a call stands for; null: it has nothing to do with bits. */
    public static @Nullable SqlCall expand(SqlCall call) {
        if (!call.getOperator().getName().equals(PARSED) || call.operandCount() != 2
                || !(call.operand(0) instanceof SqlCall marked) || !marked.getOperator().getName().equals(PARSED)
                || !(marked.operand(1) instanceof SqlIdentifier sign)) {
            return null;
        }
        String function = FUNCTIONS.get(sign.toString());
        return function == null ? null
                : UnresolvedCall.of(function, call.getParserPosition(), marked.operand(0),
                        call.operand(1));
    }
}
