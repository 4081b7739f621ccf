package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;

import dev.onset.sql.command.Command.Name;
import dev.onset.sql.command.Command.Option;

/** Takes COPY apart. */
final class CopyParser {

    private final Reader in;

    CopyParser(Reader in) {
        this.in = in;
    }

    Command copy() {
        String query;
        Name table = null;
        if (in.at("(")) {
            query = in.parenthesized();
        } else {
            table = in.qualifiedName("a table, or a query in parentheses");
            List<Name> columns = in.at("(") ? in.names() : List.of();
            if (in.skip("FROM")) {
                String file = in.text("the name of a file in single quotes");
                return in.ended(new Command.CopyFrom(table, columns, file, options()));
            }
            String list = columns.isEmpty() ? "*"
                    : String.join(", ", columns.stream().map(Name::quoted).toList());
            query = "SELECT " + list + " FROM " + table.quoted();
        }
        in.expect("TO");
        String file = in.text("the name of a file in single quotes");
        return in.ended(new Command.CopyTo(table, query, file, options()));
    }

    /** {@code (FORMAT csv, HEADER false)}, with or without the parentheses and WITH. */
    private List<Option> options() {
        in.skip("WITH");
        List<Option> options = new ArrayList<>();
        boolean parentheses = in.skip("(");
        while (!in.atEnd() && !in.at(")")) {
            Name name = in.name("an option");
            in.skip("=");
            boolean bare = in.atEnd() || in.at(",") || in.at(")");
            options.add(new Option(name, bare ? "TRUE" : in.next().text()));
            if (!in.skip(",") && parentheses) {
                break;
            }
        }
        if (parentheses) {
            in.expect(")");
        }
        return options;
    }
}
