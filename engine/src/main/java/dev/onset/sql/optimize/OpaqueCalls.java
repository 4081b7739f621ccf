package dev.onset.sql.optimize;

import java.util.List;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/** Calls of a function that gives what it takes, and of which Calcite knows nothing: it concludes nothing from what is within. */
final class OpaqueCalls {

    private static final SqlFunction OPAQUE = new SqlFunction("OPAQUE", SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0, null,
            OperandTypes.ANY, SqlFunctionCategory.SYSTEM);

    private OpaqueCalls() {}

    static RexNode of(RexBuilder builder, RexNode hidden) {
        return builder.makeCall(hidden.getType(), OPAQUE, List.of(hidden));
    }

    /** The relations with what was hidden in its own place again. */
    static RelNode shown(RelNode root) {
        RexShuttle expressions = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                return call.getOperator().equals(OPAQUE) ? call.getOperands().getFirst().accept(this)
                        : super.visitCall(call);
            }
        };
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(expressions);
            }
        });
    }
}
