package dev.onset.sql.rewrite;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** The keys and values of a map are texts, whatever they are made of: {@code MAP[1, 2.5]} is {@code MAP['1', '2.5']}. */
final class MapCalls {

    private MapCalls() {}

    /** A map that is written down, and what is looked up in one; any other call of an item is as it was. */
    static SqlCall expand(SqlCall call) {
        if (call.getKind() == SqlKind.MAP_VALUE_CONSTRUCTOR) {
            return call.getOperator().createCall(call.getParserPosition(),
                    call.getOperandList().stream().map(MapCalls::text).toList());
        }
        return call.operand(0).getKind() == SqlKind.MAP_VALUE_CONSTRUCTOR
                ? call.getOperator().createCall(call.getParserPosition(), call.operand(0), text(call.operand(1)))
                : call;
    }

    private static SqlNode text(SqlNode value) {
        return value instanceof SqlCharStringLiteral ? value : Shorthands.asText(value);
    }
}
