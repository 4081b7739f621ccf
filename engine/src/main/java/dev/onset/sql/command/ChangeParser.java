package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.sql.command.Command.Name;
import dev.onset.sql.command.Tokens.Kind;
import dev.onset.sql.command.Tokens.Token;

/** Takes apart what changes the rows of tables. */
final class ChangeParser {

    private final Reader in;

    ChangeParser(Reader in) {
        this.in = in;
    }

    Command insert(boolean orReplace) {
        boolean replace = orReplace || in.skip("OR", "REPLACE");
        if (in.skip("OR")) {
            throw in.unsupported("INSERT OR " + in.next().text().toUpperCase(Locale.ROOT));
        }
        in.expect("INTO");
        Name table = in.qualifiedName("a table");
        List<Name> columns = in.at("(") && !in.atQueryInParentheses() ? in.names() : List.of();
        return new Command.Insert(table, replace, columns, in.rest("VALUES or a query"));
    }

    Command delete() {
        in.expect("FROM");
        Name table = in.qualifiedName("a table");
        if (in.skip("USING")) {
            throw in.unsupported("DELETE with USING", "write DELETE FROM t WHERE x IN (SELECT …)");
        }
        String alias = alias("WHERE");
        if (!in.skip("WHERE")) {
            in.expectEnd("WHERE");
            return new Command.Delete(table, null);
        }
        return new Command.Delete(table, in.rewritten("SELECT (", ") IS TRUE FROM " + from(table, alias)));
    }

    Command truncate() {
        in.skip("TABLE");
        Name table = in.qualifiedName("a table");
        return in.ended(new Command.Delete(table, null));
    }

    Command update() {
        Name table = in.qualifiedName("a table");
        String alias = alias("SET");
        in.expect("SET");
        List<Name> columns = new ArrayList<>();
        List<Token> heads = new ArrayList<>();
        do {
            Token name = in.peek();
            columns.add(in.name("a column"));
            heads.add(name);
            Token equals = in.peek();
            in.expect("=");
            heads.add(equals);
            in.skipExpression();
        } while (in.skip(","));
        if (in.skip("FROM")) {
            throw in.unsupported("UPDATE with FROM", "write UPDATE t SET x = (SELECT …)");
        }
        return new Command.Update(table, columns, in.rewrittenUpdate(heads, from(table, alias)));
    }

    private @Nullable String alias(String next) {
        boolean as = in.skip("AS");
        return as || (in.peek().kind() == Kind.WORD && !in.at(next)) ? in.name("an alias").text() : null;
    }

    private static String from(Name table, @Nullable String alias) {
        return table.quoted() + (alias == null ? "" : " AS \"" + alias.replace("\"", "\"\"") + "\"");
    }
}
