package dev.onset.sql.operators;

import java.util.List;

/** The scalar functions besides those of the SQL standard, under the names that PostgreSQL and DuckDB give them. */
public final class ScalarFunctions {

    /** Not to be written in queries; what is rewritten calls them. */
    public static final String JSON_VALUE = "$JSON_VALUE";
    public static final String JSON_QUERY = "$JSON_QUERY";
    public static final String JSON_EXISTS = "$JSON_EXISTS";
    public static final String JSON_EXTRACT = "$JSON_EXTRACT";
    public static final String JSON_OBJECT = "$JSON_OBJECT";
    public static final String JSON_ARRAY = "$JSON_ARRAY";
    public static final String IS_JSON = "$IS_JSON";
    public static final String ROUND_TIME = "$ROUND_TIME";
    public static final String DATE_DIFF = "$DATE_DIFF";
    public static final String ARRAY_RANGE = "$RANGE";

    private ScalarFunctions() {}

    public static List<ScalarFunction> all() {
        return List.of(NumberFunctions.all(), TextFunctions.all(), TimeFunctions.all(), CollectionFunctions.all(),
                JsonFunctions.all()).stream().flatMap(List::stream).toList();
    }
}
