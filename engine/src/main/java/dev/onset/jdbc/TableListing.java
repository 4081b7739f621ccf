package dev.onset.jdbc;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.api.Relation;

/** The rows of {@code DatabaseMetaData.getTables} and {@code getTableTypes}. */
final class TableListing {

    private TableListing() {}

    static String type(Relation table) {
        return type(table.kind());
    }

    private static String type(Relation.Kind kind) {
        return switch (kind) {
            case SCRATCH_TABLE -> "LOCAL TEMPORARY";
            case TABLE -> "TABLE";
            case VIEW -> "VIEW";
        };
    }

    /** Null, as JDBC has it, for what is named without one. */
    static @Nullable String schema(Relation table) {
        return table.schema().isEmpty() ? null : table.schema();
    }

    static MetadataTable.Row row(Relation table) {
        return MetadataTable.TABLES.row()
                .set("TABLE_SCHEM", schema(table))
                .set("TABLE_NAME", table.name())
                .set("TABLE_TYPE", type(table))
                .set("REMARKS", table.remarks());
    }

    static List<MetadataTable.Row> types() {
        return Arrays.stream(Relation.Kind.values()).map(TableListing::type).sorted()
                .map(type -> MetadataTable.TABLE_TYPES.row().set("TABLE_TYPE", type)).toList();
    }
}
