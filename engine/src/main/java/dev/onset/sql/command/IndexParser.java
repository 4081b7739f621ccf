package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;

import dev.onset.sql.command.Command.Name;

/** Takes CREATE INDEX, DROP INDEX and REINDEX apart, from behind the word INDEX on. */
final class IndexParser {

    private final Reader in;

    IndexParser(Reader in) {
        this.in = in;
    }

    Command create(boolean unique) {
        boolean ifNotExists = in.skip("IF", "NOT", "EXISTS");
        Name index = in.name("a name for the index");
        in.expect("ON");
        Name table = in.qualifiedName("a table");
        in.expect("(");
        List<Name> columns = new ArrayList<>();
        do {
            columns.add(in.name("a column"));
            if (!in.skip("ASC")) {
                in.skip("DESC");
            }
        } while (in.skip(","));
        in.expect(")", ",");
        in.expectEnd();
        return new Command.CreateIndex(index, unique, ifNotExists, table, List.copyOf(columns));
    }

    Command drop() {
        boolean ifExists = in.skip("IF", "EXISTS");
        Name index = in.name("the name of an index");
        in.expectEnd();
        return new Command.DropIndex(index, ifExists);
    }

    Command rebuild() {
        Name name = in.atEnd() ? null : in.qualifiedName("the name of an index or a table");
        in.expectEnd();
        return new Command.Reindex(name);
    }
}
