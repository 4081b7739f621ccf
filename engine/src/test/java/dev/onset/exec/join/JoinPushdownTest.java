package dev.onset.exec.join;

import static dev.onset.exec.Expressions.column;
import static dev.onset.exec.Expressions.field;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.onset.exec.TestContexts;
import dev.onset.exec.TestQueries;
import dev.onset.exec.TestRows;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.Plan.JoinType;

class JoinPushdownTest {

    private static final List<Field> FIELDS = List.of(field("run_id", DataType.VARCHAR), field("v", DataType.BIGINT));

    private final TestRows probe = new TestRows(FIELDS, List.of(List.of("a", 1L), List.of("b", 2L), List.of("c", 3L)),
            2);
    private final TestRows build = new TestRows(FIELDS, List.of(List.of("b", 10L), List.of("b", 20L)), 2);

    private List<?> join(JoinType type, Plan left) {
        List<Field> fields = new ArrayList<>(FIELDS);
        if (type != JoinType.SEMI && type != JoinType.ANTI) {
            fields.addAll(FIELDS);
        }
        return TestQueries.run(
                new Plan.Join(type, left, TestQueries.scan("build", build), List.of(0), List.of(0), null, fields),
                Map.of("probe", probe, "build", build), TestContexts.sequential());
    }

    @Test
    void theProbingSideLearnsWhichKeysCount() {
        assertThat(join(JoinType.INNER, TestQueries.scan("probe", probe))).hasSize(2);
        assertThat(probe.restriction(0)).containsExactly("b");
    }

    @Test
    void theHintPassesThroughProjections() {
        Plan project = new Plan.Project(TestQueries.scan("probe", probe),
                List.of(column(0, DataType.VARCHAR), column(1, DataType.BIGINT)), FIELDS);
        assertThat(join(JoinType.SEMI, project)).hasSize(1);
        assertThat(probe.restriction(0)).containsExactly("b");
    }

    @Test
    void anOuterJoinNeedsAllRows() {
        assertThat(join(JoinType.LEFT, TestQueries.scan("probe", probe))).hasSize(4);
        assertThat(probe.restriction(0)).isNull();
    }

    @Test
    void anAntiJoinNeedsAllRows() {
        assertThat(join(JoinType.ANTI, TestQueries.scan("probe", probe))).hasSize(2);
        assertThat(probe.restriction(0)).isNull();
    }

    @Test
    void nothingIsProbedWhenTheOtherSideIsEmpty() {
        TestRows empty = new TestRows(FIELDS, List.of(), 2);
        List<Field> fields = new ArrayList<>(FIELDS);
        fields.addAll(FIELDS);
        Plan join = new Plan.Join(JoinType.INNER, TestQueries.scan("probe", probe), TestQueries.scan("empty", empty),
                List.of(0), List.of(0), null, fields);
        assertThat(TestQueries.run(join, Map.of("probe", probe, "empty", empty), TestContexts.sequential())).isEmpty();
        assertThat(probe.openedParts()).isEmpty();
    }
}
