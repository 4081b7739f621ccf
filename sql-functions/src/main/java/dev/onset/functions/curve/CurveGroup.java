package dev.onset.functions.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

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

    private final Kernels kernels;
    private final Scratch scratch = new Scratch();
    private final @Nullable Curve[] curves;
    private final List<Alignment> alignments = new ArrayList<>();

    public CurveGroup(Kernels kernels, int channels) {
        this.kernels = kernels;
        this.curves = new Curve[channels];
    }

    /** Forgets the previous group. */
    public void begin() {
        Arrays.fill(curves, null);
        alignments.clear();
        scratch.releaseAll();
    }

    public void set(int channel, Curve curve) {
        curves[channel] = curve;
    }

    public Curve curve(int channel) {
        Curve curve = curves[channel];
        if (curve == null) {
            throw new IllegalStateException("no curve in channel " + channel);
        }
        return curve;
    }

    /** Train and validation on the evaluation grid of validation (R3). */
    public AlignedCurves aligned(int trainChannel, int valChannel) {
        for (Alignment known : alignments) {
            if (known.trainChannel == trainChannel && known.valChannel == valChannel) {
                return known.curves;
            }
        }
        AlignedCurves aligned = AlignedCurves.align(curve(trainChannel), curve(valChannel), scratch, kernels);
        alignments.add(new Alignment(trainChannel, valChannel, aligned));
        return aligned;
    }

    public Kernels kernels() {
        return kernels;
    }

    public Scratch scratch() {
        return scratch;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
