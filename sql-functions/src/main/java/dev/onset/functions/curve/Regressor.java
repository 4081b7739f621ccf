package dev.onset.functions.curve;

import java.lang.foreign.MemorySegment;

import dev.onset.functions.kernels.Kernels;

/**
 * The steps of an axis as the x of regressions, centred: uncentred sums lose the digits of a small slope at large steps.
 *
 * @param centred x − x̄ as doubles, from offset 0
 * @param mean x̄
 * @param sum Σ(x − x̄): what rounding leaves of zero
 * @param squares Σ(x − x̄)²
 * @param stride from each step to the next; NaN: they are not the same distance apart
 */
public record Regressor(Axis axis, MemorySegment centred, double mean, double sum, double squares, double stride) {

    static Regressor of(Axis axis, Kernels kernels, Scratch memory) {
        int n = axis.length();
        MemorySegment x = memory.doubles(n);
        if (axis.integral()) {
            kernels.toDoubles(axis.base(), axis.offset(), n, x, 0);
        } else {
            MemorySegment.copy(axis.base(), axis.offset(), x, 0, 8L * n);
        }
        double mean = kernels.sum(x, 0, n) / n;
        kernels.subtractConstant(x, 0, mean, x, 0, n);
        return new Regressor(axis, x, mean, kernels.sum(x, 0, n), kernels.sumProducts(x, 0, 0, x, 0, 0, n),
                stride(axis));
    }

    private static double stride(Axis axis) {
        if (axis.length() < 2) {
            return Double.NaN;
        }
        return axis.integral() ? wholeStride(axis) : fractionalStride(axis);
    }

    private static double wholeStride(Axis axis) {
        long stride = axis.longAt(1) - axis.longAt(0);
        for (int i = 2; i < axis.length(); i++) {
            if (axis.longAt(i) - axis.longAt(i - 1) != stride) {
                return Double.NaN;
            }
        }
        return stride;
    }

    private static double fractionalStride(Axis axis) {
        double stride = axis.at(1) - axis.at(0);
        for (int i = 2; i < axis.length(); i++) {
            if (axis.at(i) - axis.at(i - 1) != stride) {
                return Double.NaN;
            }
        }
        return stride;
    }
}
