package dev.onset.questions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.SingleValue;
import dev.onset.functions.curve.CurveCollector;
import dev.onset.functions.curve.CurveGroup;
import dev.onset.functions.kernels.KernelProvider;
import dev.onset.functions.registry.FunctionRegistry;

/**
 * A curve function called on plain arrays, without an engine, for those whose formulas are long: they have tests of their
 * own against plain formulas.
 */
final class FunctionOnPoints {

    private FunctionOnPoints() {}

    static @Nullable Object value(String name, List<PlainCurve> curves, @Nullable Object... options) {
        CurveFunction function = Objects.requireNonNull(FunctionRegistry.builtIn().find(name), name);
        SingleValue result = new SingleValue();
        call(name, function.signature().parameters(), curves, options, call -> function.evaluate(call, result));
        return result.get();
    }

    static @Nullable Double number(String name, List<PlainCurve> curves, @Nullable Object... options) {
        return value(name, curves, options) instanceof Number number ? number.doubleValue() : null;
    }

    static List<List<@Nullable Object>> rows(String name, List<PlainCurve> curves) {
        CurveTableFunction function = Objects.requireNonNull(FunctionRegistry.builtIn().findTable(name), name);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        call(name, function.signature().parameters(), curves, new Object[0],
                call -> function.evaluate(call, row -> rows.add(Arrays.asList(row))));
        return rows;
    }

    private static void call(String name, List<Parameter> parameters, List<PlainCurve> curves,
            @Nullable Object[] options, java.util.function.Consumer<CurveCall> task) {
        int[] channels = new int[parameters.size()];
        int channel = 0;
        for (int i = 0; i < channels.length; i++) {
            channels[i] = parameters.get(i).kind() == Parameter.Kind.CURVE ? channel++ : -1;
        }
        List<CurveCollector> collectors = new ArrayList<>();
        try (CurveGroup group = new CurveGroup(KernelProvider.available().getFirst(), channel)) {
            group.begin();
            for (int c = 0; c < channel; c++) {
                CurveCollector collector = new CurveCollector();
                collectors.add(collector);
                collector.begin(true);
                PlainCurve curve = curves.get(c);
                for (int i = 0; i < curve.length(); i++) {
                    collector.add(curve.steps()[i], curve.values()[i]);
                }
                group.set(c, collector.finish());
            }
            CurveCall call = new CurveCall(name, parameters, group, channels);
            int option = 0;
            for (int i = 0; i < channels.length && option < options.length; i++) {
                if (parameters.get(i).isOption()) {
                    call.setOption(i, options[option++]);
                }
            }
            task.accept(call);
        } finally {
            collectors.forEach(CurveCollector::close);
        }
    }
}
