package dev.onset.functions;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.registry.FunctionRegistry;

/** Calls a window function as a host does. */
public final class WindowCall {

    private final CurveWindowFunction function;
    private @Nullable Object option;

    private WindowCall(CurveWindowFunction function) {
        this.function = function;
    }

    public static WindowCall of(String name) {
        return new WindowCall(Objects.requireNonNull(FunctionRegistry.builtIn().findWindow(name), name));
    }

    /** The value of its only option; null for its default. */
    public WindowCall option(@Nullable Object value) {
        option = value;
        return this;
    }

    /** The result for each point. */
    public double[] smooth(double[] steps, double[] values) {
        List<Parameter> parameters = function.signature().parameters();
        Options options = new Options(function.signature().name(), parameters);
        double[][] columns = new double[parameters.size()][0];
        for (int i = 0; i < columns.length; i++) {
            switch (parameters.get(i).kind()) {
                case CURVE -> columns[i] = values;
                case STEP -> columns[i] = steps;
                default -> options.set(i, option);
            }
        }
        double[] results = new double[values.length];
        function.evaluate(new WindowPoints(values.length, columns), options, results);
        return results;
    }
}
