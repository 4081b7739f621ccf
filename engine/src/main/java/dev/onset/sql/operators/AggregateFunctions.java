package dev.onset.sql.operators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.AggregateCall.Standard;

/** The aggregate functions besides the curve functions, and what each one is in a plan. */
public final class AggregateFunctions {

    private static final SqlReturnTypeInference FIRST_ARGUMENT = ReturnTypes.ARG0
            .andThen(SqlTypeTransforms.FORCE_NULLABLE);
    private static final Map<SqlAggFunction, Standard> FUNCTIONS = new HashMap<>();

    static {
        standard();
        ordered();
        others();
    }

    private AggregateFunctions() {}

    public static List<SqlAggFunction> all() {
        return List.copyOf(FUNCTIONS.keySet());
    }

    /** What the plan calls it, or null where it has no such aggregate. */
    public static @Nullable Standard find(SqlAggFunction function) {
        return FUNCTIONS.get(function);
    }

    private static void standard() {
        add(SqlStdOperatorTable.COUNT, Standard.COUNT);
        add(SqlStdOperatorTable.SUM, Standard.SUM);
        add(SqlStdOperatorTable.SUM0, Standard.SUM0);
        add(SqlStdOperatorTable.AVG, Standard.AVG);
        add(SqlStdOperatorTable.MIN, Standard.MIN);
        add(SqlStdOperatorTable.MAX, Standard.MAX);
        add(SqlStdOperatorTable.SINGLE_VALUE, Standard.SINGLE_VALUE);
        add(SqlStdOperatorTable.ANY_VALUE, Standard.ANY_VALUE);
        add(SqlStdOperatorTable.EVERY, Standard.EVERY);
        add(SqlStdOperatorTable.SOME, Standard.SOME);
        add(SqlStdOperatorTable.GROUPING, Standard.GROUPING);
        add(SqlStdOperatorTable.GROUPING_ID, Standard.GROUPING);
        add(SqlStdOperatorTable.BIT_XOR, Standard.BIT_XOR);
        add(SqlStdOperatorTable.BIT_AND, Standard.BIT_AND);
        add(SqlStdOperatorTable.BIT_OR, Standard.BIT_OR);
        add(SqlStdOperatorTable.APPROX_COUNT_DISTINCT, Standard.APPROX_COUNT_DISTINCT);
        add(SqlStdOperatorTable.MODE, Standard.MODE);
        add(SqlLibraryOperators.BOOL_AND, Standard.EVERY);
        add(SqlLibraryOperators.BOOL_OR, Standard.SOME);
    }

    /** Moments are DOUBLE, whatever the type of the argument. */
    private static void others() {
        statistic(Standard.STDDEV_POP, SqlKind.STDDEV_POP, OperandTypes.NUMERIC, "STDDEV_POP");
        statistic(Standard.STDDEV_SAMP, SqlKind.STDDEV_SAMP, OperandTypes.NUMERIC, "STDDEV_SAMP", "STDDEV");
        statistic(Standard.VAR_POP, SqlKind.VAR_POP, OperandTypes.NUMERIC, "VAR_POP");
        statistic(Standard.VAR_SAMP, SqlKind.VAR_SAMP, OperandTypes.NUMERIC, "VAR_SAMP", "VARIANCE");
        statistic(Standard.SKEWNESS, SqlKind.OTHER_FUNCTION, OperandTypes.NUMERIC, "SKEWNESS");
        statistic(Standard.KURTOSIS, SqlKind.OTHER_FUNCTION, OperandTypes.NUMERIC, "KURTOSIS");
        statistic(Standard.KURTOSIS_POP, SqlKind.OTHER_FUNCTION, OperandTypes.NUMERIC, "KURTOSIS_POP");
        statistic(Standard.MEDIAN, SqlKind.OTHER_FUNCTION, OperandTypes.NUMERIC, "MEDIAN");
        SqlOperandTypeChecker pair = OperandTypes.NUMERIC_NUMERIC;
        statistic(Standard.COVAR_POP, SqlKind.COVAR_POP, pair, "COVAR_POP");
        statistic(Standard.COVAR_SAMP, SqlKind.COVAR_SAMP, pair, "COVAR_SAMP");
        statistic(Standard.CORR, SqlKind.OTHER_FUNCTION, pair, "CORR");
        statistic(Standard.REGR_SLOPE, SqlKind.OTHER_FUNCTION, pair, "REGR_SLOPE");
        statistic(Standard.REGR_INTERCEPT, SqlKind.OTHER_FUNCTION, pair, "REGR_INTERCEPT");
        statistic(Standard.REGR_SXX, SqlKind.OTHER_FUNCTION, pair, "REGR_SXX");
        statistic(Standard.REGR_SYY, SqlKind.OTHER_FUNCTION, pair, "REGR_SYY");
        statistic(Standard.REGR_SXY, SqlKind.OTHER_FUNCTION, pair, "REGR_SXY");
        statistic(Standard.REGR_AVGX, SqlKind.OTHER_FUNCTION, pair, "REGR_AVGX");
        statistic(Standard.REGR_AVGY, SqlKind.OTHER_FUNCTION, pair, "REGR_AVGY");
        statistic(Standard.REGR_R2, SqlKind.OTHER_FUNCTION, pair, "REGR_R2");
        add(SqlBasicAggFunction.create("REGR_COUNT", SqlKind.REGR_COUNT, ReturnTypes.BIGINT, pair),
                Standard.REGR_COUNT);
        for (String name : List.of("ARG_MIN", "MIN_BY")) {
            add(SqlBasicAggFunction.create(name, SqlKind.ARG_MIN, FIRST_ARGUMENT, OperandTypes.ANY_COMPARABLE),
                    Standard.ARG_MIN);
        }
        for (String name : List.of("ARG_MAX", "MAX_BY")) {
            add(SqlBasicAggFunction.create(name, SqlKind.ARG_MAX, FIRST_ARGUMENT, OperandTypes.ANY_COMPARABLE),
                    Standard.ARG_MAX);
        }
    }

