package dev.onset.benchmarks.study;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.SingleValue;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.CurveCollector;
import dev.onset.functions.curve.CurveGroup;
import dev.onset.functions.kernels.KernelProvider;
import dev.onset.functions.registry.FunctionRegistry;

/** Calls curve functions by name over the curves of one run after the other, as the engine does. */
final class FunctionHost implements AutoCloseable {

    private final CurveGroup group;
    private final List<CurveCollector> collectors = new ArrayList<>();
    private int filled;

    /** @param curves how many curves a run has */
    FunctionHost(int curves) {
        group = new CurveGroup(KernelProvider.kernels(), curves);
        for (int i = 0; i < curves; i++) {
            collectors.add(new CurveCollector());
        }
    }

    /** Begins a new run. */
    FunctionHost begin() {
        group.begin();
        filled = 0;
        return this;
    }

    /** The run's next curve. */
    FunctionHost curve(double[] steps, double[] values) {
        CurveCollector collector = collectors.get(filled);
        collector.begin(false);
        for (int i = 0; i < steps.length; i++) {
            collector.add(steps[i], values[i]);
        }
        Curve curve = collector.finish();
        group.set(filled++, curve);
        return this;
    }

    /**
     * A function's value over some of the run's curves.
     *
     * @param curves their numbers, in the order of the function's curve parameters
     * @param options in the order of its option parameters; null for a default
     * @return a Long, Double, String or Boolean, or null for NULL
     */
    @Nullable
    Object value(String name, int[] curves, @Nullable Object... options) {
        CurveFunction function = FunctionRegistry.builtIn().find(name);
        if (function == null) {
            throw new IllegalArgumentException("no function is called " + name);
        }
        List<Parameter> parameters = function.signature().parameters();
        int[] channels = new int[parameters.size()];
        int next = 0;
        for (int i = 0; i < channels.length; i++) {
            channels[i] = parameters.get(i).kind() == Parameter.Kind.CURVE ? curves[next++] : -1;
        }
        CurveCall call = new CurveCall(function.signature(), group, channels);
        int option = 0;
        for (int i = 0; i < channels.length && option < options.length; i++) {
            if (parameters.get(i).isOption()) {
                call.setOption(i, options[option++]);
            }
        }
        SingleValue result = new SingleValue();
        function.evaluate(call, result);
        return result.get();
    }

    /** The same as a number; NaN for NULL. */
    double number(String name, int[] curves, @Nullable Object... options) {
        return value(name, curves, options) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The step of the least value of a curve among those up to a step. */
    double bestStepUpTo(int curve, double last) {
        Curve values = group.curve(curve);
        int best = 0;
        for (int i = 1; i < values.length() && values.step(i) <= last; i++) {
            best = values.value(i) < values.value(best) ? i : best;
        }
        return values.step(best);
    }

    @Override
    public void close() {
        group.close();
        collectors.forEach(CurveCollector::close);
    }
}
