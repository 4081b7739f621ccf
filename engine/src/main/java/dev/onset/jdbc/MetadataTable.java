package dev.onset.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/**
 * The result sets of DatabaseMetaData, with the columns that its Javadoc prescribes. In the list of names {@code #} marks an
 * INTEGER and {@code ?} a BOOLEAN; all others are VARCHAR.
 */
enum MetadataTable {
    TABLES("""
            TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME
            SELF_REFERENCING_COL_NAME REF_GENERATION
            """), COLUMNS("""
            TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME #DATA_TYPE TYPE_NAME #COLUMN_SIZE #BUFFER_LENGTH
            #DECIMAL_DIGITS #NUM_PREC_RADIX #NULLABLE REMARKS COLUMN_DEF #SQL_DATA_TYPE #SQL_DATETIME_SUB
            #CHAR_OCTET_LENGTH #ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE
            #SOURCE_DATA_TYPE IS_AUTOINCREMENT IS_GENERATEDCOLUMN
            """), SCHEMAS("""
            TABLE_SCHEM TABLE_CATALOG
            """), CATALOGS("""
            TABLE_CAT
            """), TABLE_TYPES("""
            TABLE_TYPE
            """), TYPE_INFO("""
            TYPE_NAME #DATA_TYPE #PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS #NULLABLE
            ?CASE_SENSITIVE #SEARCHABLE ?UNSIGNED_ATTRIBUTE ?FIXED_PREC_SCALE ?AUTO_INCREMENT LOCAL_TYPE_NAME
            #MINIMUM_SCALE #MAXIMUM_SCALE #SQL_DATA_TYPE #SQL_DATETIME_SUB #NUM_PREC_RADIX
            """), FUNCTIONS("""
            FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS #FUNCTION_TYPE SPECIFIC_NAME
            """), FUNCTION_COLUMNS("""
            FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME #COLUMN_TYPE #DATA_TYPE TYPE_NAME #PRECISION
            #LENGTH #SCALE #RADIX #NULLABLE REMARKS #CHAR_OCTET_LENGTH #ORDINAL_POSITION IS_NULLABLE
            SPECIFIC_NAME
            """), PRIMARY_KEYS("""
            TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME #KEY_SEQ PK_NAME
            """), FOREIGN_KEYS("""
            PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM FKTABLE_NAME
            FKCOLUMN_NAME #KEY_SEQ #UPDATE_RULE #DELETE_RULE FK_NAME PK_NAME #DEFERRABILITY
            """), INDEX_INFO("""
            TABLE_CAT TABLE_SCHEM TABLE_NAME ?NON_UNIQUE INDEX_QUALIFIER INDEX_NAME #TYPE #ORDINAL_POSITION
            COLUMN_NAME ASC_OR_DESC #CARDINALITY #PAGES FILTER_CONDITION
            """), PROCEDURES("""
            PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED1 RESERVED2 RESERVED3 REMARKS #PROCEDURE_TYPE
            SPECIFIC_NAME
            """), PROCEDURE_COLUMNS("""
            PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME #COLUMN_TYPE #DATA_TYPE TYPE_NAME
            #PRECISION #LENGTH #SCALE #RADIX #NULLABLE REMARKS COLUMN_DEF #SQL_DATA_TYPE #SQL_DATETIME_SUB
            #CHAR_OCTET_LENGTH #ORDINAL_POSITION IS_NULLABLE SPECIFIC_NAME
            """), COLUMN_PRIVILEGES("""
            TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE
            """), TABLE_PRIVILEGES("""
            TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE
            """), ROW_IDENTIFIER("""
            #SCOPE COLUMN_NAME #DATA_TYPE TYPE_NAME #COLUMN_SIZE #BUFFER_LENGTH #DECIMAL_DIGITS #PSEUDO_COLUMN
            """), UDTS("""
            TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME #DATA_TYPE REMARKS #BASE_TYPE
            """), SUPER_TYPES("""
            TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME
            """), SUPER_TABLES("""
            TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME
            """), ATTRIBUTES("""
            TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME #DATA_TYPE ATTR_TYPE_NAME #ATTR_SIZE #DECIMAL_DIGITS
            #NUM_PREC_RADIX #NULLABLE REMARKS ATTR_DEF #SQL_DATA_TYPE #SQL_DATETIME_SUB #CHAR_OCTET_LENGTH
            #ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE #SOURCE_DATA_TYPE
            """), CLIENT_INFO("""
            NAME #MAX_LEN DEFAULT_VALUE DESCRIPTION
            """), PSEUDO_COLUMNS("""
            TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME #DATA_TYPE #COLUMN_SIZE #DECIMAL_DIGITS #NUM_PREC_RADIX
            COLUMN_USAGE REMARKS #CHAR_OCTET_LENGTH IS_NULLABLE
            """);

    private final String columns;

    MetadataTable(String columns) {
        this.columns = columns;
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (String name : columns.strip().split("\\s+")) {
            fields.add(switch (name.charAt(0)) {
                case '#' -> new Field(name.substring(1), DataType.INTEGER, true);
                case '?' -> new Field(name.substring(1), DataType.BOOLEAN, true);
                default -> new Field(name, DataType.VARCHAR, true);
            });
        }
        return fields;
    }

    /** The columns of one row with some of them set; the others are NULL. */
    final class Row {

        private final List<Field> fields = fields();
        private final @Nullable Object[] values = new Object[fields.size()];

        /** @param value String, Integer, Boolean or null, as the column asks */
        Row set(String column, @Nullable Object value) {
            for (int i = 0; i < values.length; i++) {
                if (fields.get(i).name().equals(column)) {
                    values[i] = value;
                    return this;
                }
            }
            throw new IllegalArgumentException(MetadataTable.this + " has no column " + column);
        }
    }

    Row row() {
        return new Row();
    }

    QueryResult result(List<Row> rows) {
        List<Field> fields = fields();
        if (rows.isEmpty()) {
            return QueryResult.of(fields, List.of());
        }
        List<Column> data = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            data.add(column(fields.get(i).type(), i, rows));
        }
        return QueryResult.of(fields, List.of(new Batch(rows.size(), data)));
    }

    private static Column column(DataType type, int index, List<Row> rows) {
        int size = rows.size();
        String[] texts = new String[size];
        long[] numbers = new long[size];
        boolean[] flags = new boolean[size];
        long[] validity = Validity.noneValid(size);
        for (int row = 0; row < size; row++) {
            Object value = rows.get(row).values[index];
            if (value == null) {
                continue;
            }
            Validity.setValid(validity, row);
            switch (type) {
                case INTEGER -> numbers[row] = ((Number) value).longValue();
                case BOOLEAN -> flags[row] = (Boolean) value;
                default -> texts[row] = Objects.requireNonNull(value.toString());
            }
        }
        return switch (type) {
            case INTEGER -> new LongColumn(type, numbers, validity);
            case BOOLEAN -> new BooleanColumn(type, flags, validity);
            default -> new TextColumn(type, texts, validity);
        };
    }
}
