package dev.onset.functions.learningrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveCall;
import dev.onset.functions.Parameter;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.statistics.Values;

/**
 * What a learning-rate drop did to validation.
 *
 * @param step of the drop
 * @param pre the median of the last evaluations before it
 * @param trough index of the least evaluation in its horizon
 * @param gain (pre − trough)/|pre|: the share of the loss that the drop bought back
 * @param relapse (end − trough)/|trough|: the share that was lost again by the next event
 */
public record Rebound(double step, double pre, int trough, double gain, double relapse) {

    /** The parameters that the rebound functions share. */
    static List<Parameter> parameters() {
        return List.of(Parameter.step(), Parameter.curve("lr"), Parameter.curve("val"),
                Parameter.integer("drop", null).from(1), Parameter.integer("w", 3L).from(1),
                Parameter.integer("h", 10L).from(1));
    }

    private record Key(int lr, int val, long drop, int w, int h) {}

    /** The rebound that a call's options choose: of the n-th drop, or the one with the largest gain. */
    static Optional<Rebound> of(CurveCall call) {
        int chosen = call.given(3) ? call.integer(3) : 0;
        int w = call.integer(4);
        int h = call.integer(5);
        return call.shared(new Key(call.channel(1), call.channel(2), chosen, w, h),
                () -> find(LearningRateEvents.of(call, 1), call.finite(2), chosen, w, h));
    }

    private static Optional<Rebound> find(LearningRateEvents events, Curve val, int chosen, int w, int h) {
        Rebound best = null;
        int drops = 0;
        for (int i = 0; i < events.events().size(); i++) {
            LearningRateEvents.Event event = events.events().get(i);
            if (!event.drop() || (++drops != chosen && chosen != 0)) {
                continue;
            }
            Rebound rebound = after(event, events.endOf(i), val, w, h);
            if (rebound != null && (best == null || rebound.gain > best.gain)) {
                best = rebound;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The rebound after one drop, or null without evaluations before it and up to the end of its horizon. */
    public static @Nullable Rebound after(LearningRateEvents.Event drop, double end, Curve val, int w, int h) {
        int first = val.axis().countBefore(drop.step());
        int last = val.axis().countBefore(end);
        if (first == 0 || first == last) {
            return null;
        }
        double pre = median(val, Math.max(0, first - w), first);
        int trough = first;
        for (int i = first + 1; i < Math.min(last, first + h); i++) {
            if (val.value(i) < val.value(trough)) {
                trough = i;
            }
        }
        double least = val.value(trough);
        if (Math.abs(pre) < 1e-12 || Math.abs(least) < 1e-12) {
            return null;
        }
        double ending = median(val, Math.max(first, last - w), last);
        return new Rebound(drop.step(), pre, trough, (pre - least) / Math.abs(pre),
                (ending - least) / Math.abs(least));
    }

    private static double median(Curve val, int from, int to) {
        double[] values = Values.of(val.slice(from, to));
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
