package dev.onset.exec.expression;

import static dev.onset.exec.Expressions.call;
import static dev.onset.exec.Expressions.cast;
import static dev.onset.exec.Expressions.literal;
import static dev.onset.exec.Expressions.test;
import static dev.onset.exec.Expressions.tryCast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Category;
import dev.onset.exec.TestContexts;
import dev.onset.exec.column.Batch;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

/** Errors show the values that caused them. */
class ExpressionErrorsTest {

    private static @Nullable Object value(Expression expression, @Nullable Object... parameters) {
        return new ExpressionCompiler(TestContexts.sequential(parameters)).compile(expression)
                .evaluate(new Batch(1, List.of())).objectAt(0);
    }

    private static void fails(Expression expression, Category category, String message) {
        assertThatThrownBy(() -> value(expression)).isInstanceOf(OnsetException.class).hasMessage(message)
                .extracting(error -> ((OnsetException) error).category()).isEqualTo(category);
    }

    @Test
    void overflowShowsTheOperation() {
        fails(call(ScalarOperator.PLUS, DataType.BIGINT, literal(Long.MAX_VALUE), literal(1)), Category.DATA,
                "9223372036854775807 + 1 is outside the range of BIGINT");
    }

    @Test
    void anIntegerHas32Bits() {
        fails(call(ScalarOperator.TIMES, DataType.INTEGER, literal(65536L, DataType.INTEGER),
                literal(65536L, DataType.INTEGER)), Category.DATA, "65536 * 65536 is outside the range of INTEGER");
    }

    @Test
    void negatingTheSmallestNumberOverflows() {
        fails(call(ScalarOperator.NEGATE, DataType.BIGINT, literal(Long.MIN_VALUE)), Category.DATA,
                "0 - -9223372036854775808 is outside the range of BIGINT");
    }

    @Test
    void divisionOfADoubleByZeroIsInfinite() {
        assertThat(value(call(ScalarOperator.DIVIDE, DataType.DOUBLE, literal(-1.0), literal(0.0))))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theLogarithmOfANegativeNumberIsNan() {
        assertThat(value(call(ScalarOperator.LN, DataType.DOUBLE, literal(-1.0)))).isEqualTo(Double.NaN);
    }

    @Test
    void aTextThatIsNoNumberIsShown() {
        fails(cast(literal("abc"), DataType.BIGINT), Category.DATA, "'abc' is not a BIGINT");
    }

    @Test
    void aLenientCastGivesNull() {
        assertThat(value(tryCast(literal("abc"), DataType.BIGINT))).isNull();
    }

    @Test
    void aNumberOutOfRangeIsShown() {
        fails(cast(literal(1e10), DataType.INTEGER), Category.DATA, "10000000000.0 is not an INTEGER");
    }

    @Test
    void aMissingParameterIsNamed() {
        fails(new Expression.Parameter(1, DataType.BIGINT), Category.ARGUMENT, "parameter 2 has no value: 0 given");
    }

    @Test
    void aWholeNumberGivenForADoubleParameterIsConverted() {
        assertThat(value(new Expression.Parameter(0, DataType.DOUBLE), 3L)).isEqualTo(3.0);
    }

    @Test
    void aBadRegularExpressionIsExplained() {
        fails(test(ScalarOperator.REGEXP_MATCHES, literal("x"), literal("a(")), Category.ARGUMENT,
                "'a(' is not a regular expression: Unclosed group");
    }

    @Test
    void aPatternMustNotEndWithItsEscapeCharacter() {
        fails(test(ScalarOperator.LIKE, literal("x"), literal("a!"), literal("!")), Category.ARGUMENT,
                "the pattern 'a!' ends with its escape character");
    }

    @Test
    void anUnknownUnitIsNamed() {
        assertThatThrownBy(() -> value(call(ScalarOperator.EXTRACT, DataType.BIGINT, literal("fortnight"),
                literal(0L, DataType.TIMESTAMP)))).hasMessageStartingWith("'fortnight' is not a unit of time");
    }
}
