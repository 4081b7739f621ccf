package dev.onset.sql.syntax;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Calls as the parser makes them of a name with arguments: which function it is, is found later. */
public final class UnresolvedCall {

    private UnresolvedCall() {}

    public static SqlCall of(String name, SqlParserPos position, SqlNode... arguments) {
        return new SqlUnresolvedFunction(new SqlIdentifier(name, position), null, null, null, null,
                SqlFunctionCategory.USER_DEFINED_FUNCTION).createCall(position, arguments);
    }
}
