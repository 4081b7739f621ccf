package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.ScalarOperator;
import dev.onset.sql.catalog.SqlTypes;

/** Dates and times within arrays, which are numbers there, as texts, and rows as rows: for results, and for functions that make texts. */
public final class ShownElements {

    private static final String SAME = "*";

    private ShownElements() {}

    /** The plan with columns whose elements can be shown. */
    public static Plan of(Plan plan, RelDataType rowType) {
        List<Expression> columns = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < plan.fields().size(); i++) {
            Field field = plan.fields().get(i);
            Expression column = new ColumnReference(i, field.type());
            Expression shown = of(column, rowType.getFieldList().get(i).getType());
            columns.add(shown);
            changed |= !shown.equals(column);
        }
        return changed ? new Plan.Project(plan, columns, plan.fields()) : plan;
    }

    /** An array whose elements can be shown; other values as they are. */
    public static Expression of(Expression value, RelDataType type) {
        String format = value.type() == DataType.ARRAY ? format(type) : SAME;
        return format.equals(SAME) ? value
                : new Call(ScalarOperator.SHOWN_ELEMENTS, List.of(value, new Literal(format, DataType.VARCHAR)),
                        DataType.ARRAY);
    }

    private static String format(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case ROW -> type.getFieldList().stream().map(RelDataTypeField::getType).map(ShownElements::format)
                    .collect(Collectors.joining(",", "{", "}"));
            case ARRAY, MULTISET -> {
                RelDataType element = type.getComponentType();
                String inside = element == null ? SAME : format(element);
                yield inside.equals(SAME) ? SAME : "[" + inside + "]";
            }
            case ANY, MAP, OTHER -> SAME;
            default -> switch (SqlTypes.fromCalcite(type)) {
                case DATE, TIME, TIMESTAMP, INTERVAL_DAY_TIME, INTERVAL_YEAR_MONTH -> SqlTypes.fromCalcite(type).name();
                default -> SAME;
            };
        };
    }
}
