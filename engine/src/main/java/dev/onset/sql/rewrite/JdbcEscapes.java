package dev.onset.sql.rewrite;

import java.util.List;
import java.util.Locale;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJdbcDataTypeName;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

import dev.onset.error.OnsetException;
import dev.onset.sql.syntax.Positions;
import dev.onset.sql.syntax.UnresolvedCall;

/**
 * Functions as the escape {@code {fn …}} of ODBC and JDBC means them: of the standard's functions of that list, some have other names
 * here, and DAYOFWEEK counts from 1, which is Sunday.
 */
final class JdbcEscapes {

    private static final String BEFORE = "{FN ";

    private JdbcEscapes() {}

    /** The call that an escape stands for. */
    static SqlNode expand(SqlCall call) {
        String written = call.getOperator().getName().toUpperCase(Locale.ROOT);
        String name = written.startsWith(BEFORE) ? written.substring(BEFORE.length(), written.length() - 1) : written;
        SqlParserPos position = call.getParserPosition();
        List<SqlNode> arguments = call.getOperandList();
        return switch (name + "/" + arguments.size()) {
            case "DAYOFWEEK/1" -> SqlStdOperatorTable.PLUS.createCall(position,
                    SqlStdOperatorTable.DAYOFWEEK.createCall(position, arguments),
                    SqlLiteral.createExactNumeric("1", position));
            case "LOG/1" -> SqlStdOperatorTable.LN.createCall(position, arguments);
            case "CONCAT/2" -> SqlStdOperatorTable.CONCAT.createCall(position, arguments);
            case "LOCATE/2", "LOCATE/3" -> SqlStdOperatorTable.POSITION.createCall(position, arguments);
            case "INSERT/4" -> SqlStdOperatorTable.OVERLAY.createCall(position, arguments.get(0), arguments.get(3),
                    arguments.get(1), arguments.get(2));
            case "SPACE/1" -> UnresolvedCall.of("REPEAT", position, SqlLiteral.createCharString(" ", position),
                    arguments.getFirst());
            case "CONVERT/2" -> converted(arguments.get(0), arguments.get(1), position);
            case "TIMESTAMPADD/3" -> SqlStdOperatorTable.TIMESTAMP_ADD.createCall(position, arguments);
            case "TIMESTAMPDIFF/3" -> SqlStdOperatorTable.TIMESTAMP_DIFF.createCall(position, arguments);
            case "CURDATE/0" -> SqlStdOperatorTable.CURRENT_DATE.createCall(position);
            case "CURTIME/0" -> SqlStdOperatorTable.LOCALTIME.createCall(position);
            case "NOW/0" -> SqlStdOperatorTable.CURRENT_TIMESTAMP.createCall(position);
            default -> UnresolvedCall.of(switch (name) {
                case "LCASE" -> "LOWER";
                case "UCASE" -> "UPPER";
                case "CHAR" -> "CHR";
                case "CEILING" -> "CEIL";
                case "DATABASE" -> "CURRENT_DATABASE";
                case "USER" -> "CURRENT_USER";
                default -> name;
            }, position, arguments.toArray(SqlNode[]::new));
        };
    }

    private static SqlNode converted(SqlNode value, SqlNode type, SqlParserPos position) {
        if (!(type instanceof SqlLiteral literal && literal.getValue() instanceof SqlJdbcDataTypeName name)) {
            throw new OnsetException(OnsetException.Category.SYNTAX,
                    "The type in {fn CONVERT(…)} is one of JDBC's, such as SQL_DOUBLE", Positions.of(type), null);
        }
        return SqlStdOperatorTable.CAST.createCall(position, value, name.createDataType(type.getParserPosition()));
    }
}
