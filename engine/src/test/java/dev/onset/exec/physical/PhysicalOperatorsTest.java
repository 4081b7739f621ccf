package dev.onset.exec.physical;

import static dev.onset.exec.Expressions.call;
import static dev.onset.exec.Expressions.column;
import static dev.onset.exec.Expressions.field;
import static dev.onset.exec.Expressions.literal;
import static dev.onset.exec.Expressions.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.onset.error.OnsetException;
import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.QueryContext;
import dev.onset.exec.TestContexts;
import dev.onset.exec.TestQueries;
import dev.onset.exec.TestRows;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.ScalarOperator;

class PhysicalOperatorsTest {

    private static final List<Field> FIELDS = List.of(field("n", DataType.BIGINT), field("name", DataType.VARCHAR));
    private static final Expression N = column(0, DataType.BIGINT);
    private static final int ROWS = 100;

    private final TestRows rows = new TestRows(FIELDS,
            LongStream.range(0, ROWS).mapToObj(n -> List.<Object>of(n, "name " + n % 7)).toList(), 9);
    private final Plan scan = TestQueries.scan("t", rows);

    static List<ExecutionSettings> settings() {
        return TestContexts.SETTINGS;
    }

    private List<List<@Nullable Object>> run(Plan plan, ExecutionSettings settings) {
        return TestQueries.run(plan, Map.of("t", rows), TestContexts.of(settings));
    }

    private List<@Nullable Object> firstColumn(Plan plan, ExecutionSettings settings) {
        List<@Nullable Object> column = new ArrayList<>();
        run(plan, settings).forEach(row -> column.add(row.getFirst()));
        return column;
    }

    private static Plan limit(Plan input, @Nullable Long offset, @Nullable Long limit) {
        return new Plan.Sort(input, List.of(), offset == null ? null : literal(offset),
                limit == null ? null : literal(limit));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aScanGivesItsRowsInOrder(ExecutionSettings settings) {
        assertThat(firstColumn(scan, settings)).containsExactlyElementsOf(LongStream.range(0, ROWS).boxed().toList());
        assertThat(rows.openOperators()).isZero();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aFilterKeepsTheRowsForWhichItIsTrue(ExecutionSettings settings) {
        Plan filter = new Plan.Filter(scan, test(ScalarOperator.AND, test(ScalarOperator.GREATER, N, literal(10)),
                test(ScalarOperator.LIKE, column(1, DataType.VARCHAR), literal("%3"))));
        assertThat(firstColumn(filter, settings)).containsExactlyElementsOf(
                LongStream.range(11, ROWS).filter(n -> n % 7 == 3).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aProjectionComputesItsColumns(ExecutionSettings settings) {
        Plan project = new Plan.Project(scan, List.of(call(ScalarOperator.TIMES, DataType.BIGINT, N, N)),
                List.of(field("square", DataType.BIGINT)));
        assertThat(firstColumn(project, settings)).containsExactlyElementsOf(
                LongStream.range(0, ROWS).mapToObj(n -> n * n).toList());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aLimitCutsInTheMiddleOfBatches(ExecutionSettings settings) {
        assertThat(firstColumn(limit(scan, 13L, 20L), settings)).containsExactlyElementsOf(
                LongStream.range(13, 33).boxed().toList());
    }

    @Test
    void partsAfterALimitAreNotOpened() {
        run(limit(scan, null, 10L), new ExecutionSettings(4, 2048));
        assertThat(rows.openedParts()).containsExactlyInAnyOrder(0, 1);
        assertThat(rows.openOperators()).isZero();
    }

    @Test
    void aLimitOfZeroReadsNothing() {
        assertThat(run(limit(scan, null, 0L), ExecutionSettings.defaults())).isEmpty();
        assertThat(rows.openedParts()).isEmpty();
    }

    @Test
    void anOffsetBehindTheEndGivesNothing() {
        assertThat(run(limit(scan, 1000L, null), ExecutionSettings.defaults())).isEmpty();
    }

    @Test
    void aNegativeLimitIsAnError() {
        assertThatThrownBy(() -> run(limit(scan, null, -1L), ExecutionSettings.defaults()))
                .isInstanceOf(OnsetException.class)
                .hasMessage("LIMIT takes a whole number of rows, at least 0, not -1");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void valuesAreRows(ExecutionSettings settings) {
        Plan values = new Plan.Values(
                List.of(List.of(literal(1)), List.of(literal(null, DataType.BIGINT)), List.of(literal(3))),
                List.of(field("v", DataType.BIGINT)));
        assertThat(firstColumn(values, settings)).containsExactly(1L, null, 3L);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aUnionGivesOneInputAfterTheOther(ExecutionSettings settings) {
        List<Field> fields = List.of(field("v", DataType.DOUBLE));
        Plan whole = new Plan.Values(List.of(List.of(literal(1)), List.of(literal(2))),
                List.of(field("v", DataType.BIGINT)));
        Plan real = new Plan.Values(List.of(List.of(literal(0.5))), fields);
        assertThat(firstColumn(new Plan.UnionAll(List.of(whole, real), fields), settings)).containsExactly(1.0, 2.0,
                0.5);
    }

    @Test
    void aCancelledQueryStops() {
        QueryContext context = TestContexts.of(new ExecutionSettings(4, 7));
        try (QueryRun run = new QueryRun(new PhysicalPlanner(table -> rows).plan(scan), context)) {
            assertThat(run.next()).isNotNull();
            run.cancel();
            assertThatThrownBy(run::next).isInstanceOf(OnsetException.class).hasMessage("the query was cancelled");
        }
        assertThat(rows.openOperators()).isZero();
    }

    @Test
    void aQueryClosedEarlyLeavesNothingOpen() {
        try (QueryRun run = new QueryRun(new PhysicalPlanner(table -> rows).plan(scan),
                TestContexts.of(new ExecutionSettings(4, 2)))) {
            assertThat(run.next()).isNotNull();
        }
        assertThat(rows.openOperators()).isZero();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void anErrorInAPartReachesTheReader(ExecutionSettings settings) {
        Plan project = new Plan.Project(scan,
                List.of(call(ScalarOperator.DIVIDE, DataType.BIGINT, literal(1),
                        call(ScalarOperator.MINUS, DataType.BIGINT, N, literal(50)))),
                List.of(field("v", DataType.BIGINT)));
        assertThatThrownBy(() -> run(project, settings)).isInstanceOf(OnsetException.class)
                .hasMessage("division by zero: 1 / 0");
        assertThat(rows.openOperators()).isZero();
    }
}
