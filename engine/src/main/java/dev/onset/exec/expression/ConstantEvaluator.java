package dev.onset.exec.expression;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/** The same value always: a literal, a parameter, the time of the query. */
final class ConstantEvaluator implements Evaluator {

    private final ConstantColumn column;

    ConstantEvaluator(DataType type, @Nullable Object value) {
        this.column = new ConstantColumn(type, value);
    }

    @Override
    public Column evaluate(Batch batch) {
        return column;
    }
}
