package dev.onset.sql.command;

import java.util.List;
import java.util.Locale;

import dev.onset.sql.command.Command.Name;

/** SHOW and DESCRIBE as queries over information_schema. */
@SuppressWarnings("InlineFormatString") // queries stand together
final class Listings {

    static final String SCHEMAS = "SELECT schema_name AS name FROM information_schema.schemata ORDER BY 1";

    static final String TABLES = """
            SELECT CASE table_schema WHEN '' THEN table_name ELSE table_schema || '.' || table_name END AS name,
              table_type AS kind, "columns"
            FROM information_schema."tables" WHERE table_schema <> 'information_schema' ORDER BY 1""";
    static final String VIEWS = """
            SELECT CASE table_schema WHEN '' THEN table_name ELSE table_schema || '.' || table_name END AS name,
              CASE is_built_in WHEN 'YES' THEN 'comes with Onset' ELSE view_definition END AS query
            FROM information_schema."views" ORDER BY 1""";
    static final String FUNCTIONS = """
            SELECT routine_name AS name, routine_kind AS kind, signature, remarks
            FROM information_schema.routines ORDER BY 1""";

    private static final String OPTIONS = """
            SELECT 'option' AS part, parameter_name || ': ' || accepted AS text FROM information_schema.parameters
            WHERE kind = 'option' AND LOWER(routine_name) = '%s'""";

    private Listings() {}

    static String functionsLike(String pattern) {
        return FUNCTIONS.replace("ORDER BY", "WHERE LOWER(routine_name) LIKE LOWER('%s') ORDER BY"
                .formatted(pattern.replace("'", "''")));
    }

    /** A row for each part of a function's documentation, and for each of its options. */
    static String function(Name function) {
        String name = lower(function.text());
        String text = "";
        for (String part : List.of("routine_kind AS kind", "signature", "option", "remarks AS summary", "formula",
                "source", "caution", "example")) {
            String column = part.substring(0, (part + " ").indexOf(' '));
            String shown = part.substring(part.lastIndexOf(' ') + 1);
            text += (text.isEmpty() ? "" : " UNION ALL ") + (part.equals("option") ? OPTIONS.formatted(name) : """
                    SELECT '%s' AS part, %s AS text FROM information_schema.routines WHERE LOWER(routine_name) = '%s'"""
                    .formatted(shown, column, name));
        }
        return text;
    }

    static String columns(Name table) {
        return """
                SELECT column_name AS name, data_type AS type, is_nullable = 'YES' AS nullable
                FROM information_schema."columns" WHERE LOWER(table_schema) = '%s' AND LOWER(table_name) = '%s'
                ORDER BY ordinal_position""".formatted(lower(table.schema()), lower(table.text()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace("'", "''");
    }
}
