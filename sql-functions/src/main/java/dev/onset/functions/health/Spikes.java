package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.Parameter;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.kernels.Kernels;

/**
 * The spikes of a curve: values far above what came before.
 *
 * @param points finite points
 * @param count spikes among them
 * @param first index of the first spike, or −1
 * @param usual the mean of the window before the first spike
 */
record Spikes(int points, int count, int first, double usual) {

    /** With fewer points before it nothing can be called a spike. */
    static final int MIN_BEFORE = 10;
    /** How often the running sums are computed anew, so that rounding does not pile up. */
    private static final int REFRESH = 32;

    static List<Parameter> parameters() {
        return List.of(Parameter.step(), Parameter.curve("y"), Parameter.integer("window", 1000L).from(MIN_BEFORE),
                Parameter.number("sigmas", 7.0).from(0));
    }

    private record Key(int channel, int window, double sigmas) {}

    static Spikes of(CurveCall call) {
        int window = call.integer(2);
        double sigmas = call.number(3);
        return call.shared(new Key(call.channel(1), window, sigmas),
                () -> find(call.finite(1), window, sigmas, call.kernels()));
    }

    private static Spikes find(Curve y, int window, double sigmas, Kernels kernels) {
        int n = y.length();
        int count = 0;
        int first = -1;
        double usual = Double.NaN;
        double mean = 0;
        double squares = 0;
        int fresh = 0;
        CalmStretch calm = new CalmStretch(y, MIN_BEFORE, sigmas);
        for (int i = MIN_BEFORE; i < n; i++) {
            // Where all is computed anew and nothing leaves the window, what follows up to the next time hangs on nothing before.
            if (fresh <= 1 && i + REFRESH <= Math.min(n, (long) window + 1) && calm.holdsFor(i, REFRESH)) {
                i += REFRESH - 1;
                fresh = 0;
                continue;
            }
            int from = Math.max(0, i - window);
            int size = i - from;
            double largest = squares;
            if (fresh > 0) {
                // Welford's update: the value before this one enters, the one that fell out of the window leaves.
                double in = y.value(i - 1);
                if (from > 0) {
                    double out = y.value(from - 1);
                    double next = mean + (in - out) / size;
                    squares += (in - out) * (in - next + out - mean);
                    mean = next;
                } else {
                    double change = in - mean;
                    mean += change / size;
                    squares += change * (in - mean);
                }
                fresh--;
            }
            // Anew also when a giant left the window, which cancels all digits of what remains.
            if (fresh == 0 || squares < largest * 1e-3) {
                long offset = y.offset() + 8L * from;
                mean = kernels.sum(y.base(), offset, size) / size;
                squares = kernels.sumProducts(y.base(), offset, mean, y.base(), offset, mean, size);
                fresh = REFRESH;
            }
            double above = y.value(i) - mean;
            if (above > 0 && above >= sigmas * Math.sqrt(Math.max(0, squares) / size)) {
                count++;
                if (first < 0) {
                    first = i;
                    usual = mean;
                }
            }
        }
        return new Spikes(n, count, first, usual);
    }
}
