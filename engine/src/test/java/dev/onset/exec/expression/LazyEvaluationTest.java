package dev.onset.exec.expression;

import static dev.onset.exec.Expressions.call;
import static dev.onset.exec.Expressions.cast;
import static dev.onset.exec.Expressions.column;
import static dev.onset.exec.Expressions.field;
import static dev.onset.exec.Expressions.literal;
import static dev.onset.exec.Expressions.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;
import dev.onset.exec.TestContexts;
import dev.onset.exec.TestRows;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

/** What cannot be computed for some rows is computed only for the rows that get there. */
class LazyEvaluationTest {

    private static final Expression N = column(0, DataType.BIGINT);
    private static final Expression S = column(1, DataType.VARCHAR);
    private static final Expression IS_ZERO = test(ScalarOperator.EQUALS, N, literal(0));
    private static final Expression NOT_ZERO = test(ScalarOperator.NOT_EQUALS, N, literal(0));
    private static final Expression INVERSE = call(ScalarOperator.DIVIDE, DataType.BIGINT, literal(100), N);
    private static final Expression INVERSE_IS_LARGE = test(ScalarOperator.GREATER, INVERSE, literal(30));
    private static final Expression PARSED = cast(S, DataType.BIGINT);

    private final Batch batch = new TestRows(List.of(field("n", DataType.BIGINT), field("s", DataType.VARCHAR)),
            List.of(Arrays.asList(0L, "x"), Arrays.asList(2L, "7"), Arrays.asList(null, "y"), Arrays.asList(50L, null),
                    Arrays.asList(0L, "8")),
            5).batch();

    private List<@Nullable Object> evaluate(Expression expression) {
        Column column = new ExpressionCompiler(TestContexts.sequential()).compile(expression).evaluate(batch);
        return Arrays.asList(column.objectAt(0), column.objectAt(1), column.objectAt(2), column.objectAt(3),
                column.objectAt(4));
    }

    private int[] select(Expression condition) {
        int[] selection = new int[batch.size()];
        int count = new ExpressionCompiler(TestContexts.sequential()).compilePredicate(condition).select(batch,
                selection);
        return Arrays.copyOf(selection, count);
    }

    @Test
    void divisionByZeroNamesTheOperation() {
        assertThatThrownBy(() -> evaluate(INVERSE)).isInstanceOf(OnsetException.class)
                .hasMessage("division by zero: 100 / 0");
    }

    @Test
    void andGuardsItsLaterArguments() {
        assertThat(evaluate(test(ScalarOperator.AND, NOT_ZERO, INVERSE_IS_LARGE))).containsExactly(false, true, null,
                false, false);
    }

    @Test
    void orGuardsItsLaterArguments() {
        assertThat(evaluate(test(ScalarOperator.OR, IS_ZERO, INVERSE_IS_LARGE))).containsExactly(true, true, null,
                false,
                true);
    }

    @Test
    void conjunctsOfAFilterGuardLaterOnes() {
        assertThat(select(test(ScalarOperator.AND, NOT_ZERO, INVERSE_IS_LARGE))).containsExactly(1);
    }

    @Test
    void alternativesOfAFilterGuardLaterOnes() {
        assertThat(select(test(ScalarOperator.OR, IS_ZERO, INVERSE_IS_LARGE))).containsExactly(0, 1, 4);
    }

    @Test
    void caseComputesAResultOnlyWhereItsConditionHolds() {
        assertThat(evaluate(
                new Expression.Case(List.of(NOT_ZERO), List.of(INVERSE), literal(-1), DataType.BIGINT)))
                .containsExactly(-1L, 50L, -1L, 2L, -1L);
    }

    @Test
    void caseComputesAConditionOnlyWhereEarlierOnesFail() {
        assertThat(evaluate(new Expression.Case(List.of(IS_ZERO, INVERSE_IS_LARGE), List.of(literal(0), literal(1)),
                literal(null, DataType.BIGINT), DataType.BIGINT))).containsExactly(0L, 1L, null, null, 0L);
    }

    @Test
    void coalesceComputesAnArgumentOnlyWhereEarlierOnesAreNull() {
        assertThatThrownBy(() -> evaluate(call(ScalarOperator.COALESCE, DataType.BIGINT, N, PARSED)))
                .hasMessage("'y' is not a BIGINT");
        assertThat(evaluate(call(ScalarOperator.COALESCE, DataType.BIGINT, N, literal(5), PARSED)))
                .containsExactly(0L, 2L, 5L, 50L, 0L);
    }

    @Test
    void aConstantThatFailsIsNoErrorWhereNoRowNeedsIt() {
        Expression failing = call(ScalarOperator.DIVIDE, DataType.BIGINT, literal(1), literal(0));
        assertThat(evaluate(new Expression.Case(List.of(literal(false)), List.of(failing), N, DataType.BIGINT)))
                .containsExactly(0L, 2L, null, 50L, 0L);
    }
}
