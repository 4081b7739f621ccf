package dev.onset.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;

/** The points of a curve in two arrays, and the formulas that need no more than a loop over them. Losses: less is better. */
record PlainCurve(long[] steps, double[] values) {

    static PlainCurve of(@Nullable Series series) {
        Map<Long, Double> points = new TreeMap<>();
        for (int i = 0; series != null && i < series.length(); i++) {
            // The last value that was logged at a step is the one that counts.
            points.put(series.axis().step(i), series.value(i));
        }
        return new PlainCurve(points.keySet().stream().mapToLong(Long::longValue).toArray(),
                points.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    int length() {
        return steps.length;
    }

    /** The first of the least finite values, or −1. */
    int argMin() {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i]) && (best < 0 || values[i] < values[best])) {
                best = i;
            }
        }
        return best;
    }

    /** The first of the greatest finite values, or −1. */
    int argMax() {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i]) && (best < 0 || values[i] > values[best])) {
                best = i;
            }
        }
        return best;
    }

    @Nullable
    Double best() {
        return argMin() < 0 ? null : values[argMin()];
    }

    @Nullable
    Long bestStep() {
        return argMin() < 0 ? null : steps[argMin()];
    }

    /** The value at the best step of another curve, or the last one before it. */
    @Nullable
    Double atBestOf(PlainCurve other) {
        Double found = null;
        int best = other.argMin();
        for (int i = 0; best >= 0 && i < steps.length && steps[i] <= other.steps[best]; i++) {
            found = values[i];
        }
        return found;
    }

    /** The share of the steps that came after the best one. */
    @Nullable
    Double wastedFraction() {
        int best = argMin();
        long all = best < 0 ? 0 : steps[steps.length - 1] - steps[0];
        return all <= 0 ? null : (steps[steps.length - 1] - steps[best]) / (double) all;
    }

    /** Where Keras' early stopping ends a run, or −1. */
    int patienceStop(long patience) {
        double best = Double.POSITIVE_INFINITY;
        int without = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i]) && values[i] < best) {
                best = values[i];
                without = 0;
            } else {
                without++;
            }
            if (i > 0 && without >= patience) {
                return i;
            }
        }
        return -1;
    }

    /** How much the best value up to that stop is above the best of all. */
    @Nullable
    Double stopRegret(long patience) {
        int stop = patienceStop(patience);
        Double best = best();
        if (best == null || stop < 0) {
            return best == null ? null : 0.0;
        }
        Double seen = new PlainCurve(java.util.Arrays.copyOf(steps, stop + 1),
                java.util.Arrays.copyOf(values, stop + 1)).best();
        return seen == null ? null : seen - best;
    }

    @Nullable
    Long firstNonfinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return steps[i];
            }
        }
        return null;
    }

    @Nullable
    Long stepsTo(double target) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i]) && values[i] <= target) {
                return steps[i];
            }
        }
        return null;
    }

    /** The least squares slope over the finite values; null for fewer than two. */
    @Nullable
    Double slope() {
        PlainCurve finite = finite();
        int n = finite.length();
        if (n < 2) {
            return null;
        }
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += (double) finite.steps[i] / n;
            meanY += finite.values[i] / n;
        }
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < n; i++) {
            xy += (finite.steps[i] - meanX) * (finite.values[i] - meanY);
            xx += (finite.steps[i] - meanX) * (finite.steps[i] - meanX);
        }
        return xy / xx;
    }

    PlainCurve finite() {
        List<Long> keptSteps = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                keptSteps.add(steps[i]);
                kept.add(values[i]);
            }
        }
        return new PlainCurve(keptSteps.stream().mapToLong(Long::longValue).toArray(),
                kept.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * This curve, training, where validation has a finite value: the mean of the finite values since the validation before
     * it; where there is none, the last one before that; NaN where nothing finite was logged so far.
     */
    PlainCurve onGridOf(PlainCurve validation) {
        PlainCurve grid = validation.finite();
        double[] means = new double[grid.length()];
        int next = 0;
        double last = Double.NaN;
        for (int i = 0; i < grid.length(); i++) {
            double sum = 0;
            int count = 0;
            for (; next < steps.length && steps[next] <= grid.steps[i]; next++) {
                if (Double.isFinite(values[next])) {
                    sum += values[next];
                    count++;
                    last = values[next];
                }
            }
            means[i] = count > 0 ? sum / count : last;
        }
        return new PlainCurve(grid.steps, means);
    }

    /** Validation − training on the validation's grid, where both are known. */
    static PlainCurve gap(PlainCurve training, PlainCurve validation) {
        PlainCurve grid = validation.finite();
        PlainCurve aligned = training.onGridOf(validation);
        double[] gap = new double[grid.length()];
        for (int i = 0; i < gap.length; i++) {
            gap[i] = grid.values[i] - aligned.values[i];
        }
        return new PlainCurve(grid.steps, gap).finite();
    }

    /** Which share of the evaluations that have both has training above validation. */
    static @Nullable Double invertedFraction(PlainCurve training, PlainCurve validation) {
        PlainCurve gap = gap(training, validation);
        double inverted = 0;
        for (double value : gap.values) {
            inverted += value < 0 ? 1 : 0;
        }
        return gap.length() == 0 ? null : inverted / gap.length();
    }
}
