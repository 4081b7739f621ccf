package dev.onset.sql.command;

import dev.onset.sql.command.Command.Name;

/** Takes apart settings and what tells of the tables and functions that there are. */
final class SessionParser {

    private final Reader in;

    SessionParser(Reader in) {
        this.in = in;
    }

    Command set() {
        if (!in.skip("SESSION")) {
            in.skip("GLOBAL");
        }
        if (in.skip("SCHEMA")) {
            if (!in.skip("=")) {
                in.skip("TO");
            }
            return schema();
        }
        Name setting = in.name("a setting");
        if (!in.skip("TO")) {
            in.expect("=", "TO");
        }
        StringBuilder value = new StringBuilder();
        while (!in.atEnd()) {
            value.append(in.next().text());
        }
        if (value.isEmpty()) {
            throw in.expected("a value");
        }
        boolean usual = value.toString().equalsIgnoreCase("DEFAULT");
        return new Command.Set(setting, usual ? null : value.toString());
    }

    Command reset() {
        return in.ended(in.skip("SCHEMA") ? new Command.SetSchema(null) : new Command.Set(in.name("a setting"), null));
    }

    Command use() {
        in.skip("SCHEMA");
        return schema();
    }

    private Command schema() {
        return in.ended(new Command.SetSchema(in.skip("DEFAULT") ? null : in.nameOrText("a schema")));
    }

    Command show() {
        if (in.skip("TABLES")) {
            return in.ended(new Command.Query(Listings.TABLES));
        }
        if (in.skip("SCHEMAS") || in.skip("DATABASES")) {
            return in.ended(new Command.Query(Listings.SCHEMAS));
        }
        if (in.skip("VIEWS")) {
            return in.ended(new Command.Query(Listings.VIEWS));
        }
        if (in.skip("FUNCTIONS")) {
            return in.ended(new Command.Query(in.skip("LIKE")
                    ? Listings.functionsLike(in.text("a pattern"))
                    : Listings.FUNCTIONS));
        }
        if (in.skip("COLUMNS")) {
            if (!in.skip("FROM") && !in.skip("IN")) {
                in.expect("FROM");
            }
            return described();
        }
        if (in.skip("ALL") || in.skip("SETTINGS")) {
            return in.ended(new Command.Show(null));
        }
        return in.ended(new Command.Show(in.name("TABLES, COLUMNS, FUNCTIONS, or a setting")));
    }

    Command describe() {
        if (in.skip("FUNCTION")) {
            Name function = in.name("a function");
            return in.ended(new Command.DescribeFunction(function, Listings.function(function)));
        }
        if (in.at("SELECT") || in.at("WITH") || in.at("VALUES")) {
            return new Command.DescribeQuery(in.rest("a query"));
        }
        in.skip("TABLE");
        return described();
    }

    private Command described() {
        Name table = in.qualifiedName("a table");
        return in.ended(new Command.Describe(table));
    }
}
