package dev.onset.functions.curve;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.cancellation.Cancellation;
import dev.onset.functions.kernels.Kernels;

/**
 * The curves of one group (one run, mostly) that the functions of a query share. A thread owns one and fills it anew for
 * each group; what is derived from the curves, the alignment of train and validation above all, is computed at most once
 * a group.
 *
 * <p>A channel is one distinct pair of step and value expressions of the query.
 */
public final class CurveGroup implements AutoCloseable {

    private record Alignment(int trainChannel, int valChannel, AlignedCurves curves) {}

    private static final int NOT_SOUGHT = -2;
    /** A pass over so many points takes longer than asking whether anybody still waits. */
    private static final int LONG = 1 << 16;

    private final Kernels kernels;
    private final Scratch scratch = new Scratch();
    /** What the functions of a group share lives here, so that a function may free its own working memory. */
    private final Scratch derived = new Scratch();
    private final @Nullable Curve[] curves;
    private final @Nullable Curve[] finite;
    private final int[] least;
    private final int[] greatest;
    private final Scratch regressorMemory = new Scratch();
    private @Nullable Regressor regressor;
    private int longest;
    private final List<Alignment> alignments = new ArrayList<>();
    private final Map<Object, Object> shared = new HashMap<>();

    public CurveGroup(Kernels kernels, int channels) {
        this.kernels = kernels;
        this.curves = new Curve[channels];
        this.finite = new Curve[channels];
        this.least = new int[channels];
        this.greatest = new int[channels];
    }

    /** Forgets the previous group. */
    public void begin() {
        Arrays.fill(curves, null);
        Arrays.fill(finite, null);
        Arrays.fill(least, NOT_SOUGHT);
        Arrays.fill(greatest, NOT_SOUGHT);
        longest = 0;
        alignments.clear();
        shared.clear();
        scratch.releaseAll();
        derived.releaseAll();
    }

    public void set(int channel, Curve curve) {
        curves[channel] = curve;
        longest = Math.max(longest, curve.length());
    }

    public Curve curve(int channel) {
        Curve curve = curves[channel];
        if (curve == null) {
            throw new IllegalStateException("no curve in channel " + channel);
        }
        return curve;
    }

    /** The finite points of a curve: the curve itself where all are. */
    public Curve finite(int channel) {
        Curve known = finite[channel];
        if (known == null) {
            known = finiteOf(curve(channel));
            finite[channel] = known;
        }
        return known;
    }

    private Curve finiteOf(Curve curve) {
        if (curve.nonfinite() == 0) {
            return curve;
        }
        int nonfinite = curve.nonfinite() == Curve.UNKNOWN
                ? kernels.countNonFinite(curve.base(), curve.offset(), curve.length())
                : curve.nonfinite();
        if (nonfinite == 0) {
            return new Curve(curve.axis(), curve.base(), curve.offset(), 0);
        }
        int kept = curve.length() - nonfinite;
        Axis axis = curve.axis();
        MemorySegment steps = derived.longs(kept);
        MemorySegment values = derived.doubles(kept);
        long position = 0;
        for (int i = 0; i < curve.length(); i++) {
            double value = curve.value(i);
            if (Double.isFinite(value)) {
                // As bits: the same for whole and for fractional steps.
                steps.set(ValueLayout.JAVA_LONG, position, axis.base().get(ValueLayout.JAVA_LONG,
                        axis.offset() + 8L * i));
                values.set(ValueLayout.JAVA_DOUBLE, position, value);
                position += 8;
            }
        }
        return new Curve(new Axis(steps, 0, kept, axis.integral()), values, 0, 0);
    }

    /** The first index of a channel's least finite value, or −1 if there is none; sought once a group. */
    public int argMin(int channel) {
        if (least[channel] == NOT_SOUGHT) {
            least[channel] = curve(channel).argMin(kernels);
        }
        return least[channel];
    }

    /** The first index of a channel's greatest finite value, or −1 if there is none; sought once a group. */
    public int argMax(int channel) {
        if (greatest[channel] == NOT_SOUGHT) {
            greatest[channel] = curve(channel).argMax(kernels);
        }
        return greatest[channel];
    }

    /**
     * The steps of an axis as the x of a regression; valid until another axis is asked for. It is kept from group to group,
     * since all runs of a sweep have the same axis: the same object, as far as the host knows.
     */
    @SuppressWarnings("ReferenceEquality") // an equal axis may name memory that was overwritten since
    public Regressor regressor(Axis axis) {
        Regressor known = regressor;
        if (known == null || known.axis() != axis) {
            regressorMemory.releaseAll();
            known = Regressor.of(axis, kernels, regressorMemory);
            regressor = known;
        }
        return known;
    }

    /** Train and validation on the evaluation grid of validation (R3). */
    public AlignedCurves aligned(int trainChannel, int valChannel) {
        for (Alignment known : alignments) {
            if (known.trainChannel == trainChannel && known.valChannel == valChannel) {
                return known.curves;
            }
        }
        AlignedCurves aligned = AlignedCurves.align(finite(trainChannel), finite(valChannel), derived, kernels);
        alignments.add(new Alignment(trainChannel, valChannel, aligned));
        return aligned;
    }

    /**
     * Something that several functions need, computed at most once a group.
     *
     * @param key says what it is and what it was computed from, by {@code equals}; always of the same type of value
     */
    @SuppressWarnings("unchecked") // A key belongs to one type of value.
    public <T> T shared(Object key, Supplier<T> computation) {
        Object known = shared.get(key);
        if (known == null) {
            known = computation.get();
            shared.put(key, known);
        }
        return (T) known;
    }

    /** The kernels, for the next pass over a curve; between passes over a long one the query may be cancelled. */
    public Kernels kernels() {
        if (longest >= LONG) {
            Cancellation.check();
        }
        return kernels;
    }

    public Scratch scratch() {
        return scratch;
    }

    @Override
    public void close() {
        scratch.close();
        derived.close();
        regressorMemory.close();
    }
}
