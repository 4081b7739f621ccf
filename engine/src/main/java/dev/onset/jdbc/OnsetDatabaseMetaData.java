package dev.onset.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.api.Relation;

/**
 * What tools ask about an archive: its tables, columns, types and functions. There is no catalog, and only tables that
 * the session has created in a schema have one. Calls about what an archive does not have give empty results of the right columns.
 */
final class OnsetDatabaseMetaData extends DatabaseProperties {

    private final OnsetConnection connection;

    OnsetDatabaseMetaData(OnsetConnection connection) {
        super(connection);
        this.connection = connection;
    }

    @Override
    public boolean isReadOnly() {
        return connection.session().isReadOnly();
    }

    /** Only where there are schemas: tools look for tables in none but those that are listed, if names are to have one. */
    private boolean hasSchemas() {
        return !connection.session().schemas().isEmpty();
    }

    @Override
    public boolean supportsSchemasInDataManipulation() {
        return hasSchemas();
    }

    @Override
    public boolean supportsSchemasInTableDefinitions() {
        return hasSchemas();
    }

    @Override
    public boolean supportsSchemasInIndexDefinitions() {
        return hasSchemas();
    }

    private ResultSet empty(MetadataTable table) throws SQLException {
        return connection.metadata(table.result(List.of()));
    }

    private ResultSet rows(MetadataTable table, List<MetadataTable.Row> rows) throws SQLException {
        return connection.metadata(table.result(rows));
    }

    /** An empty text asks for what has no catalog or schema, which is everything but the tables of schemas. */
    private static boolean isHere(@Nullable String catalog, @Nullable String schema) {
        return (catalog == null || catalog.isEmpty()) && (schema == null || new LikePattern(schema).matches(""));
    }

    @Override
    public ResultSet getTables(@Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern,
            String @Nullable [] types) throws SQLException {
        LikePattern pattern = new LikePattern(tablePattern);
        List<MetadataTable.Row> rows = new ArrayList<>();
        tables(catalog, schemaPattern).stream()
                .filter(table -> pattern.matches(table.name()))
                .filter(table -> types == null || Arrays.asList(types).contains(TableListing.type(table)))
                .sorted(Comparator.comparing(TableListing::type).thenComparing(Relation::schema)
                        .thenComparing(Relation::name))
                .map(TableListing::row).forEach(rows::add);
        return rows(MetadataTable.TABLES, rows);
    }

    private List<Relation> tables() throws SQLException {
        try {
            return connection.session().relations();
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** An empty text asks for what has no catalog or schema. */
    private List<Relation> tables(@Nullable String catalog, @Nullable String schemaPattern) throws SQLException {
        LikePattern pattern = new LikePattern(schemaPattern);
        return catalog == null || catalog.isEmpty()
                ? tables().stream().filter(table -> pattern.matches(table.schema())).toList()
                : List.of();
    }

    @Override
    public ResultSet getColumns(@Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern,
            @Nullable String columnPattern) throws SQLException {
        return rows(MetadataTable.COLUMNS, ColumnListing.rows(tables(catalog, schemaPattern),
                new LikePattern(tablePattern), new LikePattern(columnPattern)));
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return rows(MetadataTable.TABLE_TYPES, TableListing.types());
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        return rows(MetadataTable.TYPE_INFO, TypeListing.rows());
    }

    @Override
    public ResultSet getFunctions(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String namePattern) throws SQLException {
        return isHere(catalog, schemaPattern)
                ? rows(MetadataTable.FUNCTIONS, FunctionListing.functions(new LikePattern(namePattern)))
                : empty(MetadataTable.FUNCTIONS);
    }

    @Override
    public ResultSet getFunctionColumns(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String namePattern, @Nullable String columnPattern) throws SQLException {
        return isHere(catalog, schemaPattern)
                ? rows(MetadataTable.FUNCTION_COLUMNS, FunctionListing.columns(new LikePattern(namePattern),
                        new LikePattern(columnPattern)))
                : empty(MetadataTable.FUNCTION_COLUMNS);
    }

    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return isHere(catalog, schema) && table != null
                ? rows(MetadataTable.PRIMARY_KEYS, KeyListing.primaryKey(table))
                : empty(MetadataTable.PRIMARY_KEYS);
    }

    @Override
    public ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return getCrossReference(catalog, schema, null, catalog, schema, table);
    }

