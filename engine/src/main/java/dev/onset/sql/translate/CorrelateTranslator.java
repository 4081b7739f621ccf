package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

import dev.onset.plan.Expression;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.sql.catalog.SqlTypes;

/** What stayed correlated after decorrelation: UNNEST of a row's own array, and what must run for each row. */
final class CorrelateTranslator {

    private final ExpressionTranslator expressions;
    private final OuterColumns outer;
    private final NotSupported notSupported;
    private final Function<RelNode, Plan> translation;

    CorrelateTranslator(ExpressionTranslator expressions, OuterColumns outer, NotSupported notSupported,
            Function<RelNode, Plan> translation) {
        this.expressions = expressions;
        this.outer = outer;
        this.notSupported = notSupported;
        this.translation = translation;
    }

    Plan translate(Correlate correlate, List<Field> fields) {
        JoinRelType type = correlate.getJoinType();
        if (type != JoinRelType.INNER && type != JoinRelType.LEFT) {
            throw notSupported.construct("A correlated subquery of the kind " + type);
        }
        Plan left = translation.apply(correlate.getLeft());
        if (correlate.getRight() instanceof Uncollect uncollect && uncollect.getInput() instanceof Project project
                && isSingleRow(project.getInput())) {
            return unnest(correlate, left, uncollect, project, fields);
        }
        int first = outer.firstSlot();
        Plan right = outer.within(correlate.getCorrelationId(), left.fields().size(),
                () -> translation.apply(correlate.getRight()));
        return new Plan.Correlate(left, right, first, type == JoinRelType.LEFT, fields);
    }

    private static boolean isSingleRow(RelNode node) {
        return node instanceof Values values && values.getTuples().size() == 1;
    }

    /** The arrays as columns behind those of the left input. */
    private Plan unnest(Correlate correlate, Plan left, Uncollect uncollect, Project arrays, List<Field> fields) {
        RexShuttle ofLeft = new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                return access.getReferenceExpr() instanceof RexCorrelVariable variable
                        && variable.id.equals(correlate.getCorrelationId())
                                ? new RexInputRef(access.getField().getIndex(), access.getType())
                                : super.visitFieldAccess(access);
            }
        };
        List<Expression> columns = new ArrayList<>();
        List<Field> projected = new ArrayList<>(left.fields());
        for (Field field : left.fields()) {
            columns.add(new ColumnReference(columns.size(), field.type()));
        }
        for (int i = 0; i < arrays.getProjects().size(); i++) {
            columns.add(expressions.translate(arrays.getProjects().get(i).accept(ofLeft)));
            RelDataTypeField array = arrays.getRowType().getFieldList().get(i);
            projected.add(new Field(array.getName(), SqlTypes.fromCalcite(array.getType()), true));
        }
        return UnnestTranslator.translate(uncollect, new Plan.Project(left, columns, projected), left.fields().size(),
                correlate.getJoinType() == JoinRelType.LEFT, fields);
    }
}
