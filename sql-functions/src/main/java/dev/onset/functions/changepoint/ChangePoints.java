package dev.onset.functions.changepoint;

import java.util.ArrayList;
import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.Parameter;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.statistics.Jitter;
import dev.onset.functions.statistics.Values;

/** The changes of a curve's mean that its noise does not explain. */
record ChangePoints(List<Change> changes) {

    static final String FORMULA = "The division of the finite points into stretches with the least Σ (y − mean of its "
            + "stretch)² + penalty·ln n·σ²·(number of changes), σ = 1.4826·MAD(Δy)/√2 (the root mean square of Δy about its "
            + "mean, over √2, where that is 0). Of more than 100,000 points, changes are sought at every ⌈n/100,000⌉-th one.";

    /** Up to so many points every one may be a change. */
    private static final int EVERY_POINT = 100_000;

    /**
     * @param index of the first point of the new stretch
     * @param before the mean of the stretch before it
     * @param after the mean of the new stretch
     * @param length number of points of the new stretch
     */
    record Change(int index, double before, double after, int length) {}

    private record Key(int channel, double penalty) {}

    /** How much a further change must explain, in units of ln n·σ². */
    static Parameter penalty() {
        return Parameter.number("penalty", 2.0).from(0);
    }

    static ChangePoints of(CurveCall call, int parameter, int penaltyParameter) {
        double penalty = call.number(penaltyParameter);
        return call.shared(new Key(call.channel(parameter), penalty), () -> find(call.finite(parameter), penalty));
    }

    private static ChangePoints find(Curve y, double penalty) {
        double[] values = Values.of(y);
        int n = values.length;
        double sigma = Jitter.of(values);
        List<Integer> starts = Segmentation.changes(values, penalty * Math.log(n) * sigma * sigma,
                Math.ceilDiv(n, EVERY_POINT));
        List<Change> changes = new ArrayList<>();
        double before = mean(values, 0, starts.isEmpty() ? n : starts.getFirst());
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : n;
            double after = mean(values, starts.get(i), end);
            changes.add(new Change(starts.get(i), before, after, end - starts.get(i)));
            before = after;
        }
        return new ChangePoints(changes);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
