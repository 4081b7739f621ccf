package dev.onset.sql.operators;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;

/** NTILE, whose number of buckets may also be a parameter. */
final class NtileOperator extends SqlAggFunction {

    static final NtileOperator INSTANCE = new NtileOperator();

    private NtileOperator() {
        super("NTILE", null, SqlKind.NTILE, ReturnTypes.RANK, null, NumberOrLiteral.COUNT, SqlFunctionCategory.NUMERIC,
                false, true, Optionality.FORBIDDEN);
    }
}
