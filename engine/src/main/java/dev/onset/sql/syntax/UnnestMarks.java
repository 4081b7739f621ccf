package dev.onset.sql.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.onset.sql.command.Tokens;
import dev.onset.sql.command.Tokens.Token;

/** Another name for UNNEST where Calcite's parser does not expect it: among the columns of SELECT. */
public final class UnnestMarks {

    /** What UNNEST is named until it is in FROM, as Calcite's parser does not know it anywhere else; as long as it. */
    public static final String MARK = "UNNES\u01FF";

    private UnnestMarks() {}

    /** Gives the calls among the columns of SELECT their other name. */
    static void mark(StringBuilder text, Tokens tokens) {
        // For each open parenthesis: whether the columns of a SELECT stand here.
        Deque<Boolean> inColumns = new ArrayDeque<>();
        inColumns.push(false);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                inColumns.push(inColumns.getFirst());
            } else if (token.is(")") && inColumns.size() > 1) {
                inColumns.pop();
            } else if (token.is("SELECT") || (token.is("FROM") && i > 0 && !tokens.get(i - 1).is("DISTINCT"))) {
                inColumns.pop();
                inColumns.push(token.is("SELECT"));
            } else if (token.is("UNNEST") && tokens.get(i + 1).is("(") && inColumns.getFirst()) {
                text.replace(token.start(), token.end(), MARK);
            }
        }
    }
}
