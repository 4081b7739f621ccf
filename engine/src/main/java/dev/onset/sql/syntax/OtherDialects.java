package dev.onset.sql.syntax;

import org.jspecify.annotations.Nullable;

import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/** What other systems have, and what serves instead. */
public final class OtherDialects {

    public static final String SEMI_JOIN = "There is no SEMI JOIN; WHERE EXISTS (SELECT 1 FROM …) keeps the rows that have a partner";
    public static final String ANTI_JOIN = "There is no ANTI JOIN; WHERE NOT EXISTS (SELECT 1 FROM …) keeps the rows without a partner";

    private OtherDialects() {}

    /** Of a token at which, or near which, a statement stopped making sense; null: nothing is known of it. */
    static @Nullable String hint(Token before, Token token, Token next) {
        if ((token.is("SEMI") || token.is("ANTI")) && next.is("JOIN")) {
            return token.is("SEMI") ? SEMI_JOIN : ANTI_JOIN;
        }
        if (token.is("UNNEST") && next.is("(") && (before.is("SELECT") || before.is(",") || before.is("("))) {
            return "UNNEST stands in FROM, or among the columns: SELECT u.x FROM runs, UNNEST(ARRAY[1, 2]) AS u(x)";
        }
        if (token.is("RANGE") && next.is("(")) {
            return "GENERATE_SERIES(0, 9) gives the whole numbers from 0 to 9";
        }
        if (before.is("*") && token.is("WHERE")) {
            return "FROM is missing before WHERE: SELECT * FROM history WHERE …";
        }
        if (token.is("PERCENT") && before.kind() == Kind.NUMBER) {
            return "There is no LIMIT by percent; TABLESAMPLE BERNOULLI(10) behind a table takes a part of its rows";
        }
        return null;
    }
}
