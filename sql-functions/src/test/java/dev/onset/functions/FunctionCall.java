package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.CurveCollector;
import dev.onset.functions.curve.CurveGroup;
import dev.onset.functions.kernels.KernelProvider;
import dev.onset.functions.kernels.Kernels;
import dev.onset.functions.registry.FunctionRegistry;

/** Calls a function as a host does, and insists that all kernels of this JVM give the same value. */
public final class FunctionCall {

    private final CurveFunction function;
    private final List<double[]> steps = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final List<@Nullable Object> options = new ArrayList<>();
    private List<Kernels> allKernels = KernelProvider.available();
    private boolean fractional;

    private FunctionCall(CurveFunction function) {
        this.function = function;
    }

    public static FunctionCall of(String name) {
        CurveFunction function = FunctionRegistry.builtIn().find(name);
        if (function == null) {
            throw new AssertionError("no function is called " + name);
        }
        return new FunctionCall(function);
    }

    /** The next curve, with its rows in the order of the log. */
    public FunctionCall curve(double[] itsSteps, double... itsValues) {
        assertThat(itsSteps).hasSameSizeAs(itsValues);
        steps.add(itsSteps);
        values.add(itsValues);
        return this;
    }

    /** The next curve, logged at 0, 1, 2 and so on. */
    public FunctionCall curve(double... itsValues) {
        return curve(stepsOf(itsValues.length), itsValues);
    }

    /** The next option; null for its default. */
    public FunctionCall option(@Nullable Object value) {
        options.add(value);
        return this;
    }

    /** Steps are doubles, as for a fractional epoch. */
    public FunctionCall fractional() {
        fractional = true;
        return this;
    }

    /** Calls it once only, as a host would. */
    public FunctionCall onTheBestKernels() {
        allKernels = List.of(KernelProvider.kernels());
        return this;
    }

    /** A Long, Double, String or Boolean, or null. */
    public @Nullable Object value() {
        @Nullable
        Object first = null;
        boolean seen = false;
        for (Kernels kernels : allKernels) {
            Object value = value(kernels);
            if (seen) {
                assertThat(value).as("%s on the %s kernels", function.signature().name(), kernels.name())
                        .isEqualTo(first);
            }
            first = value;
            seen = true;
        }
        return first;
    }

    /** The value as a double; NaN for NULL. */
    public double number() {
        return value() instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private @Nullable Object value(Kernels kernels) {
        List<Parameter> parameters = function.signature().parameters();
        int[] channels = new int[parameters.size()];
        int channel = 0;
        for (int i = 0; i < channels.length; i++) {
            channels[i] = parameters.get(i).kind() == Parameter.Kind.CURVE ? channel++ : -1;
        }
        assertThat(values).as("curves of %s", function.signature()).hasSize(channel);
        List<CurveCollector> collectors = new ArrayList<>();
        try (CurveGroup group = new CurveGroup(kernels, channel)) {
            group.begin();
            for (int c = 0; c < channel; c++) {
                CurveCollector collector = new CurveCollector();
                collectors.add(collector);
                group.set(c, collect(collector, steps.get(c), values.get(c)));
            }
            CurveCall call = new CurveCall(function.signature(), group, channels);
            int option = 0;
            for (int i = 0; i < channels.length && option < options.size(); i++) {
                if (parameters.get(i).isOption()) {
                    call.setOption(i, options.get(option++));
                }
            }
            SingleValue result = new SingleValue();
            function.evaluate(call, result);
            return result.get();
        } finally {
            collectors.forEach(CurveCollector::close);
        }
    }

    private Curve collect(CurveCollector collector, double[] itsSteps, double[] itsValues) {
        collector.begin(!fractional);
        for (int i = 0; i < itsSteps.length; i++) {
            if (fractional) {
                collector.add(itsSteps[i], itsValues[i]);
            } else {
                collector.add((long) itsSteps[i], itsValues[i]);
            }
        }
        return collector.finish();
    }

    public static double[] stepsOf(int length) {
        double[] steps = new double[length];
        for (int i = 0; i < length; i++) {
            steps[i] = i;
        }
        return steps;
    }
}
