package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Plan;
import dev.onset.plan.Plan.JoinType;
import dev.onset.plan.ScalarOperator;

/**
 * Finds the anti-joins in what Calcite makes of NOT IN and NOT EXISTS: a left join with rows that carry a constant, of which
 * those are kept whose constant is missing.
 */
final class AntiJoins {

    private AntiJoins() {}

    /** The same projection over an anti-join, if its input keeps only the rows of a left join without a partner. */
    static Plan.Project rewrite(Plan.Project project) {
        if (!(project.input() instanceof Plan.Filter(Plan.Join join, Expression condition)
                && join.joinType() == JoinType.LEFT)) {
            return project;
        }
        int leftColumns = join.left().fields().size();
        List<Expression> others = new ArrayList<>();
        boolean missing = false;
        for (Expression conjunct : conjuncts(condition)) {
            if (asksWhetherMissing(conjunct, join, leftColumns)) {
                missing = true;
            } else {
                others.add(conjunct);
            }
        }
        if (!missing || !ColumnUse.isBelow(others, leftColumns)
                || !ColumnUse.isBelow(project.expressions(), leftColumns)) {
            return project;
        }
        Plan anti = new Plan.Join(JoinType.ANTI, filtered(join.left(), others), join.right(), join.leftKeys(),
                join.rightKeys(), join.residual(), join.left().fields());
        return new Plan.Project(anti, project.expressions(), project.fields());
    }

    private static List<Expression> conjuncts(Expression condition) {
        return condition instanceof Call(ScalarOperator operator, List<Expression> arguments, DataType type)
                && operator == ScalarOperator.AND ? arguments : List.of(condition);
    }

    private static boolean asksWhetherMissing(Expression conjunct, Plan.Join join, int leftColumns) {
        return conjunct instanceof Call(ScalarOperator operator, List<Expression> arguments, DataType type)
                && operator == ScalarOperator.IS_NULL
                && arguments.getFirst() instanceof ColumnReference(int column, DataType columnType)
                && column >= leftColumns && constant(join.right(), column - leftColumns) != null;
    }

    private static @Nullable Object constant(Plan right, int column) {
        return right instanceof Plan.Project project
                && project.expressions().get(column) instanceof Literal(Object value, DataType type) ? value : null;
    }

    private static Plan filtered(Plan input, List<Expression> conjuncts) {
        return switch (conjuncts.size()) {
            case 0 -> input;
            case 1 -> new Plan.Filter(input, conjuncts.getFirst());
            default -> new Plan.Filter(input, new Call(ScalarOperator.AND, conjuncts, DataType.BOOLEAN));
        };
    }
}
