package dev.onset.sql.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException.Position;
import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Field;
import dev.onset.plan.Schema;

/**
 * A statement, taken apart. Texts of queries inside it have blanks before them, so that positions in them are positions in
 * the statement.
 */
public sealed interface Command {

    /**
     * A name in the statement; it matches in any case.
     *
     * @param schema that stands before it; empty: none does
     */
    record Name(String schema, String text, Position position) {

        Name(String text, Position position) {
            this("", text, position);
        }

        /** The same name in a schema. */
        public Name in(String owner) {
            return new Name(owner, text, position);
        }

        /** With its schema, as messages have it. */
        public String qualified() {
            return Schema.qualified(schema, text);
        }

        /** As a query may write it, whatever it is. */
        public String quoted() {
            return (schema.isEmpty() ? "" : quoted(schema) + ".") + quoted(text);
        }

        private static String quoted(String part) {
            return "\"" + part.replace("\"", "\"\"") + "\"";
        }
    }

    /** An option of COPY; its value is a text, or TRUE where only the name stands. */
    record Option(Name name, String value) {}

    /** SELECT, WITH, VALUES: what gives rows. */
    record Query(String sql) implements Command {}

    /** The columns that a table has. */
    record Describe(Name table) implements Command {

        /** Lists them. */
        public String query() {
            return Listings.columns(table);
        }
    }

    /** The columns that a query has. */
    record DescribeQuery(String sql) implements Command {}

    /** @param query that tells of the function */
    record DescribeFunction(Name function, String query) implements Command {}

    /**
     * Writes the rows of a query to a file.
     *
     * @param table that the query is all of, or some columns; null: a query was written
     */
    record CopyTo(@Nullable Name table, String query, String file, List<Option> options) implements Command {}

    /** Adds the rows of a file to a table. */
    record CopyFrom(Name table, List<Name> columns, String file, List<Option> options) implements Command {}

    /**
     * Keeps a query in the archive under a name.
     *
     * @param columns what its columns are called; empty: as the query says
     */
    record CreateView(Name view, boolean replace, boolean ifNotExists, List<Name> columns, String query)
            implements
                Command {}

    record DropView(Name view, boolean ifExists) implements Command {}

    /**
     * A column of a new table.
     *
     * @param decimal see {@link dev.onset.plan.Field}, as for {@code element}
     * @param usual a query of the value where an INSERT gives none; null: NULL
     */
    record ColumnDefinition(Name name, DataType type, @Nullable DecimalDigits decimal, @Nullable Field element,
            boolean notNull, @Nullable String usual) {}

    /**
     * Makes an empty table.
     *
     * @param persist whether the archive keeps it; otherwise it ends with the session
     * @param keys sets of columns whose values no two rows may share
     */
    record CreateTable(Name table, boolean replace, boolean ifNotExists, boolean persist,
            List<ColumnDefinition> columns, List<List<Name>> keys) implements Command {}

    /** Makes a table of the rows of a query. */
    record CreateTableAs(Name table, boolean replace, boolean ifNotExists, boolean persist, List<Name> columns,
            String query) implements Command {}

    record DropTable(Name table, boolean ifExists) implements Command {}

    record CreateSchema(Name schema, boolean ifNotExists) implements Command {}

    /** @param cascade whether tables and views that are in it are dropped, too */
    record DropSchema(Name schema, boolean ifExists, boolean cascade) implements Command {}

    /**
     * Scans need no indexes, so that an index is but a name; a UNIQUE one also keeps rows apart.
     *
     * @param unique whether no two rows may share the values of its columns
     */
    record CreateIndex(Name index, boolean unique, boolean ifNotExists, Name table, List<Name> columns)
            implements
                Command {}

    record DropIndex(Name index, boolean ifExists) implements Command {}

    /**
     * There is nothing to rebuild; accepted, so that scripts run.
     *
     * @param name of an index or a table; null: all indexes
     */
    record Reindex(@Nullable Name name) implements Command {}

    /**
     * Adds rows.
     *
     * @param replace whether rows with the same PRIMARY KEY, or anything else UNIQUE, make room for the new ones
     * @param columns that get the values; empty: all, in order
     */
    record Insert(Name table, boolean replace, List<Name> columns, String query) implements Command {}

    /** @param query of one BOOLEAN column, whether the row goes, for each row of the table in order */
    record Delete(Name table, @Nullable String query) implements Command {}

    /** @param query of the new values and then, whether the row is changed, for each row of the table in order */
    record Update(Name table, List<Name> columns, String query) implements Command {}

    /** @param value null: the setting's usual one */
    record Set(Name setting, @Nullable String value) implements Command {}

    /** @param schema that comes before names without one from now on; null: none */
    record SetSchema(@Nullable Name schema) implements Command {}

    /** @param setting null: all of them */
    record Show(@Nullable Name setting) implements Command {}
}
