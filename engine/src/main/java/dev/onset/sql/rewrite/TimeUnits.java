package dev.onset.sql.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The units of TIMESTAMPADD and TIMESTAMPDIFF as ODBC and JDBC call them, such as {@code SQL_TSI_DAY}. SQL_TSI_FRAC_SECOND is a
 * nanosecond, of which a time has none: thousands of them count.
 */
final class TimeUnits {

    private static final String PREFIX = "SQL_TSI_";

    private TimeUnits() {}

    /** The same call with a unit that Onset computes with. */
    static SqlCall plain(SqlCall call) {
        if (call.operandCount() != 3 || !(call.operand(0) instanceof SqlIntervalQualifier unit)) {
            return call;
        }
        TimeUnit known = unit(unit);
        SqlParserPos position = call.getParserPosition();
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(0, new SqlIntervalQualifier(known == TimeUnit.NANOSECOND ? TimeUnit.MICROSECOND : known, null,
                unit.getParserPosition()));
        SqlNode thousand = SqlLiteral.createExactNumeric("1000", position);
        if (known != TimeUnit.NANOSECOND) {
            return known == unit.getUnit() ? call : call.getOperator().createCall(position, operands);
        }
        if (call.getKind() == SqlKind.TIMESTAMP_DIFF) {
            return SqlStdOperatorTable.MULTIPLY.createCall(position,
                    call.getOperator().createCall(position, operands), thousand);
        }
        operands.set(1, SqlStdOperatorTable.DIVIDE.createCall(position, operands.get(1), thousand));
        return call.getOperator().createCall(position, operands);
    }

    private static TimeUnit unit(SqlIntervalQualifier qualifier) {
        String name = qualifier.timeFrameName == null ? "" : qualifier.timeFrameName.toUpperCase(Locale.ROOT);
        if (!name.startsWith(PREFIX)) {
            return qualifier.getUnit();
        }
        return switch (name.substring(PREFIX.length())) {
            case "FRAC_SECOND", "NANOSECOND" -> TimeUnit.NANOSECOND;
            case "MICROSECOND" -> TimeUnit.MICROSECOND;
            case "MILLISECOND" -> TimeUnit.MILLISECOND;
            case "SECOND" -> TimeUnit.SECOND;
            case "MINUTE" -> TimeUnit.MINUTE;
            case "HOUR" -> TimeUnit.HOUR;
            case "DAY" -> TimeUnit.DAY;
            case "WEEK" -> TimeUnit.WEEK;
            case "MONTH" -> TimeUnit.MONTH;
            case "QUARTER" -> TimeUnit.QUARTER;
            case "YEAR" -> TimeUnit.YEAR;
            default -> qualifier.getUnit();
        };
    }
}
