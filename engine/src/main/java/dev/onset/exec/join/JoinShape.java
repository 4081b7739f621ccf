package dev.onset.exec.join;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan.JoinType;

/**
 * What a join does, told by its probing and its building side instead of left and right.
 *
 * @param joinType as seen from the probing side as the left one; never RIGHT
 * @param leftIsBuilt whether the plan's left input is the building side
 * @param residual over the columns of the plan's left, then right input
 * @param fields of the result
 * @param leftWidth number of columns of the plan's left input
 * @param nearest whether of all matches only the nearest one counts
 */
record JoinShape(JoinType joinType, boolean leftIsBuilt, List<Integer> probeKeys, List<Integer> buildKeys,
        @Nullable Expression residual, List<Field> fields, int leftWidth, boolean nearest) {

    /** Whether the result has the building side's columns. */
    boolean hasBuildColumns() {
        return joinType != JoinType.SEMI && joinType != JoinType.ANTI;
    }

    /** Rows of both sides with the columns in the plan's order. */
    Batch joined(int size, List<Column> probe, List<Column> build) {
        List<Column> columns = new ArrayList<>(leftIsBuilt ? build : probe);
        columns.addAll(leftIsBuilt ? probe : build);
        return new Batch(size, columns);
    }

    /** The building side's column that a result's column comes from, or −1. */
    int inBuild(int column) {
        if (leftIsBuilt) {
            return column < leftWidth ? column : -1;
        }
        return column < leftWidth ? -1 : column - leftWidth;
    }

    /** The probing side's column that a result's column, not one of the building side, comes from. */
    int inProbe(int column) {
        return leftIsBuilt ? column - leftWidth : column;
    }
}
