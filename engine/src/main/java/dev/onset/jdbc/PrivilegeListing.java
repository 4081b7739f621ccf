package dev.onset.jdbc;

import java.util.ArrayList;
import java.util.List;

import dev.onset.api.Relation;
import dev.onset.plan.Field;

/**
 * The rows of {@code DatabaseMetaData.getTablePrivileges} and {@code getColumnPrivileges}. There are no users: whoever may read
 * the files may read the tables, and tools that list only what may be read see all of them.
 */
final class PrivilegeListing {

    private PrivilegeListing() {}

    static List<MetadataTable.Row> tables(List<Relation> tables, LikePattern pattern) {
        return tables.stream().filter(table -> pattern.matches(table.name()))
                .map(table -> readable(MetadataTable.TABLE_PRIVILEGES, table)).toList();
    }

    static List<MetadataTable.Row> columns(List<Relation> tables, String name, LikePattern pattern) {
        List<MetadataTable.Row> rows = new ArrayList<>();
        for (Relation table : tables) {
            if (table.name().equalsIgnoreCase(name)) {
                table.fields().stream().map(Field::name).filter(pattern::matches).sorted()
                        .map(column -> readable(MetadataTable.COLUMN_PRIVILEGES, table).set("COLUMN_NAME", column))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    private static MetadataTable.Row readable(MetadataTable kind, Relation table) {
        return kind.row().set("TABLE_SCHEM", TableListing.schema(table)).set("TABLE_NAME", table.name())
                .set("GRANTEE", "")
                .set("PRIVILEGE", "SELECT").set("IS_GRANTABLE", "NO");
    }
}
