package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long runs are no problem for any function: no time that grows with the square of their length, no array that does not
 * fit. Each is called on the kernels that a host would choose; that all kernels agree is tested on shorter curves. The
 * ordinary build takes {@value #USUAL} points, {@code ./mvnw -Plong-runs -pl sql-functions test} ten million.
 * {@code -Donset.test.functions=REGEX} calls fewer functions.
 */
class LongRunsTest {

    private static final int USUAL = 50_000;
    private static final int POINTS = Integer.getInteger("onset.test.points", USUAL);
    private static final Predicate<String> CHOSEN = Pattern.compile(System.getProperty("onset.test.functions", ""))
            .asPredicate();
    private static final double[] STEPS = FunctionCall.stepsOf(POINTS);

    /** What a long run may look like. */
    static final class Shape {
        private final String name;
        private final double[] train = new double[POINTS];
        private final double[] val = new double[POINTS];
        private final double[] lr = new double[POINTS];

        Shape(String name, double noise, boolean falls) {
            this.name = name;
            Random random = new Random(2);
            for (int i = 0; i < POINTS; i++) {
                double progress = (double) i / POINTS;
                double jitter = noise * random.nextGaussian();
                train[i] = (falls ? 1 / (1 + 10 * progress) : 0.5) + jitter;
                val[i] = (falls ? 1 + Math.abs(progress - 1 / 3.0) : 0.5) + jitter;
                lr[i] = noise > 0 ? Math.pow(0.5, i / 1000 % 20) : 0.1;
            }
        }

        double[] of(Parameter curve) {
            return switch (curve.name()) {
                case "lr" -> lr;
                case "train", "val_acc", "b" -> train;
                default -> val;
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Train falls, validation turns at a third; the learning rate is cut again and again. */
    private static final Shape OVERFITS = new Shape("overfits", 0.01, true);
    /** Nothing but noise: as many spikes, episodes and records as there can be. */
    private static final Shape JITTERS = new Shape("jitters", 1, false);
    /** Ties everywhere. */
    private static final Shape CONSTANT = new Shape("constant", 0, false);

    private static Stream<Arguments> inAllShapes(Stream<Arguments> calls) {
        return calls.flatMap(call -> Stream.of(OVERFITS, JITTERS, CONSTANT).map(shape -> {
            Object[] with = new Object[call.get().length + 1];
            with[0] = shape;
            System.arraycopy(call.get(), 0, with, 1, call.get().length);
            return Arguments.of(with);
        }));
    }

    static Stream<Arguments> functions() {
        return inAllShapes(RegistryContractTest.choices()
                .filter(call -> CHOSEN.test(((CurveFunction) call.get()[0]).signature().name())));
    }

    static Stream<Arguments> tables() {
        return inAllShapes(TableRegistryContractTest.functions()
                .filter(function -> CHOSEN.test(function.signature().name())).map(Arguments::of));
    }

    static Stream<Arguments> windows() {
        return inAllShapes(WindowRegistryContractTest.functions()
                .filter(function -> CHOSEN.test(function.signature().name())).map(Arguments::of));
    }

    @ParameterizedTest(name = "{0} {1} {2}", allowZeroInvocations = true)
    @MethodSource("functions")
    void areNoProblemForAFunction(Shape shape, CurveFunction function, int choice) {
        double[][] curves = function.signature().parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.CURVE).map(shape::of).toArray(double[][]::new);
        RegistryContractTest.checkType(function,
                RegistryContractTest.call(function, choice, STEPS, curves).onTheBestKernels().value());
    }

    @ParameterizedTest(name = "{0} {1}", allowZeroInvocations = true)
    @MethodSource("tables")
    void areNoProblemForATableFunction(Shape shape, CurveTableFunction function) {
        double[][] curves = function.signature().parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.CURVE).map(shape::of).toArray(double[][]::new);
        TableRegistryContractTest.call(function, STEPS, curves).onTheBestKernels().rows()
                .forEach(row -> TableRegistryContractTest.checkTypes(function, row));
    }

    @ParameterizedTest(name = "{0} {1}", allowZeroInvocations = true)
    @MethodSource("windows")
    void areNoProblemForAWindowFunction(Shape shape, CurveWindowFunction function) {
        for (double width : new double[]{3, POINTS / 3.0, 100.0 * POINTS}) {
            double[] shown = WindowRegistryContractTest.smooth(function, width, STEPS, shape.val);
            assertThat(shown[POINTS - 1]).isFinite();
        }
    }

    /** Curves are ordered before a function sees them, so one function stands for all. */
    @Test
    void mayBeUnordered() {
        double[] backwards = new double[POINTS];
        double[] values = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            backwards[i] = STEPS[POINTS - 1 - i];
            values[i] = OVERFITS.val[POINTS - 1 - i];
        }
        assertThat(FunctionCall.of("best_step").curve(backwards, values).value())
                .isEqualTo(FunctionCall.of("best_step").curve(STEPS, OVERFITS.val).value());
    }
}
