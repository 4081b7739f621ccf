package dev.onset.exec.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** Operators that look at NULLs and never give one: IS NULL, IS TRUE, IS DISTINCT FROM and their opposites. */
final class NullEvaluators {

    private NullEvaluators() {}

    /** {@code IS NULL} where {@code wanted}, else {@code IS NOT NULL}. */
    static Evaluator isNull(Evaluator argument, boolean wanted) {
        Nulls nulls = new Nulls();
        return batch -> {
            Column column = argument.evaluate(batch);
            if (column instanceof ConstantColumn(DataType _, Object value)) {
                return new ConstantColumn(DataType.BOOLEAN, (value == null) == wanted);
            }
            long @Nullable [] validity = nulls.validity(column, batch.size());
            if (validity == null) {
                return new ConstantColumn(DataType.BOOLEAN, !wanted);
            }
            boolean[] result = new boolean[batch.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] = Nulls.isValid(validity, i) != wanted;
            }
            return new BooleanColumn(DataType.BOOLEAN, result, null);
        };
    }

    /** Whether the argument is (not NULL and) the truth value; {@code negated}: whether it is not. */
    static Evaluator isTruth(Evaluator argument, boolean truth, boolean negated) {
        return batch -> {
            Column column = argument.evaluate(batch);
            if (column instanceof ConstantColumn(DataType _, Object value)) {
                return new ConstantColumn(DataType.BOOLEAN, Boolean.valueOf(truth).equals(value) != negated);
            }
            boolean[] result = new boolean[batch.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] = (!column.isNull(i) && column.booleanAt(i) == truth) != negated;
            }
            return new BooleanColumn(DataType.BOOLEAN, result, null);
        };
    }

    /** {@code IS DISTINCT FROM} where {@code distinct}, else {@code IS NOT DISTINCT FROM}; NULL equals NULL. */
    static Evaluator isDistinct(Evaluator left, Evaluator right, Comparer comparer, boolean distinct) {
        return batch -> {
            Column a = left.evaluate(batch);
            Column b = right.evaluate(batch);
            Column equal = comparer.equal(a, b, batch);
            boolean[] result = new boolean[batch.size()];
            for (int i = 0; i < result.length; i++) {
                boolean nullA = a.isNull(i);
                boolean same = (nullA || b.isNull(i)) ? nullA && b.isNull(i) : equal.booleanAt(i);
                result[i] = same != distinct;
            }
            return new BooleanColumn(DataType.BOOLEAN, result, null);
        };
    }

    /** Compares columns that were computed already. */
    interface Comparer {
        Column equal(Column left, Column right, Batch batch);
    }

    /** Compares with the ordinary equality. */
    static Comparer comparer(DataType left, DataType right) {
        Column[] current = new Column[2];
        Evaluator equality = ComparisonEvaluators.comparison(ScalarOperator.EQUALS,
                List.of(batch -> current[0], batch -> current[1]), left, right);
        return (a, b, batch) -> {
            current[0] = a;
            current[1] = b;
            return equality.evaluate(batch);
        };
    }
}
