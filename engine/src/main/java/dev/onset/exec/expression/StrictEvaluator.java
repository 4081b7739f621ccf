package dev.onset.exec.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/** An operator whose result is NULL where an argument is NULL. Computes one row only where all arguments are constant. */
abstract class StrictEvaluator implements Evaluator {

    final DataType type;
    private final Evaluator[] arguments;
    private final Column[] columns;
    private final Nulls nulls = new Nulls();

    StrictEvaluator(DataType type, List<Evaluator> arguments) {
        this.type = type;
        this.arguments = arguments.toArray(Evaluator[]::new);
        this.columns = new Column[arguments.size()];
    }

    @Override
    public final Column evaluate(Batch batch) {
        boolean constant = true;
        for (int i = 0; i < arguments.length; i++) {
            Column column = arguments[i].evaluate(batch);
            columns[i] = column;
            if (column instanceof ConstantColumn(DataType _, Object value)) {
                if (value == null) {
                    return new ConstantColumn(type, null);
                }
            } else {
                constant = false;
            }
        }
        if (constant) {
            return new ConstantColumn(type, compute(columns, null, 1).objectAt(0));
        }
        return compute(columns, nulls.intersect(columns, batch.size()), batch.size());
    }

    /**
     * The results.
     *
     * @param columns the arguments; none is a constant NULL
     * @param validity which rows have no NULL argument; null: all. What is computed for the other rows does not matter, but
     *     they must not raise an error. Can be passed on, must not be changed.
     */
    abstract Column compute(Column[] columns, long @Nullable [] validity, int size);
}
