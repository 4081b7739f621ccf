package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.onset.functions.registry.FunctionRegistry;

/** What holds for every table function of the registry. */
class TableRegistryContractTest {

    static Stream<CurveTableFunction> functions() {
        return FunctionRegistry.builtIn().tables().stream();
    }

    static List<ContractCurves.Named> curves() {
        return ContractCurves.hard();
    }

    static TableCall call(CurveTableFunction function, double[] steps, double[]... curves) {
        TableCall call = TableCall.of(function.signature().name());
        int curve = 0;
        for (Parameter parameter : function.signature().parameters()) {
            if (parameter.kind() == Parameter.Kind.CURVE) {
                call.curve(steps, curves[curve++ % curves.length]);
            }
        }
        return call;
    }

    @ParameterizedTest
    @MethodSource("curves")
    void noCurveMakesATableFunctionFail(ContractCurves.Named curve) {
        double[] steps = FunctionCall.stepsOf(curve.values().length);
        functions().forEach(function -> call(function, steps, curve.values()).rows()
                .forEach(row -> checkTypes(function, row)));
    }

    static void checkTypes(CurveTableFunction function, List<@Nullable Object> row) {
        List<TableColumn> columns = function.signature().columns();
        assertThat(row).as(function.signature().name()).hasSameSizeAs(columns);
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) != null) {
                assertThat(row.get(i)).as("%s of %s", columns.get(i).name(), function.signature().name())
                        .isInstanceOf(switch (columns.get(i).type()) {
                            case BIGINT -> Long.class;
                            case DOUBLE, STEP -> Double.class;
                            case VARCHAR -> String.class;
                            case BOOLEAN -> Boolean.class;
                        });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theOrderOfRowsDoesNotMatter(CurveTableFunction function) {
        Random random = new Random(8);
        int n = 300;
        double[] first = new double[n];
        double[] second = new double[n];
        double[] third = new double[n];
        for (int i = 0; i < n; i++) {
            first[i] = i < 100 ? 0.1 : i < 200 ? 0.01 : 0.001;
            second[i] = 2 * Math.exp(-i / 60.0) + 0.002 * i + 0.05 * random.nextGaussian();
            third[i] = 2 * Math.exp(-i / 80.0) + 0.05 * random.nextGaussian();
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, random);
        List<List<@Nullable Object>> ordered = call(function, FunctionCall.stepsOf(n), first, second, third).rows();
        assertThat(ordered).isNotEmpty();
        assertThat(call(function, ContractCurves.reordered(FunctionCall.stepsOf(n), order),
                ContractCurves.reordered(first, order),
                ContractCurves.reordered(second, order), ContractCurves.reordered(third, order)).rows())
                .isEqualTo(ordered);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void ofDuplicateStepsTheLastLoggedCounts(CurveTableFunction function) {
        double[] steps = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 7};
        double[] first = {9, 8, 7, -50, 5, 4, 4.5, Double.NaN, 5, 5.5, 6, 4.7};
        double[] kept = {9, 8, 7, 6, 5, 4, 4.5, 4.7, 5, 5.5};
        assertThat(call(function, steps, first).rows())
                .isEqualTo(call(function, FunctionCall.stepsOf(10), kept).rows());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itsColumnsHaveNamesOfTheirOwnAndItsExampleCallsIt(CurveTableFunction function) {
        List<String> names = function.signature().columns().stream().map(TableColumn::name).toList();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
        Documentation documentation = function.documentation();
        assertThat(List.of(documentation.category(), documentation.summary(), documentation.formula(),
                documentation.source(), documentation.caution())).noneMatch(String::isBlank);
        assertThat(documentation.examples()).isNotEmpty()
                .allMatch(example -> example.contains("TABLE(" + function.signature().name() + "("));
    }
}
