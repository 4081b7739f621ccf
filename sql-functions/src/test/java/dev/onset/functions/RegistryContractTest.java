package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.onset.functions.registry.FunctionRegistry;

/** What holds for every function of the registry. */
class RegistryContractTest {

    static Stream<CurveFunction> functions() {
        return FunctionRegistry.builtIn().all().stream();
    }

    static List<ContractCurves.Named> curves() {
        return ContractCurves.hard();
    }

    /** Each function with each of its texts as an option. */
    static Stream<Arguments> choices() {
        return functions().flatMap(function -> IntStream
                .range(0, ContractCurves.choices(function.signature().parameters()))
                .mapToObj(choice -> Arguments.of(function, choice)));
    }

    static FunctionCall call(CurveFunction function, double[] steps, double[]... curves) {
        return call(function, 0, steps, curves);
    }

    static FunctionCall call(CurveFunction function, int choice, double[] steps, double[]... curves) {
        FunctionCall call = FunctionCall.of(function.signature().name());
        int curve = 0;
        for (Parameter parameter : function.signature().parameters()) {
            if (parameter.kind() == Parameter.Kind.CURVE) {
                call.curve(steps, curves[curve++ % curves.length]);
            } else if (parameter.isOption()) {
                call.option(ContractCurves.option(parameter, choice));
            }
        }
        return call;
    }

    @ParameterizedTest
    @MethodSource("curves")
    void noCurveMakesAFunctionFail(ContractCurves.Named curve) {
        double[] steps = FunctionCall.stepsOf(curve.values().length);
        choices().map(Arguments::get).forEach(call -> {
            CurveFunction function = (CurveFunction) call[0];
            assertThatCode(() -> checkType(function, call(function, (int) call[1], steps, curve.values()).value()))
                    .as("%s of %s", function.signature().name(), curve).doesNotThrowAnyException();
        });
    }

    static void checkType(CurveFunction function, @Nullable Object value) {
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
        assertThat(call(function, ContractCurves.reordered(steps, order), ContractCurves.reordered(train, order),
                ContractCurves.reordered(val, order)).value())
                .isEqualTo(ordered);
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
    void everyFunctionIsDocumentedWithAnExampleThatCallsIt(CurveFunction function) {
        Documentation documentation = function.documentation();
        assertThat(List.of(documentation.category(), documentation.summary(), documentation.formula(),
                documentation.source(), documentation.caution())).noneMatch(String::isBlank);
        assertThat(documentation.examples()).isNotEmpty()
                .allMatch(example -> example.contains(function.signature().name() + "("));
    }

    /** Each option that takes numbers of a range only. */
    static Stream<Arguments> limitedOptions() {
        return functions().flatMap(function -> function.signature().parameters().stream()
                .filter(parameter -> parameter.range() != null).map(parameter -> Arguments.of(function, parameter)));
    }

    /** A noisy curve with a drop of whatever reads it as a learning rate. */
    private static FunctionCall callWith(CurveFunction function, Parameter option, Object value) {
        double[] steps = FunctionCall.stepsOf(300);
        Random random = new Random(8);
        double[] curve = new double[300];
        Arrays.setAll(curve, i -> (i < 100 ? 2 : i < 200 ? 1 : 1.5) + 0.01 * random.nextGaussian());
        FunctionCall call = FunctionCall.of(function.signature().name());
        for (Parameter parameter : function.signature().parameters()) {
            if (parameter.kind() == Parameter.Kind.CURVE) {
                call.curve(steps, curve);
            } else if (parameter.isOption()) {
                call.option(parameter.equals(option) ? value : ContractCurves.option(parameter, 0));
            }
        }
        return call;
    }

    @ParameterizedTest
    @MethodSource("limitedOptions")
    void anOptionOutsideOfItsDocumentedRangeIsAnErrorThatNamesTheRange(CurveFunction function, Parameter option) {
        Range range = Objects.requireNonNull(option.range());
        boolean whole = option.kind() == Parameter.Kind.INTEGER_OPTION;
        Object below = whole ? (Object) ((long) range.least() - 1) : (Object) Double.NaN;
        assertThatThrownBy(() -> callWith(function, option, below).value())
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("%s: option %s is %s, but must be %s", function.signature().name(), option.name(), below,
                        range);
    }

    @ParameterizedTest
    @MethodSource("limitedOptions")
    void aWindowMayBeLongerThanAnyCurve(CurveFunction function, Parameter option) {
        if (option.kind() == Parameter.Kind.INTEGER_OPTION) {
            assertThat(callWith(function, option, Long.MAX_VALUE).value())
                    .isEqualTo(callWith(function, option, 1_000_000L).value());
        }
    }

    @Test
    void namesAreFoundInAnyCase() {
        CurveFunction function = FunctionRegistry.builtIn().find("OVERFIT_Onset");
        assertThat(function).isNotNull();
    }
}
