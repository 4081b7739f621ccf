package dev.onset.jdbc;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;

import dev.onset.api.Relation;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** The rows of {@code DatabaseMetaData.getColumns}. */
final class ColumnListing {

    private ColumnListing() {}

    static List<MetadataTable.Row> rows(List<Relation> tables, LikePattern tablePattern, LikePattern columnPattern) {
        List<MetadataTable.Row> rows = new ArrayList<>();
        for (Relation table : tables) {
            if (!tablePattern.matches(table.name())) {
                continue;
            }
            for (int i = 0; i < table.fields().size(); i++) {
                if (columnPattern.matches(table.fields().get(i).name())) {
                    rows.add(row(table, i));
                }
            }
        }
        return rows;
    }

    private static MetadataTable.Row row(Relation table, int index) {
        Field field = table.fields().get(index);
        JdbcType type = JdbcType.of(field);
        boolean whole = field.type() == DataType.INTEGER || field.type() == DataType.BIGINT;
        return MetadataTable.COLUMNS.row()
                .set("TABLE_SCHEM", TableListing.schema(table))
                .set("TABLE_NAME", table.name())
                .set("COLUMN_NAME", field.name())
                .set("DATA_TYPE", type.id())
                .set("TYPE_NAME", type.name())
                .set("COLUMN_SIZE", type.columnSize())
                .set("DECIMAL_DIGITS", whole || type.scale() > 0 ? type.scale() : null)
                .set("NUM_PREC_RADIX", field.type().isNumeric() ? 10 : null)
                .set("NULLABLE", field.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls)
                .set("CHAR_OCTET_LENGTH", field.type() == DataType.VARCHAR ? type.columnSize() : null)
                .set("ORDINAL_POSITION", index + 1)
                .set("IS_NULLABLE", field.nullable() ? "YES" : "NO")
                .set("IS_AUTOINCREMENT", "NO")
                .set("IS_GENERATEDCOLUMN", "NO");
    }
}
