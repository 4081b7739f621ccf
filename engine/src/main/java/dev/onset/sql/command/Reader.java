package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Position;
import dev.onset.sql.command.Command.Name;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/** Goes through a statement token by token. */
final class Reader {

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE", "FROM");

    private final Tokens tokens;
    private final String sql;
    private int next;

    Reader(String sql) {
        String stripped = sql.stripTrailing();
        this.sql = stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
        this.tokens = new Tokens(this.sql);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token next() {
        return tokens.get(next++);
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean at(String word) {
        return peek().is(word);
    }

    /** Goes past these words if they come next, all of them. */
    boolean skip(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(next + i).is(words[i])) {
                return false;
            }
        }
        next += words.length;
        return true;
    }

    /** Goes past the first of these words, which must come next; the others are named where it does not. */
    void expect(String... words) {
        if (!skip(words[0])) {
            throw expected(String.join(" or ", words));
        }
    }

    void expectEnd(String... others) {
        if (!atEnd()) {
            throw expected(
                    others.length == 0 ? "the end of the statement" : String.join(" or ", others) + " or the end");
        }
    }

    OnsetException expected(String what) {
        Token found = peek();
        return failure(found, (found.kind() == Kind.END
                ? "The statement ends too early"
                : "Did not expect '" + found.text() + "' here") + "; expected " + what);
    }

    OnsetException failure(Token token, String message) {
        Token place = token.kind() == Kind.END && next > 0 ? tokens.get(Math.max(0, next - 1)) : token;
        return new OnsetException(OnsetException.Category.SYNTAX, message, tokens.position(place), null);
    }

    /** The command, if the statement ends here. */
    Command ended(Command command) {
        expectEnd();
        return command;
    }

    OnsetException unsupported(String what) {
        return unsupported(what, "");
    }

    /** @param instead what serves here; may be empty */
    OnsetException unsupported(String what, String instead) {
        return new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                what + " is not supported" + (instead.isEmpty() ? "" : "; " + instead),
                tokens.position(tokens.get(Math.max(0, next - 1))), null);
    }

    Name name(String what) {
        Token token = peek();
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED_NAME) {
            throw expected(what);
        }
        next++;
        return new Name(token.text(), tokens.position(token));
    }

    /** With a schema before it, as in {@code information_schema.tables}, or without. */
    Name qualifiedName(String what) {
        Name first = name(what);
        if (!skip(".")) {
            return first;
        }
        Name second = name(what);
        if (at(".")) {
            throw expected("a name of two parts at most, SCHEMA.TABLE");
        }
        Position from = first.position();
        Position to = second.position();
        return new Name(first.text(), second.text(),
                new Position(from.line(), from.column(), to.endLine(), to.endColumn()));
    }

    /** A name, or the same as a text. */
    Name nameOrText(String what) {
        Token token = peek();
        return token.kind() == Kind.TEXT ? new Name(next().text(), tokens.position(token)) : name(what);
    }

    String text(String what) {
        if (peek().kind() != Kind.TEXT) {
            throw expected(what);
        }
        return next().text();
    }

    /** {@code (a, b, c)}. */
    List<Name> names() {
        expect("(");
        List<Name> names = new ArrayList<>();
        do {
            names.add(name("a column"));
        } while (skip(","));
        expect(")", ",");
        return names;
    }

    boolean atQueryInParentheses() {
        int i = next;
        while (tokens.get(i).is("(")) {
            i++;
        }
        return QUERIES.contains(tokens.get(i).text().toUpperCase(java.util.Locale.ROOT));
    }

    /** Whether names in parentheses come next, and AS after them. */
    boolean columnsThenAs() {
        int i = next;
        while (!tokens.get(i).is(")") && tokens.get(i).kind() != Kind.END) {
            i++;
        }
        return tokens.get(i + 1).is("AS");
    }

    /** What stands in the parentheses that begin here, in its place. */
    String parenthesized() {
        Token open = next();
        skipParentheses(open);
        int closing = tokens.get(next - 1).start();
        return tokens.inPlace(open.end(), closing);
    }

    private void skipParentheses(Token open) {
        for (int depth = 1; depth > 0;) {
            Token token = next();
            if (token.kind() == Kind.END) {
                throw failure(open, "This parenthesis is not closed");
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
    }

    /** Goes to the next comma, WHERE, FROM or end that is in no parentheses. */
    void skipExpression() {
        if (atEnd() || at(",") || at("WHERE")) {
            throw expected("a value");
        }
        while (!atEnd() && !at(",") && !at("WHERE") && !(at("FROM") && !tokens.get(next - 1).is("DISTINCT"))) {
            Token token = next();
            if (token.is("(")) {
                skipParentheses(token);
            }
        }
    }

    /** Goes past a value: a literal with or without a sign, a call, or an expression in parentheses; as a query of it, in its place. */
    String valueQuery() {
        int start = peek().start();
        if (atEnd() || at(",") || at(")")) {
            throw expected("a value");
        }
        Token last = next();
        if (last.is("-") || last.is("+") || at("::") || peek().kind() == Kind.TEXT) {
            last = next();
        }
        if (last.is("(")) {
            skipParentheses(last);
        } else if (at("(")) {
            skipParentheses(next());
        }
        int end = tokens.get(next - 1).end();
        return placed("SELECT ", start) + sql.substring(start, end);
    }

    /** All that is left, in its place. */
    String rest(String what) {
        if (atEnd()) {
            throw expected(what);
        }
        String rest = tokens.inPlace(peek().start(), sql.length());
        next = Integer.MAX_VALUE;
        return rest;
    }

    /** All that is left, with something else instead of what stands before it, and something after it. */
    String rewritten(String head, String tail) {
        if (atEnd()) {
            throw expected("a condition");
        }
        int start = peek().start();
        String rest = sql.substring(start);
        next = Integer.MAX_VALUE;
        return placed(head, start) + rest + tail;
    }

    /** Something in the first line that has room, with blanks for the rest. */
    private String placed(String head, int end) {
        String blanks = tokens.blanks(0, end);
        int line = 0;
        while (line < blanks.length()) {
            int lineEnd = blanks.indexOf('\n', line);
            lineEnd = lineEnd < 0 ? blanks.length() : lineEnd;
            if (lineEnd - line >= head.length()) {
                return blanks.substring(0, line) + head + blanks.substring(line + head.length());
            }
            line = lineEnd + 1;
        }
        return head + blanks;
    }

    /** {@code UPDATE t SET a = 1 WHERE c} as {@code SELECT 1, (c) IS TRUE FROM t}, every expression in its place. */
    String rewrittenUpdate(List<Token> heads, String from) {
        StringBuilder query = new StringBuilder(sql);
        int set = heads.getFirst().start();
        query.replace(0, set, placed("SELECT ", set));
        int shift = query.length() - sql.length();
        for (Token head : heads) {
            query.replace(head.start() + shift, head.end() + shift, tokens.blanks(head.start(), head.end()));
        }
        if (skip("WHERE")) {
            Token where = tokens.get(next - 1);
            query.replace(where.start() + shift, where.end() + shift, ",   (");
            query.append(") IS TRUE FROM ").append(from);
        } else {
            expectEnd(",", "WHERE");
            query.append(", TRUE FROM ").append(from);
        }
        next = Integer.MAX_VALUE;
        return query.toString();
    }
}
