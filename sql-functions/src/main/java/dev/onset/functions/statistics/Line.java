package dev.onset.functions.statistics;

import java.lang.foreign.MemorySegment;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.Axis;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * The straight line of least squares through a curve, as {@code regr_slope}: Σ(x−x̄)(y−ȳ) / Σ(x−x̄)². Both variables are
 * centred first, since uncentred sums lose the digits of a small slope at large steps.
 */
public record Line(double meanX, double meanY, double slope) {

    /** Below this share of a curve's level a slope may be rounding alone. */
    private static final double ROUNDING = 1e-12;

    public double at(double x) {
        return meanY + slope * (x - meanX);
    }

    /** The line through finite points, or null if they are fewer than two. */
    public static @Nullable Line through(Curve curve, Kernels kernels, Scratch scratch) {
        int n = curve.length();
        if (n < 2) {
            return null;
        }
        Axis axis = curve.axis();
        MemorySegment x = axis.base();
        long xOffset = axis.offset();
        Scratch.Mark mark = scratch.mark();
        if (axis.integral()) {
            x = scratch.doubles(n);
            xOffset = 0;
            kernels.toDoubles(axis.base(), axis.offset(), n, x, 0);
        }
        double meanX = kernels.sum(x, xOffset, n) / n;
        double meanY = kernels.sum(curve.base(), curve.offset(), n) / n;
        double sxx = kernels.sumProducts(x, xOffset, meanX, x, xOffset, meanX, n);
        double sxy = kernels.sumProducts(x, xOffset, meanX, curve.base(), curve.offset(), meanY, n);
        scratch.release(mark);
        double slope = sxy / sxx;
        boolean rounding = mayBeRounding(slope, axis.at(n - 1) - axis.at(0), meanY);
        return new Line(meanX, meanY, rounding && isConstant(curve) ? 0 : slope);
    }

    /** Whether a slope is so small that it may come from rounding alone, and its curve be constant. */
    public static boolean mayBeRounding(double slope, double rangeOfX, double meanY) {
        return Math.abs(slope) * rangeOfX <= ROUNDING * Math.abs(meanY);
    }

    private static boolean isConstant(Curve curve) {
        double first = curve.value(0);
        for (int i = 1; i < curve.length(); i++) {
            if (curve.value(i) != first) {
                return false;
            }
        }
        return true;
    }
}
