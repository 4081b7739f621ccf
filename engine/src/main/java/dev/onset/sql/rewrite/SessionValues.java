package dev.onset.sql.rewrite;

import java.util.Locale;
import java.util.Set;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.Catalog;

/** What tools ask a database about itself: {@code version()}, {@code current_user} and the like. */
final class SessionValues {

    private static final String VERSION = "Onset 0.1";

    /** Those that stand without parentheses. */
    private static final Set<String> VARIABLES = Set.of("CURRENT_USER", "SESSION_USER", "SYSTEM_USER", "CURRENT_SCHEMA",
            "CURRENT_CATALOG", "CURRENT_DATABASE", "CURRENT_ROLE");

    private SessionValues() {}

    /** The value of a call without arguments; null: it is none of these. */
    static @Nullable SqlNode of(String name, Catalog catalog, SqlParserPos position) {
        String value = switch (name.toUpperCase(Locale.ROOT)) {
            case "VERSION" -> VERSION;
            case "CURRENT_DATABASE", "CURRENT_CATALOG", "DATABASE" -> "onset";
            case "CURRENT_SCHEMA", "SCHEMA" -> catalog.currentSchema();
            case "CURRENT_USER", "SESSION_USER", "SYSTEM_USER", "CURRENT_ROLE", "USER" ->
                    System.getProperty("user.name", "");
            default -> null;
        };
        return value == null ? null : SqlLiteral.createCharString(value, position);
    }

    static boolean isVariable(SqlNode node) {
        return node instanceof SqlIdentifier identifier && identifier.isSimple()
                && !identifier.isComponentQuoted(0)
                && VARIABLES.contains(identifier.getSimple().toUpperCase(Locale.ROOT));
    }
}
