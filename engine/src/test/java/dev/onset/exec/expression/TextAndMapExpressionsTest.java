package dev.onset.exec.expression;

import static dev.onset.exec.Expressions.call;
import static dev.onset.exec.Expressions.literal;
import static dev.onset.exec.Expressions.test;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.exec.TestContexts;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

class TextAndMapExpressionsTest {

    private static final Expression PARAMS = literal(Map.of("lr", "0.1", "depth", "2"), DataType.MAP);

    private static @Nullable Object value(Expression expression) {
        return new ExpressionCompiler(TestContexts.sequential()).compile(expression).evaluate(new Batch(1, List.of()))
                .objectAt(0);
    }

    @Test
    void similarToMatchesTheWholeText() {
        Expression pattern = literal("run-(1|2)[0-9]*");
        assertThat(value(test(ScalarOperator.SIMILAR_TO, literal("run-1234"), pattern))).isEqualTo(true);
        assertThat(value(test(ScalarOperator.SIMILAR_TO, literal("my run-1"), pattern))).isEqualTo(false);
    }

    @Test
    void similarToTakesADotLiterally() {
        assertThat(value(test(ScalarOperator.SIMILAR_TO, literal("axb"), literal("a.b")))).isEqualTo(false);
    }

    @Test
    void aRegularExpressionMatchesAPartOfTheText() {
        assertThat(value(test(ScalarOperator.REGEXP_MATCHES, literal("my run-1"), literal("run-\\d")))).isEqualTo(true);
    }

    @Test
    void aGroupOfARegularExpressionIsExtracted() {
        assertThat(value(call(ScalarOperator.REGEXP_EXTRACT, DataType.VARCHAR, literal("lr=0.1,wd=3"),
                literal("lr=([0-9.]+)"), literal(1)))).isEqualTo("0.1");
    }

    @Test
    void nothingIsExtractedWhereNothingMatches() {
        assertThat(value(call(ScalarOperator.REGEXP_EXTRACT, DataType.VARCHAR, literal("abc"), literal("\\d"))))
                .isNull();
    }

    @Test
    void theFirstMatchIsReplacedUnlessAllAreAskedFor() {
        assertThat(value(call(ScalarOperator.REGEXP_REPLACE, DataType.VARCHAR, literal("a1b2"), literal("[0-9]"),
                literal("#")))).isEqualTo("a#b2");
        assertThat(value(call(ScalarOperator.REGEXP_REPLACE, DataType.VARCHAR, literal("a1b2"), literal("([0-9])"),
                literal("<\\1>"), literal("g")))).isEqualTo("a<1>b<2>");
    }

    @Test
    void wordsGetInitialCapitals() {
        assertThat(value(call(ScalarOperator.INITCAP, DataType.VARCHAR, literal("hello wORLD-x"))))
                .isEqualTo("Hello World-X");
    }

    @Test
    void greatestPassesOverNulls() {
        assertThat(value(call(ScalarOperator.GREATEST, DataType.BIGINT, literal(1), literal(null, DataType.BIGINT))))
                .isEqualTo(1L);
    }

    @Test
    void nanIsTheGreatestNumber() {
        assertThat(value(call(ScalarOperator.GREATEST, DataType.DOUBLE, literal(1.0), literal(Double.NaN), literal(2))))
                .isEqualTo(Double.NaN);
        assertThat(value(call(ScalarOperator.LEAST, DataType.DOUBLE, literal(Double.NaN), literal(2.0), literal(3))))
                .isEqualTo(2.0);
    }

    @Test
    void aMapGivesTheValueOfAKey() {
        assertThat(value(call(ScalarOperator.ITEM, DataType.VARCHAR, PARAMS, literal("lr")))).isEqualTo("0.1");
    }

    @Test
    void aMissingKeyGivesNull() {
        assertThat(value(call(ScalarOperator.ITEM, DataType.VARCHAR, PARAMS, literal("momentum")))).isNull();
    }

    @Test
    void arraysCountFromOne() {
        Expression array = call(ScalarOperator.ARRAY, DataType.ARRAY, literal(5), literal(6));
        assertThat(value(call(ScalarOperator.ITEM, DataType.BIGINT, array, literal(2)))).isEqualTo(6L);
        assertThat(value(call(ScalarOperator.ITEM, DataType.BIGINT, array, literal(0)))).isNull();
        assertThat(value(call(ScalarOperator.CARDINALITY, DataType.BIGINT, array))).isEqualTo(2L);
    }

    @Test
    void anotherDictionaryIsNotMistakenForTheLastOne() {
        Evaluator upper = new ExpressionCompiler(TestContexts.sequential()).compile(
                call(ScalarOperator.UPPER, DataType.VARCHAR, new Expression.ColumnReference(0, DataType.VARCHAR)));
        assertThat(values(upper.evaluate(coded(new int[]{0, -1, 1}, "a", "b")), 3)).containsExactly("A", null, "B");
        assertThat(values(upper.evaluate(coded(new int[]{1, 0, 0}, "c", "d")), 3)).containsExactly("D", "C", "C");
    }

    private static Batch coded(int[] codes, String... dictionary) {
        return new Batch(codes.length, List.of(new DictionaryColumn(DataType.VARCHAR, codes, dictionary)));
    }

    private static List<@Nullable Object> values(Column column, int rows) {
        @Nullable
        Object[] values = new Object[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = column.objectAt(row);
        }
        return Arrays.asList(values);
    }
}
