package dev.onset.functions.gap;

import java.lang.foreign.MemorySegment;

import dev.onset.functions.CurveCall;
import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Curve;

/** The generalization gap: val − train at the evaluations that have both. */
final class Gap {

    private Gap() {}

    /** The gap of a call whose parameters 1 and 2 are train and val; finite, in working memory. */
    static Curve of(CurveCall call) {
        AlignedCurves curves = call.aligned(1, 2);
        int first = curves.withoutTrain();
        AlignedCurves both = curves.slice(first, curves.length());
        MemorySegment gap = call.scratch().doubles(both.length());
        call.kernels().subtract(both.val(), both.valOffset(), both.train(), both.trainOffset(), gap, 0, both.length());
        return new Curve(both.axis(), gap, 0, 0);
    }
}
