package dev.onset.sql.command;

import java.util.List;

import dev.onset.error.Suggestions;
import dev.onset.plan.DataType;
import dev.onset.plan.TypeAliases;
import dev.onset.sql.command.Tokens.Token;

/** The types that columns of tables may have, under the names that systems give them. */
final class ColumnTypes {

    private static final List<String> TYPES = List.of("INT", "INTEGER", "BIGINT", "DOUBLE", "REAL", "FLOAT", "DECIMAL",
            "VARCHAR", "TEXT", "BOOLEAN", "DATE", "TIME", "TIMESTAMP", "MAP");

    private ColumnTypes() {}

    static DataType named(Token token, Reader in) {
        DataType type = TypeAliases.find(token.text());
        if (type == null) {
            throw in.failure(token, "There is no type " + token.text() + Suggestions.didYouMean(token.text(), TYPES)
                    + "; there are INTEGER, BIGINT, DOUBLE, DECIMAL, VARCHAR, BOOLEAN, DATE, TIME, TIMESTAMP and MAP");
        }
        return type;
    }
}
