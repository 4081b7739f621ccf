package dev.onset.sql.command;

import java.util.List;

import dev.onset.sql.command.Command.Name;

/** Takes apart what makes and drops tables, views and indexes. */
final class DefinitionParser {

    private final Reader in;

    DefinitionParser(Reader in) {
        this.in = in;
    }

    Command create() {
        boolean replace = in.skip("OR");
        if (replace) {
            in.expect("REPLACE");
        }
        in.skip("LOCAL");
        boolean temporary = in.skip("TEMP") || in.skip("TEMPORARY") || in.skip("SCRATCH");
        boolean persist = !temporary && (in.skip("PERSIST") || in.skip("PERSISTENT"));
        boolean unique = in.skip("UNIQUE");
        if (unique) {
            in.expect("INDEX");
        }
        if (unique || in.skip("INDEX")) {
            return new IndexParser(in).create(unique);
        }
        if (in.skip("VIEW")) {
            boolean ifNotExists = in.skip("IF", "NOT", "EXISTS");
            Name view = in.qualifiedName("a name for the view");
            List<Name> columns = in.at("(") ? in.names() : List.of();
            in.expect("AS");
            return new Command.CreateView(view, replace, ifNotExists, columns, in.rest("a query"));
        }
        in.expect("TABLE", "VIEW", "INDEX");
        boolean ifNotExists = in.skip("IF", "NOT", "EXISTS");
        Name table = in.qualifiedName("a name for the table");
        persist |= in.skip("PERSIST");
        if (in.at("(") && !in.columnsThenAs()) {
            return new TableDefinitionParser(in).parse(table, replace, ifNotExists, persist);
        }
        List<Name> columns = in.at("(") ? in.names() : List.of();
        in.expect("AS", "(");
        return new Command.CreateTableAs(table, replace, ifNotExists, persist, columns, in.rest("a query"));
    }

    Command drop() {
        if (in.skip("INDEX")) {
            return new IndexParser(in).drop();
        }
        boolean view = in.skip("VIEW");
        if (!view) {
            in.expect("TABLE", "VIEW", "INDEX");
        }
        boolean ifExists = in.skip("IF", "EXISTS");
        Name name = in.qualifiedName(view ? "the name of a view" : "the name of a table");
        if (!in.skip("CASCADE")) {
            in.skip("RESTRICT");
        }
        return in.ended(view ? new Command.DropView(name, ifExists) : new Command.DropTable(name, ifExists));
    }
}
