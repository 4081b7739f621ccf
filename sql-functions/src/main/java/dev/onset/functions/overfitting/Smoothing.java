package dev.onset.functions.overfitting;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * The smoothed validation curve of the overfitting rules: a centred moving average, the edge values repeated.
 *
 * @param values as many as evaluations
 * @param window odd number of evaluations
 */
record Smoothing(MemorySegment values, int window) {

    /** An average over a twentieth of the run, at least three evaluations, and an odd number of them. */
    static int windowFor(int evaluations) {
        return Math.max(3, evaluations / 20) | 1;
    }

    /** A hundredth of the run, an odd number of evaluations: one, so no smoothing at all, in runs of fewer than 200. */
    static int fineWindowFor(int evaluations) {
        return Math.max(1, evaluations / 100) | 1;
    }

    static Smoothing of(AlignedCurves curves, Kernels kernels, Scratch scratch) {
        int n = curves.length();
        int window = windowFor(n);
        MemorySegment smoothed = scratch.doubles(n);
        kernels.movingAverage(curves.val(), curves.valOffset(), n, window,
                scratch.doubles(Kernels.movingAverageWork(n, window)),
                smoothed, 0);
        return new Smoothing(smoothed, window);
    }

    double at(int index) {
        return values.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
    }

    /**
     * The moving average of train at one evaluation. Evaluations before the first train value repeat it, as an edge.
     *
     * @param firstTrain the first evaluation that has train
     */
    static double trainAround(AlignedCurves curves, int firstTrain, int index, int window) {
        int half = window / 2;
        double sum = 0;
        for (int i = index - half; i <= index + half; i++) {
            sum += curves.trainAt(Math.clamp(i, firstTrain, curves.length() - 1));
        }
        return sum / window;
    }

    /** Whether train went on improving from one evaluation to the end of the run. */
    static boolean trainImproves(AlignedCurves curves, int from, int window) {
        int firstTrain = curves.withoutTrain();
        int last = curves.length() - 1;
        return firstTrain <= last
                && trainAround(curves, firstTrain, last, window) < trainAround(curves, firstTrain, from, window);
    }
}
