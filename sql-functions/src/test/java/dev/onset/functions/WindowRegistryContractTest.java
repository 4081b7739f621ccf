package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.onset.functions.registry.FunctionRegistry;

/** What holds for every window function of the registry. */
class WindowRegistryContractTest {

    static Stream<CurveWindowFunction> functions() {
        return FunctionRegistry.builtIn().windows().stream();
    }

    static List<ContractCurves.Named> curves() {
        return ContractCurves.hard();
    }

    /** @param option the value of a number that has no default */
    static double[] smooth(CurveWindowFunction function, double option, double[] steps, double[] values) {
        boolean required = function.signature().parameters().stream()
                .anyMatch(parameter -> parameter.isOption() && !parameter.optional());
        @Nullable
        Object given = required ? (Object) option : null;
        return WindowCall.of(function.signature().name()).option(given).smooth(steps, values);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void noCurveMakesAWindowFunctionFail(ContractCurves.Named curve) {
        double[] steps = FunctionCall.stepsOf(curve.values().length);
        functions().forEach(function -> assertThat(smooth(function, 2, steps, curve.values()))
                .as(function.signature().name()).hasSameSizeAs(curve.values()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void pointsThatAreNotFiniteAreShownAsTheyAreAndDoNotCount(CurveWindowFunction function) {
        double[] finite = new Random(3).doubles(40, -3, -1).toArray();
        double[] steps = FunctionCall.stepsOf(40);
        double[] broken = new double[80];
        double[] theirSteps = new double[80];
        for (int i = 0; i < 80; i++) {
            broken[i] = i % 2 == 0 ? finite[i / 2] : i % 4 == 1 ? Double.NaN : Double.NEGATIVE_INFINITY;
            theirSteps[i] = i / 2.0;
        }
        double[] expected = smooth(function, 2, steps, finite);
        double[] shown = new double[80];
        Arrays.setAll(shown, i -> i % 2 == 0 ? expected[i / 2] : broken[i]);
        assertThat(smooth(function, 2, theirSteps, broken)).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aConstantCurveStaysAsItIs(CurveWindowFunction function) {
        double[] constant = new double[100];
        Arrays.fill(constant, 0.5);
        assertThat(smooth(function, 2, FunctionCall.stepsOf(100), constant)).containsOnly(0.5);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itIsDocumentedWithAnExampleThatCallsIt(CurveWindowFunction function) {
        Documentation documentation = function.documentation();
        assertThat(List.of(documentation.category(), documentation.summary(), documentation.formula(),
                documentation.source(), documentation.caution())).noneMatch(String::isBlank);
        assertThat(documentation.examples()).isNotEmpty()
                .allMatch(example -> example.contains(function.signature().name() + "("));
    }
}
