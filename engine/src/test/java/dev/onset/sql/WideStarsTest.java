package dev.onset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.Field;
import dev.onset.plan.PlanPrinter;
import dev.onset.plan.Statement;

/** A star over very many columns is planned in a way of its own, to the same plan as {@code t.*}, which is planned in the usual way. */
class WideStarsTest {

    private final SqlPlanner planner = new SqlPlanner(FunctionRegistry.builtIn());
    private final TestCatalog catalog = TestCatalog.of(IntStream.range(0, 300).mapToObj(i -> "layer/" + i + "/norm")
            .toArray(String[]::new));

    private String plan(String sql) {
        Statement statement = planner.prepare(sql, catalog);
        return PlanPrinter.print(statement.plan()).replaceAll("EXPR\\$\\d+", "key")
                + statement.plan().fields().stream().map(Field::toString).toList() + statement.parameters();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " WHERE step > ? AND t.\"layer/7/norm\" < 3", " ORDER BY run_id, step DESC",
        " ORDER BY \"layer/250/norm\" + 1 LIMIT 5 OFFSET ?",
        " WHERE run_id IN (SELECT run_id FROM runs) ORDER BY step NULLS FIRST LIMIT 2", " LIMIT 3"})
    void aStarMeansWhatTheStarOfItsTableMeans(String rest) {
        assertThat(plan("SELECT * FROM history AS t" + rest)).isEqualTo(plan("SELECT t.* FROM history AS t" + rest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ORDER BY run_id, step", " WHERE run_id = 'a' ORDER BY step LIMIT 1"})
    void columnsAreLeftOut(String rest) {
        assertThat(plan("SELECT * EXCLUDE (run_id, STEP) FROM history t" + rest))
                .isEqualTo(plan("SELECT t.* EXCLUDE (t.run_id, t.step) FROM history t" + rest));
    }

    @Test
    void positionsCountTheColumnsOfTheStar() {
        assertThat(plan("SELECT * FROM history ORDER BY 2")).isEqualTo(plan("SELECT * FROM history ORDER BY step"));
    }

    @Test
    void mistakesAreFoundWhereTheyAre() {
        assertThatThrownBy(() -> plan("SELECT * FROM history WHERE stepp > 1")).hasMessageContaining("step?");
        assertThatThrownBy(() -> plan("SELECT * EXCLUDE (stepp) FROM history")).hasMessageContaining("stepp");
    }
}
