package dev.onset.exec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.registry.FunctionRegistry;

/** Every option of every aggregate may be left out, named, or an expression of the group. */
class EveryOptionTest {

    private static final List<String> CURVES = List.of("train_loss", "val_loss", "lr");

    /** One option of a function, and a value other than its default where that is a number. */
    private record Option(CurveFunction function, int parameter) {

        private Parameter option() {
            return function.signature().parameters().get(parameter);
        }

        String value(int more) {
            Object usual = option().defaultValue();
            return switch (option().kind()) {
                case INTEGER_OPTION -> String.valueOf((usual instanceof Long number ? number : 1) + more);
                case NUMBER_OPTION -> String.valueOf((usual instanceof Double number ? number : 1) + more);
                default -> "'" + usual + "'";
            };
        }

        /** The call with all options up to this one in their places, those before it as NULL, which means their default. */
        String inItsPlace(String value) {
            return call(i -> i == parameter ? value : i < parameter ? "NULL" : null);
        }

        String named(String value) {
            return call(i -> i == parameter ? option().name() + " => " + value : null);
        }

        private String call(IntFunction<@Nullable String> optional) {
            List<String> arguments = new ArrayList<>();
            List<Parameter> parameters = function.signature().parameters();
            int curve = 0;
            for (int i = 0; i < parameters.size(); i++) {
                String argument = switch (parameters.get(i).kind()) {
                    case STEP -> "h.step";
                    case CURVE -> "h." + CURVES.get(curve++);
                    default ->
                            parameters.get(i).optional() ? optional.apply(i) : i == parameter ? optional.apply(i) : "1";
                };
                if (argument != null) {
                    arguments.add(argument);
                }
            }
            return function.signature().name() + "(" + String.join(", ", arguments) + ")";
        }
    }

    private static void overRuns(Consumer<Sql> test) throws IOException {
        RandomRuns.of(51, 5, 60).withSnapshot(snapshot -> test.accept(new Sql(snapshot)));
    }

    private static List<Option> options() {
        List<Option> options = new ArrayList<>();
        for (CurveFunction function : FunctionRegistry.builtIn().all()) {
            for (int i = 0; i < function.signature().parameters().size(); i++) {
                if (function.signature().parameters().get(i).isOption()) {
                    options.add(new Option(function, i));
                }
            }
        }
        return options;
    }

    private static List<List<@Nullable Object>> byRun(Sql sql, String call) {
        return sql.rows("SELECT h.run_id, " + call + " FROM history h GROUP BY h.run_id ORDER BY 1");
    }

    @Test
    void namedItMeansWhatItMeansInItsPlace() throws IOException {
        overRuns(sql -> {
            for (Option option : options()) {
                String named = option.named(option.value(1));
                assertThat(byRun(sql, named)).as(named).isEqualTo(byRun(sql, option.inItsPlace(option.value(1))));
            }
        });
    }

    @Test
    void leftOutItHasItsDefault() throws IOException {
        overRuns(sql -> {
            for (Option option : options()) {
                if (option.option().defaultValue() != null) {
                    String named = option.named(option.value(0));
                    assertThat(byRun(sql, named)).as(named)
                            .isEqualTo(byRun(sql, option.call(i -> null)));
                }
            }
        });
    }

    @Test
    void itMayBeAnExpressionOfTheGroup() throws IOException {
        overRuns(sql -> {
            for (Option option : options()) {
                String call = option.named("v.o");
                List<List<@Nullable Object>> expected = new ArrayList<>();
                for (int more = 0; more < 2; more++) {
                    for (List<@Nullable Object> row : byRun(sql, option.named(option.value(more)))) {
                        expected.add(Arrays.asList(row.get(0), (long) more, row.get(1)));
                    }
                }
                assertThat(sql.rows("SELECT h.run_id, v.n, " + call + " FROM history h CROSS JOIN (VALUES (0, "
                        + option.value(0) + "), (1, " + option.value(1) + ")) AS v(n, o) GROUP BY h.run_id, v.n "
                        + "ORDER BY 2, 1")).as(call).isEqualTo(expected);
            }
        });
    }
}
