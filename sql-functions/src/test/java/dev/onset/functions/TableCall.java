package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.CurveCollector;
import dev.onset.functions.curve.CurveGroup;
import dev.onset.functions.kernels.KernelProvider;
import dev.onset.functions.kernels.Kernels;
import dev.onset.functions.registry.FunctionRegistry;

/** Calls a table function as a host does, and insists that all kernels of this JVM give the same rows. */
public final class TableCall {

    private final CurveTableFunction function;
    private final List<double[]> steps = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final List<@Nullable Object> options = new ArrayList<>();
    private List<Kernels> allKernels = KernelProvider.available();

    private TableCall(CurveTableFunction function) {
        this.function = function;
    }

    public static TableCall of(String name) {
        return new TableCall(Objects.requireNonNull(FunctionRegistry.builtIn().findTable(name), name));
    }

    /** The next curve, with its rows in the order of the log. */
    public TableCall curve(double[] itsSteps, double... itsValues) {
        steps.add(itsSteps);
        values.add(itsValues);
        return this;
    }

    /** The next curve, logged at 0, 1, 2 and so on. */
    public TableCall curve(double... itsValues) {
        return curve(FunctionCall.stepsOf(itsValues.length), itsValues);
    }

    /** The next option; null for its default. */
    public TableCall option(@Nullable Object value) {
        options.add(value);
        return this;
    }

    /** Calls it once only, as a host would. */
    public TableCall onTheBestKernels() {
        allKernels = List.of(KernelProvider.kernels());
        return this;
    }

    public List<List<@Nullable Object>> rows() {
        @Nullable
        List<List<@Nullable Object>> first = null;
        for (Kernels kernels : allKernels) {
            List<List<@Nullable Object>> rows = rows(kernels);
            if (first != null) {
                assertThat(rows).as("%s on the %s kernels", function.signature().name(), kernels.name())
                        .isEqualTo(first);
            }
            first = rows;
        }
        return Objects.requireNonNull(first);
    }

    /** The values of one column. */
    public List<@Nullable Object> column(String name) {
        int column = function.signature().columns().stream().map(TableColumn::name).toList().indexOf(name);
        List<@Nullable Object> found = new ArrayList<>();
        rows().forEach(row -> found.add(row.get(column)));
        return found;
    }

    private List<List<@Nullable Object>> rows(Kernels kernels) {
        List<Parameter> parameters = function.signature().parameters();
        int[] channels = new int[parameters.size()];
        int channel = 0;
        for (int i = 0; i < channels.length; i++) {
            channels[i] = parameters.get(i).kind() == Parameter.Kind.CURVE ? channel++ : -1;
        }
        List<CurveCollector> collectors = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (CurveGroup group = new CurveGroup(kernels, channel)) {
            group.begin();
            for (int c = 0; c < channel; c++) {
                CurveCollector collector = new CurveCollector();
                collectors.add(collector);
                collector.begin(true);
                for (int i = 0; i < steps.get(c).length; i++) {
                    collector.add((long) steps.get(c)[i], values.get(c)[i]);
                }
                group.set(c, collector.finish());
            }
            CurveCall call = new CurveCall(function.signature().name(), parameters, group, channels);
            int option = 0;
            for (int i = 0; i < channels.length && option < options.size(); i++) {
                if (parameters.get(i).isOption()) {
                    call.setOption(i, options.get(option++));
                }
            }
            function.evaluate(call, row -> rows.add(Arrays.asList(row)));
        } finally {
            collectors.forEach(CurveCollector::close);
        }
        return rows;
    }
}
