package dev.onset.exec.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BoxedValues;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/**
 * Arrays with converted elements.
 *
 * @param element what becomes of an element, which is column 0
 * @param from the type of the elements
 */
record ArrayCast(Evaluator array, Evaluator element, DataType from) implements Evaluator {

    @Override
    public Column evaluate(Batch batch) {
        Column arrays = array.evaluate(batch);
        if (arrays instanceof ConstantColumn) {
            Object value = arrays.isNull(0) ? null : arrays.objectAt(0);
            return new ConstantColumn(DataType.ARRAY, value instanceof List<?> list ? converted(list) : null);
        }
        @Nullable
        Object[] values = new Object[batch.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = !arrays.isNull(row) && arrays.objectAt(row) instanceof List<?> list ? converted(list) : null;
        }
        return BoxedValues.column(DataType.ARRAY, values);
    }

    private List<@Nullable Object> converted(List<?> list) {
        List<@Nullable Object> converted = new ArrayList<>(list.size());
        if (!list.isEmpty()) {
            Column elements = BoxedValues.column(from, list.toArray());
            Column result = element.evaluate(new Batch(list.size(), List.of(elements)));
            for (int i = 0; i < list.size(); i++) {
                converted.add(result.isNull(i) ? null : result.objectAt(i));
            }
        }
        return converted;
    }
}
