package dev.onset.sql.command;

import java.util.ArrayList;
import java.util.List;

import dev.onset.plan.DataType;
import dev.onset.sql.command.Command.ColumnDefinition;
import dev.onset.sql.command.Command.Name;
import dev.onset.sql.command.Tokens.Token;

/** Reads the columns and keys of CREATE TABLE. */
final class TableDefinitionParser {

    private final Reader in;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<List<Name>> keys = new ArrayList<>();

    TableDefinitionParser(Reader in) {
        this.in = in;
    }

    Command.CreateTable parse(Name table, boolean replace, boolean ifNotExists, boolean persist) {
        in.expect("(");
        do {
            if (in.skip("CONSTRAINT")) {
                in.name("a name for the constraint");
            }
            if (in.skip("PRIMARY", "KEY") || (in.at("UNIQUE") && in.skip("UNIQUE"))) {
                keys.add(in.names());
            } else {
                columns.add(column());
            }
        } while (in.skip(","));
        in.expect(")", ",");
        // What standard SQL says of temporary tables that outlive a transaction, as scratch tables do.
        in.skip("ON", "COMMIT", "PRESERVE", "ROWS");
        in.expectEnd();
        return new Command.CreateTable(table, replace, ifNotExists, persist, List.copyOf(columns), List.copyOf(keys));
    }

    private ColumnDefinition column() {
        Name name = in.name("a column");
        Token type = in.peek();
        if (in.atEnd() || in.at(",") || in.at(")")) {
            throw in.expected("the type of column " + name.text());
        }
        in.next();
        DataType dataType = CommandParser.typeNamed(type, in);
        in.skip("PRECISION");
        in.skip("VARYING");
        in.skip("UNSIGNED");
        if (in.at("(")) {
            in.parenthesized();
        }
        if (in.skip("[")) {
            in.expect("]");
            dataType = DataType.ARRAY;
        }
        boolean notNull = false;
        while (!in.at(",") && !in.at(")")) {
            if (in.skip("PRIMARY", "KEY")) {
                keys.add(List.of(name));
                notNull = true;
            } else if (in.skip("UNIQUE")) {
                keys.add(List.of(name));
            } else if (in.skip("NOT", "NULL")) {
                notNull = true;
            } else if (!in.skip("NULL")) {
                throw in.expected("NOT NULL, PRIMARY KEY, UNIQUE, a comma or )");
            }
        }
        return new ColumnDefinition(name, dataType, notNull);
    }
}
