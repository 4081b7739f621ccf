package dev.onset.jdbc;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.Table;

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

    /** @param parent the table referred to, and child the one that refers; null: any */
    static List<MetadataTable.Row> references(List<Table> tables, @Nullable String parent, @Nullable String child) {
        List<MetadataTable.Row> rows = new ArrayList<>();
        if (parent != null && !parent.equalsIgnoreCase(RUNS)) {
            return rows;
        }
        for (Table table : tables) {
            boolean refers = !table.name().equals(RUNS) && table.indexOf(RUN_ID) >= 0;
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
