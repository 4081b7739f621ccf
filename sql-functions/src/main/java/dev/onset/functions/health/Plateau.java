package dev.onset.functions.health;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.Parameter;
import dev.onset.functions.curve.Curve;

/**
 * Where a loss stopped to improve: the progress of its running best over windows of evaluations.
 *
 * @param lastProgress the last evaluation at which the best was better by rel than a window before; −1 if there is none
 * @param window how many evaluations a window spans
 */
record Plateau(int lastProgress, int window) {

    static List<Parameter> parameters() {
        return List.of(Parameter.step(), Parameter.curve("y"), Parameter.integer("window", 10L).from(1),
                Parameter.number("rel", 0.001).from(0));
    }

    private record Key(int channel, int window, double rel) {}

    static Plateau of(CurveCall call) {
        int window = call.integer(2);
        double rel = call.number(3);
        return call.shared(new Key(call.channel(1), window, rel),
                () -> find(call, window, rel));
    }

    private static Plateau find(CurveCall call, int window, double rel) {
        Curve y = call.finite(1);
        // No window makes progress that begins at the least value or later.
        int length = (int) Math.min(y.length(), (long) y.argMin(call.kernels()) + window);
        MemorySegment best = call.scratch().doubles(y.length());
        double least = Double.POSITIVE_INFINITY;
        int lastProgress = -1;
        for (int i = 0; i < length; i++) {
            least = Math.min(least, y.value(i));
            best.setAtIndex(ValueLayout.JAVA_DOUBLE, i, least);
            if (i >= window) {
                double before = best.getAtIndex(ValueLayout.JAVA_DOUBLE, i - window);
                if (least < before - rel * Math.abs(before)) {
                    lastProgress = i;
                }
            }
        }
        return new Plateau(lastProgress, window);
    }

    /** The evaluation from which no window made progress. */
    int start() {
        return lastProgress < 0 ? 0 : lastProgress - window + 1;
    }
}
