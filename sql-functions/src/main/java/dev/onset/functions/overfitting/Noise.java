package dev.onset.functions.overfitting;

import java.lang.foreign.MemorySegment;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;
import dev.onset.functions.statistics.Median;

/** How much validation jitters, by medians, so that single spikes do not count. */
final class Noise {

    /** Makes a median absolute deviation an estimate of a normal distribution's standard deviation. */
    private static final double MAD_TO_SIGMA = 1.4826;
    private static final double ROUNDING = 1e-9;
    private static final double MAX_AUTOCORRELATION = 0.95;

    private Noise() {}

    /** 1.4826·MAD of the differences between neighbours; at least two evaluations. */
    static double ofDifferences(AlignedCurves curves, Kernels kernels, Scratch scratch) {
        int n = curves.length() - 1;
        MemorySegment differences = scratch.doubles(n);
        kernels.subtract(curves.val(), curves.valOffset() + 8, curves.val(), curves.valOffset(), differences, 0, n);
        return MAD_TO_SIGMA * Median.absoluteDeviation(differences, n);
    }

    /**
     * Whether a slope over unit-spaced evaluations is greater than z standard errors, for a noise of
     * max(1.4826·MAD(Δv)/√2, 1.4826·MAD(v − s)), widened by √((1+r)/(1−r)) for its lag-1 autocorrelation r in [0, 0.95].
     *
     * @param squares the sum of the squared centred x values of the slope
     */
    static boolean isExceededBy(double slope, double squares, double z, AlignedCurves curves, Smoothing smoothed,
            Kernels kernels, Scratch scratch) {
        int n = curves.length();
        // The medians are slow, and most curves are clear cases: bounds decide those, exactly as the medians would.
        // A median of distances is at most twice their mean, and the mean distance from the median at most that from 0.
        double meanDifference = kernels.sumAbsoluteDifferences(curves.val(), curves.valOffset() + 8, curves.val(),
                curves.valOffset(), n - 1) / (n - 1);
        double meanResidual = kernels.sumAbsoluteDifferences(curves.val(), curves.valOffset(), smoothed.values(), 0, n)
                / n;
        double most = 2 * MAD_TO_SIGMA * Math.max(meanDifference / Math.sqrt(2), meanResidual);
        if (slope > z * widening(MAX_AUTOCORRELATION) / Math.sqrt(squares) * most * (1 + ROUNDING)) {
            return true;
        }
        MemorySegment residuals = scratch.doubles(n);
        kernels.subtract(curves.val(), curves.valOffset(), smoothed.values(), 0, residuals, 0, n);
        double error = z * widening(autocorrelation(residuals, n, kernels)) / Math.sqrt(squares);
        if (slope > error * most * (1 + ROUNDING)) {
            return true;
        }
        if (isDeviationAbove(slope / error / MAD_TO_SIGMA * (1 + ROUNDING), residuals, n, meanResidual, kernels)) {
            return false;
        }
        double sigma = Math.max(ofDifferences(curves, kernels, scratch) / Math.sqrt(2),
                MAD_TO_SIGMA * Median.absoluteDeviation(residuals, n));
        return slope > error * sigma;
    }

    /**
     * Whether it is certain that the median absolute deviation exceeds a limit: the median lies within δ of zero, and
     * more than half of the values are farther than limit + δ from zero.
     */
    private static boolean isDeviationAbove(double limit, MemorySegment values, int n, double meanDistance,
            Kernels kernels) {
        double delta = meanDistance / 8;
        int above = kernels.countAbove(values, 0, n, delta);
        int notBelow = kernels.countAbove(values, 0, n, -delta);
        if (2 * above >= n || 2 * notBelow <= n) {
            return false;
        }
        int outside = kernels.countAbove(values, 0, n, limit + delta) + n
                - kernels.countAbove(values, 0, n, Math.nextDown(-limit - delta));
        return outside > n / 2 + 1;
    }

    private static double widening(double autocorrelation) {
        return Math.sqrt((1 + autocorrelation) / (1 - autocorrelation));
    }

    private static double autocorrelation(MemorySegment residuals, int n, Kernels kernels) {
        double mean = kernels.sum(residuals, 0, n) / n;
        double squares = kernels.sumProducts(residuals, 0, mean, residuals, 0, mean, n);
        if (!(squares > 0)) {
            return 0;
        }
        double products = kernels.sumProducts(residuals, 0, mean, residuals, 8, mean, n - 1);
        return Math.clamp(products / squares, 0, MAX_AUTOCORRELATION);
    }
}
