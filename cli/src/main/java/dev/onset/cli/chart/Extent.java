package dev.onset.cli.chart;

import org.jspecify.annotations.Nullable;

import dev.onset.cli.curves.Curve;

/** Finds out what an axis must cover. */
final class Extent {

    private final ChartOptions options;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    Extent(ChartOptions options) {
        this.options = options;
    }

    boolean isEmpty() {
        return least > greatest;
    }

    private void add(double value, boolean logarithmic) {
        if (Double.isFinite(value) && (!logarithmic || value > 0)) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
    }

    void addSteps(Curve curve) {
        for (int i = 0; i < curve.size(); i++) {
            if (inRange(curve.x()[i])) {
                add(curve.x()[i], options.logX());
            }
        }
    }

    /** Values at the steps that are shown. */
    void addValues(Curve curve, boolean logarithmic) {
        for (int i = 0; i < curve.size(); i++) {
            if (inRange(curve.x()[i]) && (!options.logX() || curve.x()[i] > 0)) {
                add(curve.y()[i], logarithmic);
            }
        }
    }

    private boolean inRange(double step) {
        Double from = options.from();
        Double to = options.to();
        return (from == null || step >= from) && (to == null || step <= to);
    }

    /** The axis; what the user says comes before what there is. */
    Scale scale(@Nullable Double low, @Nullable Double high, boolean logarithmic) {
        double first = isEmpty() ? logarithmic ? 1 : 0 : least;
        double last = isEmpty() ? logarithmic ? 10 : 1 : greatest;
        first = low == null || (logarithmic && low <= 0) ? first : low;
        last = high == null || (logarithmic && high <= 0) ? last : high;
        return Scale.covering(first, Math.max(first, last), logarithmic);
    }
}
