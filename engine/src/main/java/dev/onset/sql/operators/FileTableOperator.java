package dev.onset.sql.operators;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

import dev.onset.plan.Table;
import dev.onset.sql.catalog.CatalogSchema;

/** One call of {@code read_csv} or the like; its arguments are looked at already, so that it takes none. */
public final class FileTableOperator extends SqlFunction implements SqlTableFunction {

    private final Table table;

    public FileTableOperator(Table table) {
        super(table.name(), SqlKind.OTHER_FUNCTION, ReturnTypes.CURSOR, null, OperandTypes.NILADIC,
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
        this.table = table;
    }

    public Table table() {
        return table;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        RelDataType type = validator.getTypeFactory().createSqlType(SqlTypeName.CURSOR);
        validator.setValidatedNodeType(call, type);
        return type;
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return binding -> new CatalogSchema.CatalogTable(table, binding.getTypeFactory())
                .getRowType(binding.getTypeFactory());
    }
}
