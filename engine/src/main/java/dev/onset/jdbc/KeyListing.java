package dev.onset.jdbc;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.api.Relation;
import dev.onset.plan.DataType;

/** Keys, so that tools can join: every table with a {@code run_id} refers to {@code runs}. */
final class KeyListing {

    private static final String RUNS = "runs";
    private static final String RUN_ID = "run_id";

    private KeyListing() {}

    static List<MetadataTable.Row> primaryKey(String table) {
        if (!table.equalsIgnoreCase(RUNS)) {
            return List.of();
        }
        return List.of(MetadataTable.PRIMARY_KEYS.row().set("TABLE_NAME", RUNS).set("COLUMN_NAME", RUN_ID)
                .set("KEY_SEQ", 1).set("PK_NAME", "runs_key"));
    }

    static List<MetadataTable.Row> rowIdentifier(String table) {
        if (!table.equalsIgnoreCase(RUNS)) {
            return List.of();
        }
        JdbcType type = JdbcType.of(DataType.VARCHAR);
        return List.of(MetadataTable.ROW_IDENTIFIER.row()
                .set("SCOPE", DatabaseMetaData.bestRowSession)
                .set("COLUMN_NAME", RUN_ID)
                .set("DATA_TYPE", type.id())
                .set("TYPE_NAME", type.name())
                .set("COLUMN_SIZE", type.columnSize())
                .set("PSEUDO_COLUMN", DatabaseMetaData.bestRowNotPseudo));
    }

    /** @param parent the table referred to, and child the one that refers; null: any */
    static List<MetadataTable.Row> references(List<Relation> tables, @Nullable String parent, @Nullable String child) {
        List<MetadataTable.Row> rows = new ArrayList<>();
        if (parent != null && !parent.equalsIgnoreCase(RUNS)) {
            return rows;
        }
        for (Relation table : tables) {
            boolean refers = table.kind() == Relation.Kind.TABLE && !table.name().equals(RUNS)
                    && table.fields().stream().anyMatch(field -> field.name().equals(RUN_ID));
            if (refers && (child == null || child.equalsIgnoreCase(table.name()))) {
                rows.add(MetadataTable.FOREIGN_KEYS.row()
                        .set("PKTABLE_NAME", RUNS)
                        .set("PKCOLUMN_NAME", RUN_ID)
                        .set("FKTABLE_NAME", table.name())
                        .set("FKCOLUMN_NAME", RUN_ID)
                        .set("KEY_SEQ", 1)
                        .set("UPDATE_RULE", DatabaseMetaData.importedKeyNoAction)
                        .set("DELETE_RULE", DatabaseMetaData.importedKeyNoAction)
                        .set("FK_NAME", table.name() + "_run")
                        .set("PK_NAME", "runs_key")
                        .set("DEFERRABILITY", DatabaseMetaData.importedKeyNotDeferrable));
            }
        }
        return rows;
    }
}
