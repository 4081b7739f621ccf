package dev.onset.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/** The curves over which the contract of all functions is tested. */
final class ContractCurves {

    /** A curve at the steps 0, 1, 2 and so on. */
    record Named(String name, double[] values) {
        @Override
        public String toString() {
            return name;
        }
    }

    private ContractCurves() {}

    /** Curves that a careless formula fails on. */
    static List<Named> hard() {
        Random random = new Random(5);
        List<Named> curves = new ArrayList<>();
        curves.add(new Named("empty", new double[0]));
        curves.add(new Named("one point", new double[]{1.5}));
        curves.add(new Named("two points", new double[]{1.5, 1.25}));
        curves.add(new Named("all NaN", filled(50, Double.NaN)));
        curves.add(new Named("all infinite", filled(50, Double.POSITIVE_INFINITY)));
        curves.add(new Named("all zero", filled(50, 0)));
        curves.add(new Named("constant", filled(50, 0.1)));
        curves.add(new Named("negative", random.doubles(200).map(v -> -1 - v).toArray()));
        curves.add(new Named("extreme", random.doubles(200).map(v -> v < 0.5 ? 1e300 : -1e300).toArray()));
        curves.add(new Named("tiny", random.doubles(200).map(v -> v * 1e-300).toArray()));
        double[] holes = random.doubles(200).toArray();
        holes[0] = Double.NaN;
        holes[17] = Double.NEGATIVE_INFINITY;
        holes[199] = Double.NaN;
        curves.add(new Named("with holes", holes));
        return curves;
    }

    static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    /** The values in another order. */
    static double[] reordered(double[] values, List<Integer> order) {
        return order.stream().mapToDouble(i -> values[i]).toArray();
    }

    /**
     * The value of an option in the contract tests; null for its default.
     *
     * @param choice which of a text's, the last of them beyond their number
     */
    static @Nullable Object option(Parameter parameter, int choice) {
        return switch (parameter.kind()) {
            case TEXT_OPTION -> parameter.choices().get(Math.min(choice, parameter.choices().size() - 1));
            case INTEGER_OPTION -> parameter.optional() ? null : 1L;
            default -> parameter.optional() ? null : 0.5;
        };
    }

    /** How many choices the text with the most of them has; 1 without one. */
    static int choices(List<Parameter> parameters) {
        return parameters.stream().mapToInt(parameter -> parameter.choices().size()).reduce(1, Math::max);
    }
}
