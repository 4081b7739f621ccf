package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;

import dev.onset.plan.Expression;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Gives the columns of a result the names that the query asks for. */
final class ResultNames {

    private ResultNames() {}

    static Plan apply(Plan plan, List<String> names) {
        List<Field> fields = plan.fields();
        List<Field> renamed = new ArrayList<>(fields.size());
        List<Expression> columns = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            renamed.add(field.named(names.get(i)));
            columns.add(new ColumnReference(i, field.type()));
        }
        if (renamed.equals(fields)) {
            return plan;
        }
        return switch (plan) {
            case Plan.Project project -> new Plan.Project(project.input(), project.expressions(), renamed);
            case Plan.Aggregate aggregate -> new Plan.Aggregate(aggregate.input(), aggregate.groupKeys(),
                    aggregate.groupingSets(), aggregate.calls(), renamed);
            case Plan.Values values -> new Plan.Values(values.rows(), renamed);
            case Plan.SetOperation set -> new Plan.SetOperation(set.operator(), set.left(), set.right(), renamed);
            case Plan.UnionAll union -> new Plan.UnionAll(union.inputs(), renamed);
            case Plan.Sort sort -> new Plan.Sort(apply(sort.input(), names), sort.keys(), sort.offset(),
                    sort.limit());
            default -> new Plan.Project(plan, columns, renamed);
        };
    }
}
