package dev.onset.sql.validate;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/** Names in HAVING that several columns of the result have: the column of the table is meant, if there is one. */
final class HavingNames extends SqlShuttle {

    private final SqlSelect select;
    private final SqlValidatorScope tables;

    HavingNames(SqlSelect select, SqlValidatorScope tables) {
        this.select = select;
        this.tables = tables;
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier id) {
        return id.isSimple() && isOfSeveralResults(id.getSimple()) && tables.resolveColumn(id.getSimple(), id) != null
                ? tables.fullyQualify(id).identifier
                : id;
    }

    /** Names within a query are looked up there first. */
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        return call.isA(SqlKind.QUERY) ? call : super.visit(call);
    }

    private boolean isOfSeveralResults(String name) {
        return select.getSelectList().stream().map(column -> SqlValidatorUtil.alias(column))
                .filter(name::equalsIgnoreCase).count() > 1;
    }
}
