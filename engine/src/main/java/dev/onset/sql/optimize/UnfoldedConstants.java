package dev.onset.sql.optimize;

import java.util.List;

import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;

/** Leaves constant expressions as they are; Calcite's own executor would compile Java for each of them. */
public final class UnfoldedConstants implements RexExecutor {

    public static final UnfoldedConstants INSTANCE = new UnfoldedConstants();

    private UnfoldedConstants() {}

    @Override
    public void reduce(RexBuilder rexBuilder, List<RexNode> constants, List<RexNode> reduced) {
        reduced.addAll(constants);
    }
}
