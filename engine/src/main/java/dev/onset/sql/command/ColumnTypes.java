package dev.onset.sql.command;

import java.util.List;
import java.util.Locale;

import dev.onset.error.Suggestions;
import dev.onset.plan.DataType;
import dev.onset.sql.command.Tokens.Token;

/** The types that columns of tables may have, under the names that systems give them. */
final class ColumnTypes {

    private static final List<String> TYPES = List.of("INT", "INTEGER", "BIGINT", "DOUBLE", "REAL", "FLOAT", "DECIMAL",
            "VARCHAR", "TEXT", "BOOLEAN", "DATE", "TIME", "TIMESTAMP", "MAP");

    private ColumnTypes() {}

    static DataType named(Token token, Reader in) {
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "INT", "INTEGER", "SMALLINT", "TINYINT", "MEDIUMINT", "INT4", "INT2", "SIGNED" -> DataType.INTEGER;
            case "BIGINT", "LONG", "INT8", "HUGEINT" -> DataType.BIGINT;
            case "DOUBLE", "FLOAT", "REAL", "DECIMAL", "NUMERIC", "DEC", "FLOAT4", "FLOAT8", "NUMBER" ->
                    DataType.DOUBLE;
            case "VARCHAR", "CHAR", "CHARACTER", "TEXT", "STRING", "CLOB" -> DataType.VARCHAR;
            case "BOOLEAN", "BOOL", "LOGICAL" -> DataType.BOOLEAN;
            case "DATE" -> DataType.DATE;
            case "TIME" -> DataType.TIME;
            case "TIMESTAMP", "DATETIME" -> DataType.TIMESTAMP;
            case "MAP" -> DataType.MAP;
            default -> throw in.failure(token, "There is no type " + token.text()
                    + Suggestions.didYouMean(token.text(), TYPES)
                    + "; there are INTEGER, BIGINT, DOUBLE, DECIMAL, VARCHAR, BOOLEAN, DATE, TIME, TIMESTAMP and MAP");
        };
    }
}
