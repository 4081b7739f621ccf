package dev.onset.functions.extrapolation;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveCall;
import dev.onset.functions.Parameter;
import dev.onset.functions.cancellation.Cancellation;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.Scratch;

/**
 * The power law y = c + a·x^−α that fits a curve best by least squares, over the finite points with x &gt; 0.
 *
 * <p>For a given α the best c and a are those of a straight line in x^−α, so that only α is searched for: on a grid first,
 * then where the derivative of the squared error is zero (variable projection, Golub and Pereyra 1973).
 *
 * @param asymptote c
 * @param factor a
 * @param exponent α; NaN for a constant curve, which has none
 */
record PowerLaw(double asymptote, double factor, double exponent) {

    static final String FORMULA = "Least squares of y = c + a·x^−α over the finite points with x > 0, from from_step on; "
            + "0.01 ≤ α ≤ 10.";
    static final String SOURCE = "Hestness et al. 2017, Kaplan et al. 2020 (the form); Golub and Pereyra 1973 (the fit)";
    static final String CAUTION = "Extrapolation assumes that nothing changes: a learning-rate drop, an end of warm-up or "
            + "overfitting break the law, so fit the stretch that you trust by from_step. NULL below four points with x > 0, "
            + "and where no exponent within the bounds is best, as on a straight line";

    private static final int MIN_POINTS = 4;
    private static final double LEAST_EXPONENT = 0.01;
    private static final double GREATEST_EXPONENT = 10;
    private static final int GRID = 40;
    /** So many points show which stretch of the grid is best; the exponent is then found with all of them. */
    private static final int GRID_POINTS = 2_000;
    private static final int MAX_ITERATIONS = 200;

    /** The parameters that all functions of a power law end with. */
    static Parameter fromStep() {
        return Parameter.number("from_step", null);
    }

    private record Key(int channel, double from) {}

    /** The law of a call's first curve, fitted once a group; empty if there is none. */
    static Optional<PowerLaw> of(CurveCall call, int fromParameter) {
        double from = call.given(fromParameter) ? call.number(fromParameter) : Double.NEGATIVE_INFINITY;
        return call.shared(new Key(call.channel(1), from), () -> {
            Curve y = call.finite(1);
            // Steps below the least positive number are not positive: x^−α is not defined there.
            int first = Math.max(y.axis().countBefore(from), y.axis().countBefore(Double.MIN_VALUE));
            return Optional.ofNullable(fit(y.slice(first, y.length()), call.scratch()));
        });
    }

    double at(double x) {
        return Double.isNaN(exponent) ? asymptote : asymptote + factor * Math.pow(x, -exponent);
    }

    /** Where the law reaches a value; NaN if it never does. */
    double stepOf(double y) {
        double ratio = factor / (y - asymptote);
        return Double.isNaN(exponent) || !(ratio > 0) || Double.isInfinite(ratio)
                ? Double.NaN
                : Math.pow(ratio, 1 / exponent);
    }

    /** The fit of points with positive steps. */
    static @Nullable PowerLaw fit(Curve y, Scratch scratch) {
        int n = y.length();
        if (n < MIN_POINTS) {
            return null;
        }
        if (isConstant(y)) {
            return new PowerLaw(y.value(0), 0, Double.NaN);
        }
        Scratch.Mark mark = scratch.mark();
        MemorySegment logs = scratch.doubles(n);
        double centre = 0;
        for (int i = 0; i < n; i++) {
            double log = Math.log(y.step(i));
            logs.setAtIndex(ValueLayout.JAVA_DOUBLE, i, log);
            centre += log / n;
        }
        PowerLaw law = new Fit(y, logs, centre).best();
        scratch.release(mark);
        return law;
    }

    private static boolean isConstant(Curve y) {
        for (int i = 1; i < y.length(); i++) {
            if (y.value(i) != y.value(0)) {
                return false;
            }
        }
        return true;
    }

    /** The search for the exponent. */
    private static final class Fit {
        private final Curve y;
        private final MemorySegment logs;
        /** Powers are taken of x over its geometric mean, so that they stay near one. */
        private final double centre;
        private double asymptote;
        private double factor;
        private double error;
        private double derivative;