    @Override
    public ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return getCrossReference(catalog, schema, table, catalog, schema, null);
    }

    @Override
    public ResultSet getCrossReference(@Nullable String parentCatalog, @Nullable String parentSchema,
            @Nullable String parentTable, @Nullable String foreignCatalog, @Nullable String foreignSchema,
            @Nullable String foreignTable) throws SQLException {
        return isHere(parentCatalog, parentSchema) && isHere(foreignCatalog, foreignSchema)
                ? rows(MetadataTable.FOREIGN_KEYS, KeyListing.references(tables(), parentTable, foreignTable))
                : empty(MetadataTable.FOREIGN_KEYS);
    }

    @Override
    public ResultSet getBestRowIdentifier(@Nullable String catalog, @Nullable String schema, @Nullable String table,
            int scope, boolean nullable) throws SQLException {
        return isHere(catalog, schema) && table != null
                ? rows(MetadataTable.ROW_IDENTIFIER, KeyListing.rowIdentifier(table))
                : empty(MetadataTable.ROW_IDENTIFIER);
    }

    @Override
    public ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return empty(MetadataTable.ROW_IDENTIFIER);
    }

    @Override
    public ResultSet getIndexInfo(@Nullable String catalog, @Nullable String schema, @Nullable String table,
            boolean unique, boolean approximate) throws SQLException {
        return empty(MetadataTable.INDEX_INFO);
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern) throws SQLException {
        LikePattern pattern = new LikePattern(schemaPattern);
        return rows(MetadataTable.SCHEMAS, catalog == null || catalog.isEmpty()
                ? connection.session().schemas().stream().filter(pattern::matches)
                        .map(schema -> MetadataTable.SCHEMAS.row().set("TABLE_SCHEM", schema)).toList()
                : List.of());
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return empty(MetadataTable.CATALOGS);
    }

    @Override
    public ResultSet getProcedures(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String namePattern) throws SQLException {
        return empty(MetadataTable.PROCEDURES);
    }

    @Override
    public ResultSet getProcedureColumns(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String namePattern, @Nullable String columnPattern) throws SQLException {
        return empty(MetadataTable.PROCEDURE_COLUMNS);
    }

    @Override
    public ResultSet getColumnPrivileges(@Nullable String catalog, @Nullable String schema, @Nullable String table,
            @Nullable String columnPattern) throws SQLException {
        return table != null
                ? rows(MetadataTable.COLUMN_PRIVILEGES, PrivilegeListing.columns(tables(catalog, schema), table,
                        new LikePattern(columnPattern)))
                : empty(MetadataTable.COLUMN_PRIVILEGES);
    }

    @Override
    public ResultSet getTablePrivileges(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String tablePattern) throws SQLException {
        return rows(MetadataTable.TABLE_PRIVILEGES,
                PrivilegeListing.tables(tables(catalog, schemaPattern), new LikePattern(tablePattern)));
    }

    @Override
    public ResultSet getUDTs(@Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern,
            int @Nullable [] types) throws SQLException {
        return empty(MetadataTable.UDTS);
    }

    @Override
    public ResultSet getSuperTypes(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String typePattern) throws SQLException {
        return empty(MetadataTable.SUPER_TYPES);
    }

    @Override
    public ResultSet getSuperTables(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String tablePattern) throws SQLException {
        return empty(MetadataTable.SUPER_TABLES);
    }

    @Override
    public ResultSet getAttributes(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String typePattern, @Nullable String attributePattern) throws SQLException {
        return empty(MetadataTable.ATTRIBUTES);
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return empty(MetadataTable.CLIENT_INFO);
    }

    @Override
    public ResultSet getPseudoColumns(@Nullable String catalog, @Nullable String schemaPattern,
            @Nullable String tablePattern, @Nullable String columnPattern) throws SQLException {
        return empty(MetadataTable.PSEUDO_COLUMNS);
    }
}
