package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.calcite.plan.RelOptSamplingParameters;
import org.apache.calcite.rel.core.Sample;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.ScalarOperator;
import dev.onset.plan.WindowCall;
import dev.onset.plan.WindowCall.Bound;
import dev.onset.plan.WindowCall.Frame;
import dev.onset.plan.WindowCall.Positional;

/**
 * TABLESAMPLE: each row with the same chance, by BERNOULLI and by SYSTEM. With REPEATABLE the chance is a hash of the seed and the
 * row's number, so that the same rows come again.
 */
final class SampleTranslator {

    private SampleTranslator() {}

    static Plan translate(Sample sample, Plan input) {
        RelOptSamplingParameters parameters = sample.getSamplingParameters();
        Literal rate = new Literal(parameters.sampleRate.doubleValue(), DataType.DOUBLE);
        if (!parameters.isRepeatable()) {
            return new Plan.Filter(input, less(new Call(ScalarOperator.RANDOM, List.of(), DataType.DOUBLE), rate));
        }
        int width = input.fields().size();
        List<Field> numbered = new ArrayList<>(input.fields());
        numbered.add(new Field("$row", DataType.BIGINT, false));
        Frame all = new Frame(true, new Bound(Bound.Kind.UNBOUNDED_PRECEDING, null),
                new Bound(Bound.Kind.CURRENT_ROW, null));
        Plan rows = new Plan.Window(input, List.of(new WindowCall(Positional.ROW_NUMBER, List.of(), false, false,
                List.of(), List.of(), all, DataType.BIGINT)), numbered);
        Expression fraction = new Call(ScalarOperator.HASHED_FRACTION,
                List.of(new Literal((long) parameters.getRepeatableSeed(), DataType.BIGINT),
                        new ColumnReference(width, DataType.BIGINT)),
                DataType.DOUBLE);
        List<Expression> columns = IntStream.range(0, width)
                .mapToObj(i -> (Expression) new ColumnReference(i, input.fields().get(i).type())).toList();
        return new Plan.Project(new Plan.Filter(rows, less(fraction, rate)), columns, input.fields());
    }

    private static Expression less(Expression left, Expression right) {
        return new Call(ScalarOperator.LESS, List.of(left, right), DataType.BOOLEAN);
    }
}