        Fit(Curve y, MemorySegment logs, double centre) {
            this.y = y;
            this.logs = logs;
            this.centre = centre;
        }

        private double power(int i, double exponent) {
            return Math.exp(-exponent * (logs.getAtIndex(ValueLayout.JAVA_DOUBLE, i) - centre));
        }

        /** The best line in x^−exponent through every stride-th point, its squared error and how that changes. */
        private void solve(double exponent, int stride) {
            Cancellation.check();
            int n = 0;
            double meanPower = 0;
            double meanValue = 0;
            for (int i = 0; i < y.length(); i += stride) {
                n++;
                meanPower += (power(i, exponent) - meanPower) / n;
                meanValue += (y.value(i) - meanValue) / n;
            }
            double squares = 0;
            double products = 0;
            for (int i = 0; i < y.length(); i += stride) {
                double x = power(i, exponent) - meanPower;
                squares += x * x;
                products += x * (y.value(i) - meanValue);
            }
            factor = products / squares;
            asymptote = meanValue - factor * meanPower;
            error = 0;
            derivative = 0;
            for (int i = 0; i < y.length(); i += stride) {
                double power = power(i, exponent);
                double residual = y.value(i) - meanValue - factor * (power - meanPower);
                error += residual * residual;
                derivative += residual * factor * power * (logs.getAtIndex(ValueLayout.JAVA_DOUBLE, i) - centre);
            }
        }

        @Nullable
        PowerLaw best() {
            int stride = Math.max(1, y.length() / GRID_POINTS);
            double growth = Math.pow(GREATEST_EXPONENT / LEAST_EXPONENT, 1.0 / GRID);
            double least = Double.POSITIVE_INFINITY;
            int best = 0;
            for (int i = 0; i <= GRID; i++) {
                solve(LEAST_EXPONENT * Math.pow(growth, i), stride);
                if (error < least) {
                    least = error;
                    best = i;
                }
            }
            double exponent = root(LEAST_EXPONENT * Math.pow(growth, best - 1),
                    LEAST_EXPONENT * Math.pow(growth, best + 1), growth);
            if (Double.isNaN(exponent)) {
                return null;
            }
            solve(exponent, 1);
            double scaled = factor * Math.exp(exponent * centre);
            return Double.isFinite(asymptote) && Double.isFinite(scaled)
                    ? new PowerLaw(asymptote, scaled, exponent)
                    : null;
        }

        private double derivativeAt(double exponent) {
            solve(exponent, 1);
            return derivative;
        }

        /** Where the derivative changes from falling to rising, between or near two exponents; NaN if nowhere. */
        private double root(double low, double high, double growth) {
            double lower = Math.max(low, LEAST_EXPONENT);
            double upper = Math.min(high, GREATEST_EXPONENT);
            double atLower = derivativeAt(lower);
            while (atLower > 0 && lower > LEAST_EXPONENT) {
                lower = Math.max(LEAST_EXPONENT, lower / growth);
                atLower = derivativeAt(lower);
            }
            double atUpper = derivativeAt(upper);
            while (atUpper < 0 && upper < GREATEST_EXPONENT) {
                upper = Math.min(GREATEST_EXPONENT, upper * growth);
                atUpper = derivativeAt(upper);
            }
            if (!(atLower <= 0 && atUpper >= 0)) {
                return Double.NaN;
            }
            // False position, halving the value of an end that stays (the Illinois method): fast, and never leaves.
            for (int i = 0; i < MAX_ITERATIONS && upper - lower > 4 * Math.ulp(upper); i++) {
                double guess = upper - atUpper * (upper - lower) / (atUpper - atLower);
                if (!(guess > lower && guess < upper)) {
                    guess = (lower + upper) / 2;
                }
                double at = derivativeAt(guess);
                if (at == 0) {
                    return guess;
                }
                if (at < 0) {
                    lower = guess;
                    atLower = at;
                    atUpper /= 2;
                } else {
                    upper = guess;
                    atUpper = at;
                    atLower /= 2;
                }
            }
            return (lower + upper) / 2;
        }
    }
}
