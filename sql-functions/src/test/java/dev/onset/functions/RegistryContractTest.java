package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.onset.functions.registry.FunctionRegistry;

/** What holds for every function of the registry. */
class RegistryContractTest {

    static Stream<CurveFunction> functions() {
        return FunctionRegistry.builtIn().all().stream();
    }

    static List<Arguments> cases() {
        Random random = new Random(5);
        List<Arguments> cases = new ArrayList<>();
        cases.add(new Arguments("empty", new double[0]));
        cases.add(new Arguments("one point", new double[]{1.5}));
        cases.add(new Arguments("two points", new double[]{1.5, 1.25}));
        cases.add(new Arguments("all NaN", filled(50, Double.NaN)));
        cases.add(new Arguments("all infinite", filled(50, Double.POSITIVE_INFINITY)));
        cases.add(new Arguments("all zero", filled(50, 0)));
        cases.add(new Arguments("constant", filled(50, 0.1)));
        cases.add(new Arguments("negative", random.doubles(200).map(v -> -1 - v).toArray()));
        cases.add(new Arguments("extreme", random.doubles(200).map(v -> v < 0.5 ? 1e300 : -1e300).toArray()));
        cases.add(new Arguments("tiny", random.doubles(200).map(v -> v * 1e-300).toArray()));
        double[] mixed = random.doubles(200).toArray();
        mixed[0] = Double.NaN;
        mixed[17] = Double.NEGATIVE_INFINITY;
        mixed[199] = Double.NaN;
        cases.add(new Arguments("with holes", mixed));
        return cases;
    }

    record Arguments(String name, double[] values) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static FunctionCall call(CurveFunction function, double[] steps, double[]... curves) {
        FunctionCall call = FunctionCall.of(function.signature().name());
        int curve = 0;
        for (Parameter parameter : function.signature().parameters()) {
            if (parameter.kind() == Parameter.Kind.CURVE) {
                double[] values = curves[curve++ % curves.length];
                call.curve(steps, values);
            } else if (parameter.isOption()) {
                call.option(parameter.optional() ? null : required(parameter));
            }
        }
        return call;
    }

    private static Object required(Parameter parameter) {
        return switch (parameter.kind()) {
            case INTEGER_OPTION -> 1L;
            case NUMBER_OPTION -> 0.5;
            default -> "x";
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noCurveMakesAFunctionFail(Arguments curve) {
        double[] steps = FunctionCall.stepsOf(curve.values.length);
        functions().forEach(function -> assertThatCode(
                () -> checkType(function, call(function, steps, curve.values).value()))
                .as("%s of %s", function.signature().name(), curve.name).doesNotThrowAnyException());
    }

    private static void checkType(CurveFunction function, @Nullable Object value) {
        if (value != null) {
            assertThat(value).isInstanceOf(switch (function.signature().result()) {
                case BIGINT -> Long.class;
                case DOUBLE, STEP -> Double.class;
                case VARCHAR -> String.class;
                case BOOLEAN -> Boolean.class;
            });
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theOrderOfRowsDoesNotMatter(CurveFunction function) {
        Random random = new Random(8);
        int n = 300;
        double[] steps = FunctionCall.stepsOf(n);
        double[] train = new double[n];
        double[] val = new double[n];
        for (int i = 0; i < n; i++) {
            train[i] = 2 * Math.exp(-i / 80.0) + 0.05 * random.nextGaussian();
            val[i] = 2 * Math.exp(-i / 60.0) + 0.002 * i + 0.05 * random.nextGaussian();
        }
        Object ordered = call(function, steps, train, val).value();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        assertThat(call(function, reordered(steps, order), reordered(train, order), reordered(val, order)).value())
                .isEqualTo(ordered);
    }

    private static double[] reordered(double[] values, List<Integer> order) {
        return order.stream().mapToDouble(i -> values[i]).toArray();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void ofDuplicateStepsTheLastLoggedCounts(CurveFunction function) {
        double[] steps = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 7};
        double[] first = {9, 8, 7, -50, 5, 4, 4.5, Double.NaN, 5, 5.5, 6, 4.7};
        double[] kept = {9, 8, 7, 6, 5, 4, 4.5, 4.7, 5, 5.5};
        assertThat(call(function, steps, first).value())
                .isEqualTo(call(function, FunctionCall.stepsOf(10), kept).value());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void fractionalStepsGiveWhatWholeOnesGive(CurveFunction function) {
        double[] values = new Random(4).doubles(100).toArray();
        double[] steps = FunctionCall.stepsOf(100);
        assertThat(call(function, steps, values).fractional().value()).isEqualTo(call(function, steps, values).value());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void longRunsAreNoProblem(CurveFunction function) {
        int n = Integer.getInteger("onset.test.points", 1_000_000);
        double[] steps = FunctionCall.stepsOf(n);
        double[] values = new double[n];
        Random random = new Random(2);
        for (int i = 0; i < n; i++) {
            values[i] = 1 / (1 + i * 1e-4) + 0.01 * random.nextDouble();
        }
        checkType(function, call(function, steps, values).value());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionIsDocumentedWithAnExampleThatCallsIt(CurveFunction function) {
        Documentation documentation = function.documentation();
        assertThat(List.of(documentation.category(), documentation.summary(), documentation.formula(),
                documentation.source(), documentation.caution())).noneMatch(String::isBlank);
        assertThat(documentation.examples()).isNotEmpty()
                .allMatch(example -> example.contains(function.signature().name() + "("));
    }

    @Test
    void namesAreFoundInAnyCase() {
        CurveFunction function = FunctionRegistry.builtIn().find("OVERFIT_Onset");
        assertThat(function).isNotNull();
    }
}
