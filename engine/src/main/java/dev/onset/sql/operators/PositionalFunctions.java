package dev.onset.sql.operators;

import java.util.Map;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

import dev.onset.plan.WindowCall.Positional;

/** Window functions that go by the position of a row in its partition. */
public final class PositionalFunctions {

    public static final Map<SqlAggFunction, Positional> ALL = Map.ofEntries(
            Map.entry(SqlStdOperatorTable.ROW_NUMBER, Positional.ROW_NUMBER),
            Map.entry(SqlStdOperatorTable.RANK, Positional.RANK),
            Map.entry(SqlStdOperatorTable.DENSE_RANK, Positional.DENSE_RANK),
            Map.entry(SqlStdOperatorTable.PERCENT_RANK, Positional.PERCENT_RANK),
            Map.entry(SqlStdOperatorTable.CUME_DIST, Positional.CUME_DIST),
            Map.entry(NtileOperator.INSTANCE, Positional.NTILE), Map.entry(NeighbourOperator.LAG, Positional.LAG),
            Map.entry(NeighbourOperator.LEAD, Positional.LEAD),
            Map.entry(SqlStdOperatorTable.FIRST_VALUE, Positional.FIRST_VALUE),
            Map.entry(SqlStdOperatorTable.LAST_VALUE, Positional.LAST_VALUE),
            Map.entry(SqlStdOperatorTable.NTH_VALUE, Positional.NTH_VALUE));

    private PositionalFunctions() {}
}
