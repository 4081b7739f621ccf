package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

import dev.onset.plan.ScalarOperator;

/** Functions of dates, times and intervals. */
final class TimeFunctions {

    private TimeFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        FunctionTypes.add(functions, ScalarOperator.FLOOR_TO, ReturnTypes.ARG1_NULLABLE, FunctionTypes.UNIT_TIME,
                "DATE_TRUNC");
        FunctionTypes.add(functions, ScalarOperator.EXTRACT, ReturnTypes.BIGINT_NULLABLE, FunctionTypes.UNIT_TIME,
                "DATE_PART");
        SqlOperandTypeChecker time = OperandTypes.DATETIME;
        FunctionTypes.add(functions, ScalarOperator.DATE_DIFF, ReturnTypes.BIGINT_NULLABLE,
                FunctionTypes.family(SqlTypeFamily.CHARACTER,
                        SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME),
                ScalarFunctions.DATE_DIFF);
        FunctionTypes.add(functions, ScalarOperator.LAST_DAY, ReturnTypes.DATE_NULLABLE, time, "LAST_DAY");
        FunctionTypes.add(functions, ScalarOperator.MAKE_DATE, ReturnTypes.DATE_NULLABLE,
                FunctionTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER), "MAKE_DATE");
        FunctionTypes.add(functions, ScalarOperator.MAKE_TIME, FunctionTypes.nullable(SqlTypeName.TIME),
                FunctionTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.NUMERIC), "MAKE_TIME");
        FunctionTypes.add(functions, ScalarOperator.MAKE_TIMESTAMP, FunctionTypes.nullable(SqlTypeName.TIMESTAMP),
                OperandTypes.or(OperandTypes.INTEGER,
                        FunctionTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER,
                                SqlTypeFamily.INTEGER,
                                SqlTypeFamily.INTEGER, SqlTypeFamily.NUMERIC)),
                "MAKE_TIMESTAMP");
        FunctionTypes.add(functions, ScalarOperator.EPOCH, ReturnTypes.DOUBLE_NULLABLE,
                OperandTypes.or(time, OperandTypes.INTERVAL), "EPOCH");
        FunctionTypes.add(functions, ScalarOperator.TO_TIMESTAMP, FunctionTypes.nullable(SqlTypeName.TIMESTAMP),
                FunctionTypes.NUMBER, "TO_TIMESTAMP");
        FunctionTypes.add(functions, ScalarOperator.PARSE_TIMESTAMP, FunctionTypes.nullable(SqlTypeName.TIMESTAMP),
                FunctionTypes.TEXT_TEXT, "TO_TIMESTAMP");
        FunctionTypes.add(functions, ScalarOperator.PARSE_TIMESTAMP, ReturnTypes.DATE_NULLABLE, FunctionTypes.TEXT_TEXT,
                "TO_DATE");
        FunctionTypes.add(functions, ScalarOperator.STRPTIME, FunctionTypes.nullable(SqlTypeName.TIMESTAMP),
                FunctionTypes.TEXT_TEXT, "STRPTIME");
        FunctionTypes.add(functions, ScalarOperator.STRFTIME, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.or(
                FunctionTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER), FunctionTypes.UNIT_TIME),
                "STRFTIME");
        FunctionTypes.add(functions, ScalarOperator.TO_CHAR, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.or(
                FunctionTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER),
                FunctionTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.CHARACTER)), "TO_CHAR");
        FunctionTypes.add(functions, ScalarOperator.ROUND_TIME, ReturnTypes.ARG0_NULLABLE,
                FunctionTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.INTEGER), ScalarFunctions.ROUND_TIME);
        FunctionTypes.add(functions, ScalarOperator.MONTH_NAME, ReturnTypes.VARCHAR_NULLABLE, time, "MONTHNAME");
        FunctionTypes.add(functions, ScalarOperator.DAY_NAME, ReturnTypes.VARCHAR_NULLABLE, time, "DAYNAME");
        FunctionTypes.add(functions, ScalarOperator.TIME_BUCKET, ReturnTypes.ARG1_NULLABLE, OperandTypes.or(
                FunctionTypes.family(SqlTypeFamily.DATETIME_INTERVAL, SqlTypeFamily.DATETIME),
                FunctionTypes.family(SqlTypeFamily.DATETIME_INTERVAL, SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME)),
                "TIME_BUCKET", "DATE_BIN");
        FunctionTypes.add(functions, ScalarOperator.CURRENT_DATE, ReturnTypes.DATE, OperandTypes.NILADIC, "TODAY");
        FunctionTypes.add(functions, ScalarOperator.CURRENT_TIMESTAMP, ReturnTypes.explicit(SqlTypeName.TIMESTAMP,
                6), OperandTypes.NILADIC, "NOW");
        return List.copyOf(functions);
    }
}