    private static void ordered() {
        add(SqlBasicAggFunction
                .create("PERCENTILE_CONT", SqlKind.PERCENTILE_CONT, ReturnTypes.DOUBLE_FORCE_NULLABLE,
                        NumberOrLiteral.FRACTION)
                .withFunctionType(SqlFunctionCategory.SYSTEM).withGroupOrder(Optionality.MANDATORY)
                .withPercentile(true).withAllowsFraming(false), Standard.PERCENTILE_CONT);
        add(SqlBasicAggFunction
                .create("PERCENTILE_DISC", SqlKind.PERCENTILE_DISC, ReturnTypes.PERCENTILE_DISC_CONT,
                        NumberOrLiteral.FRACTION)
                .withFunctionType(SqlFunctionCategory.SYSTEM).withGroupOrder(Optionality.MANDATORY)
                .withPercentile(true).withAllowsFraming(false), Standard.PERCENTILE_DISC);
        // Calcite's own LISTAGG has the length of its first text.
        for (String name : List.of("LISTAGG", "STRING_AGG")) {
            add(SqlBasicAggFunction
                    .create(name, SqlKind.LISTAGG, ReturnTypes.VARCHAR_FORCE_NULLABLE,
                            OperandTypes.STRING_OPTIONAL_STRING)
                    .withFunctionType(SqlFunctionCategory.SYSTEM).withSyntax(SqlSyntax.ORDERED_FUNCTION)
                    .withGroupOrder(Optionality.OPTIONAL), Standard.LISTAGG);
        }
        add(SqlBasicAggFunction
                .create("ARRAY_AGG", SqlKind.ARRAY_AGG,
                        ReturnTypes.TO_ARRAY.andThen(SqlTypeTransforms.FORCE_NULLABLE), OperandTypes.ANY)
                .withFunctionType(SqlFunctionCategory.SYSTEM).withSyntax(SqlSyntax.ORDERED_FUNCTION)
                .withAllowsNullTreatment(true).withGroupOrder(Optionality.OPTIONAL), Standard.ARRAY_AGG);
        add(SqlBasicAggFunction.create("COLLECT", SqlKind.COLLECT, ReturnTypes.TO_ARRAY, OperandTypes.ANY)
                .withFunctionType(SqlFunctionCategory.SYSTEM).withGroupOrder(Optionality.OPTIONAL), Standard.COLLECT);
        add(SqlBasicAggFunction.create("FUSION", SqlKind.FUSION, ReturnTypes.ARG0, OperandTypes.ARRAY)
                .withFunctionType(SqlFunctionCategory.SYSTEM), Standard.FUSION);
        add(SqlBasicAggFunction.create("INTERSECTION", SqlKind.INTERSECTION, FIRST_ARGUMENT, OperandTypes.ARRAY)
                .withFunctionType(SqlFunctionCategory.SYSTEM), Standard.INTERSECTION);
    }

    private static void statistic(Standard meaning, SqlKind kind, SqlOperandTypeChecker operands, String... names) {
        for (String name : names) {
            add(SqlBasicAggFunction.create(name, kind, ReturnTypes.DOUBLE_FORCE_NULLABLE, operands), meaning);
        }
    }

    private static void add(SqlAggFunction function, Standard meaning) {
        FUNCTIONS.put(function, meaning);
    }
}
