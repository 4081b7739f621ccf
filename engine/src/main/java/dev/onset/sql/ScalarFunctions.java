package dev.onset.sql;

import java.util.List;

/** The scalar functions besides those of the SQL standard, under the names that PostgreSQL and DuckDB give them. */
final class ScalarFunctions {

    /** Not to be written in queries; what is rewritten calls them. */
    static final String JSON_VALUE = "$JSON_VALUE";
    static final String JSON_QUERY = "$JSON_QUERY";
    static final String JSON_EXISTS = "$JSON_EXISTS";
    static final String JSON_EXTRACT = "$JSON_EXTRACT";
    static final String JSON_OBJECT = "$JSON_OBJECT";
    static final String JSON_ARRAY = "$JSON_ARRAY";
    static final String IS_JSON = "$IS_JSON";
    static final String ROUND_TIME = "$ROUND_TIME";
    static final String DATE_DIFF = "$DATE_DIFF";
    static final String ARRAY_RANGE = "$RANGE";

    private ScalarFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(NumberFunctions.all(), TextFunctions.all(), TimeFunctions.all(), CollectionFunctions.all(),
                JsonFunctions.all()).stream().flatMap(List::stream).toList();
    }
}
