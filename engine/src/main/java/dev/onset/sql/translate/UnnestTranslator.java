package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.ScalarOperator;

/** UNNEST. Elements that are rows, which a plan holds as arrays, become as many columns as they have fields. */
final class UnnestTranslator {

    private UnnestTranslator() {}

    /** @param kept how many columns of the input are repeated */
    static Plan translate(Uncollect uncollect, Plan input, int kept, boolean outer, List<Field> fields) {
        List<RelDataTypeField> arrays = uncollect.getInput().getRowType().getFieldList();
        if (arrays.stream().noneMatch(array -> isOfRows(array.getType()))) {
            return new Plan.Unnest(input, kept, uncollect.withOrdinality, outer, fields);
        }
        List<Field> elements = new ArrayList<>(fields.subList(0, kept));
        List<Expression> columns = new ArrayList<>();
        for (Field field : elements) {
            columns.add(new ColumnReference(columns.size(), field.type()));
        }
        for (RelDataTypeField array : arrays) {
            if (isOfRows(array.getType())) {
                ColumnReference row = new ColumnReference(elements.size(), DataType.ARRAY);
                elements.add(new Field(array.getName(), DataType.ARRAY, true));
                int width = Objects.requireNonNull(array.getType().getComponentType()).getFieldCount();
                for (long i = 1; i <= width; i++) {
                    columns.add(new Call(ScalarOperator.ITEM, List.of(row, new Literal(i, DataType.BIGINT)),
                            fields.get(columns.size()).type()));
                }
            } else {
                int width = array.getType().getSqlTypeName() == SqlTypeName.MAP ? 2 : 1;
                for (int i = 0; i < width; i++) {
                    keep(fields, elements, columns);
                }
            }
        }
        while (columns.size() < fields.size()) {
            keep(fields, elements, columns);
        }
        return new Plan.Project(new Plan.Unnest(input, kept, uncollect.withOrdinality, outer, elements), columns,
                fields);
    }

    private static void keep(List<Field> fields, List<Field> elements, List<Expression> columns) {
        Field field = fields.get(columns.size());
        columns.add(new ColumnReference(elements.size(), field.type()));
        elements.add(field);
    }

    private static boolean isOfRows(RelDataType type) {
        RelDataType element = type.getComponentType();
        return element != null && element.isStruct();
    }
}
