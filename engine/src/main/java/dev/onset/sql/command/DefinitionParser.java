package dev.onset.sql.command;

import java.util.List;

import dev.onset.sql.command.Command.Name;

/** Takes apart what makes and drops schemas, tables, views and indexes. */
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
        if (in.at("SCHEMA")) {
            return createSchema(replace, persist);
        }
        in.expect("TABLE", "VIEW", "INDEX", "SCHEMA");
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

    private Command createSchema(boolean replace, boolean persist) {
        in.skip("SCHEMA");
        if (replace) {
            throw in.unsupported("CREATE OR REPLACE SCHEMA", "DROP SCHEMA … CASCADE drops one with its tables");
        }
        if (persist) {
            throw in.unsupported("A schema that the archive keeps", "a schema is the session's, as its tables are");
        }
        boolean ifNotExists = in.skip("IF", "NOT", "EXISTS");
        return in.ended(new Command.CreateSchema(in.name("a name for the schema"), ifNotExists));
    }

    private Command dropSchema() {
        boolean ifExists = in.skip("IF", "EXISTS");
        Name name = in.name("the name of a schema");
        boolean cascade = in.skip("CASCADE");
        if (!cascade) {
            in.skip("RESTRICT");
        }
        return in.ended(new Command.DropSchema(name, ifExists, cascade));
    }

    Command drop() {
        if (in.skip("INDEX")) {
            return new IndexParser(in).drop();
        }
        if (in.skip("SCHEMA")) {
            return dropSchema();
        }
        boolean view = in.skip("VIEW");
        if (!view) {
            in.expect("TABLE", "VIEW", "INDEX", "SCHEMA");
        }
        boolean ifExists = in.skip("IF", "EXISTS");
        Name name = in.qualifiedName(view ? "the name of a view" : "the name of a table");
        if (!in.skip("CASCADE")) {
            in.skip("RESTRICT");
        }
        return in.ended(view ? new Command.DropView(name, ifExists) : new Command.DropTable(name, ifExists));
    }
}
