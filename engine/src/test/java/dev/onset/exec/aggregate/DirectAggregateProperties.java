package dev.onset.exec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.registry.FunctionRegistry;

/** Aggregates of runs give the same over the archive's own memory and over rows. */
class DirectAggregateProperties {

    private static final List<String> CURVES = List.of("train_loss", "val_loss", "lr", "aux");
    private static final List<String> STANDARD = List.of("COUNT(*)", "COUNT(val_loss)", "MIN(step)", "MAX(step)",
            "MIN(val_loss)", "MAX(val_loss)", "MIN(wall_time)", "MAX(wall_time)", "MIN(epoch)", "MAX(epoch)",
            "AVG(epoch)", "SUM(lr)", "STDDEV_SAMP(lr)",
            "MEDIAN(val_loss)", "PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY lr)", "ARG_MIN(step, val_loss)",
            "ARG_MAX(train_loss, train_loss)", "COUNT(DISTINCT aux)", "CORR(epoch, step)");
    private static final List<String> CONDITIONS = List.of("", " WHERE step BETWEEN 5 AND 60",
            " WHERE run_id > 'run-2' AND step >= 3", " WHERE step < 0");

    /** An aggregate that needs rows. */
    private static final String OVER_ROWS = ", MAX(step + 1)";

    @Property(tries = 2)
    void theDirectPathGivesWhatRowsGive(@ForAll long seed) throws IOException {
        RandomRuns.of(seed, 8, 150).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            for (String step : List.of("step", "epoch")) {
                for (String condition : CONDITIONS) {
                    for (String call : calls(step)) {
                        String select = "SELECT run_id, " + call;
                        String rest = " FROM history" + condition + " GROUP BY run_id";
                        assertThat(sql.explain(select + rest)).startsWith("CurveAggregate");
                        assertThat(sql.explain(select + OVER_ROWS + rest)).startsWith("ClusteredAggregate");
                        assertThat(sql.rows(select + rest)).as(select + rest)
                                .isEqualTo(withoutLast(sql.rows(select + OVER_ROWS + rest)));
                    }
                }
            }
        });
    }

    @Property(tries = 4)
    void totalsAddUpToWhatRowsDo(@ForAll long seed) throws IOException {
        RandomRuns.of(seed, 8, 150).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            for (String condition : CONDITIONS) {
                String select = "SELECT SUM(val_loss), AVG(lr), COUNT(aux), COUNT(*), SUM(val_loss)";
                String rest = " FROM history" + condition;
                assertThat(sql.explain(select + rest)).contains("CurveTotals");
                assertThat(sql.explain(select + OVER_ROWS + rest)).doesNotContain("CurveTotals");
                assertThat(sql.rows(select + rest)).as(select + rest)
                        .isEqualTo(withoutLast(sql.rows(select + OVER_ROWS + rest)));
            }
        });
    }

    /** Each function of the registry, and all standard aggregates beside one of them. */
    private static List<String> calls(String step) {
        List<String> calls = new ArrayList<>();
        for (CurveFunction function : FunctionRegistry.builtIn().all()) {
            int curve = 0;
            List<String> arguments = new ArrayList<>();
            for (Parameter parameter : function.signature().parameters()) {
                switch (parameter.kind()) {
                    case STEP -> arguments.add(step);
                    case CURVE -> arguments.add(CURVES.get(curve++));
                    default -> {
                        if (!parameter.optional()) {
                            arguments.add("1");
                        }
                    }
                }
            }
            calls.add(function.signature().name() + "(" + String.join(", ", arguments) + ")");
        }
        calls.add("best_value(" + step + ", val_loss, 'max'), " + String.join(", ", STANDARD));
        calls.add(String.join(", ", STANDARD));
        return calls;
    }

    private static List<List<@Nullable Object>> withoutLast(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> IntStream.range(0, row.size() - 1).<@Nullable Object>mapToObj(row::get).toList())
                .toList();
    }
}
