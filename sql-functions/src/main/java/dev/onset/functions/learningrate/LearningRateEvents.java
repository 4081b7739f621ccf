package dev.onset.functions.learningrate;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.curve.Axis;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * The sudden changes of a learning rate: drops and restarts. Warm-up, cosine, linear and one-cycle phases change it too,
 * but a little at a time; they are not events.
 *
 * @param logged whether any finite positive learning rate was
 * @param events in the order of their steps
 */
public record LearningRateEvents(boolean logged, List<Event> events) {

    /** A change by less than this is part of a schedule's smooth course. */
    private static final double JUMP = 1.5;
    /** How many times larger than the changes beside it a jump must be, on a logarithmic scale. */
    private static final double PROMINENCE = 5;

    private record Key(int channel) {}

    /**
     * @param drop a drop, or else a restart
     * @param step the first one with the new learning rate
     */
    public record Event(boolean drop, double step, double before, double after) {}

    /** The events of a call's learning rate, found once a group. */
    public static LearningRateEvents of(CurveCall call, int parameter) {
        return call.shared(new Key(call.channel(parameter)),
                () -> find(call.finite(parameter), call.kernels(), call.scratch()));
    }

    /** The events of a curve of finite points. */
    public static LearningRateEvents find(Curve finite, Kernels kernels, Scratch scratch) {
        Curve rates = positive(finite, kernels, scratch);
        int n = rates.length();
        if (rates.least() > 0 && rates.greatest() < rates.least() * JUMP) {
            return new LearningRateEvents(n > 0, List.of());
        }
        List<Event> events = new ArrayList<>();
        int reset = 0;
        for (int i = next(rates, 1, kernels); i < n; i = next(rates, i + 1, kernels)) {
            double before = rates.value(i - 1);
            double after = rates.value(i);
            if (after < before) {
                if (isSudden(rates, i)) {
                    events.add(new Event(true, rates.step(i), before, after));
                }
            } else {
                // A restart needs something to restart from: the rate had come down since the last one.
                int peak = reset + kernels.argMax(rates.base(), rates.offset() + 8L * reset, i - reset);
                if (rates.value(peak) > before) {
                    events.add(new Event(false, rates.step(i), before, after));
                    reset = i;
                }
            }
        }
        return new LearningRateEvents(n > 0, events);
    }

    private static int next(Curve rates, int from, Kernels kernels) {
        return kernels.nextJump(rates.base(), rates.offset(), rates.length(), from, JUMP);
    }

    /** Also true with level ground on both sides, where the neighbouring changes are nearly zero. */
    private static boolean isSudden(Curve rates, int index) {
        double jump = change(rates, index);
        double beside = Math.max(change(rates, index - 1), change(rates, index + 1));
        return jump >= PROMINENCE * beside;
    }

    /** |ln(lr_i / lr_{i−1})|; 0 beyond the ends. */
    private static double change(Curve rates, int index) {
        return index < 1 || index >= rates.length() ? 0
                : Math.abs(Math.log(rates.value(index) / rates.value(index - 1)));
    }

    /** The points with a positive learning rate. */
    static Curve positive(Curve finite, Kernels kernels, Scratch scratch) {
        int least = finite.least() > 0 ? -1 : finite.argMin(kernels);
        if (least < 0 || finite.value(least) > 0) {
            return finite;
        }
        int n = finite.length();
        MemorySegment steps = scratch.doubles(n);
        MemorySegment rates = scratch.doubles(n);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (finite.value(i) > 0) {
                steps.setAtIndex(ValueLayout.JAVA_DOUBLE, kept, finite.step(i));
                rates.setAtIndex(ValueLayout.JAVA_DOUBLE, kept, finite.value(i));
                kept++;
            }
        }
        return new Curve(new Axis(steps, 0, kept, false), rates, 0, 0);
    }

    public List<Event> drops() {
        return events.stream().filter(Event::drop).toList();
    }

    /** The step of the next event after that of an index; infinite after the last one. */
    public double endOf(int event) {
        return event + 1 < events.size() ? events.get(event + 1).step() : Double.POSITIVE_INFINITY;
    }
}
