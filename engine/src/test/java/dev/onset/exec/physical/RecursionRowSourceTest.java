package dev.onset.exec.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;
import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.TestContexts;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** A recursion whose step gives one row again and again. */
class RecursionRowSourceTest {

    private static final int MOST_STEPS = 50;
    private static final List<Field> FIELDS = List.of(new Field("n", DataType.BIGINT, false, null));
    private static final List<List<Expression>> ROW = List.of(List.of(new Expression.Literal(7L, DataType.BIGINT)));

    private static QueryRun endless() {
        Plan rows = new Plan.Values(ROW, FIELDS);
        return new QueryRun(new RecursionRowSource(new Plan.Recursion("again", rows, rows, true, FIELDS),
                new ValuesRowSource(ROW, FIELDS), _ -> new ValuesRowSource(ROW, FIELDS), MOST_STEPS),
                TestContexts.of(ExecutionSettings.defaults()));
    }

    @Test
    void givesTheRowsOfAStepBeforeItRunsTheNext() {
        try (QueryRun run = endless()) {
            for (int step = 0; step <= MOST_STEPS; step++) {
                assertThat(run.next()).isNotNull();
            }
        }
    }

    @Test
    void failsWhereItDoesNotEnd() {
        try (QueryRun run = endless()) {
            assertThatThrownBy(() -> {
                while (run.next() != null) {
                    assertThat(run.fields()).hasSize(1);
                }
            }).isInstanceOf(OnsetException.class).hasMessage(
                    "WITH RECURSIVE again did not end after 50 steps: give its second SELECT a condition that some step no longer meets, or the query a LIMIT");
        }
    }
}
