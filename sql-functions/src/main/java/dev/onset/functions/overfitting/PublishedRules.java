package dev.onset.functions.overfitting;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;
import dev.onset.functions.stopping.GeneralizationLoss;
import dev.onset.functions.stopping.Patience;

/** The rules of the literature and of frameworks, as they are, for comparison. They do not look at what comes later. */
enum PublishedRules implements Onset.Method {

    /** Prechelt's GL &gt; 5: the best evaluation before it fired. */
    GENERALIZATION_LOSS {
        @Override
        public @Nullable Onset find(AlignedCurves curves, double z, double rel, Kernels kernels, Scratch scratch) {
            int stop = GeneralizationLoss.firstAbove(validation(curves), GeneralizationLoss.DEFAULT_ALPHA);
            return bestBefore(stop, curves, kernels);
        }
    },

    /** Keras' early stopping with its usual patience of three: the best evaluation before it fired. */
    PATIENCE {
        @Override
        public @Nullable Onset find(AlignedCurves curves, double z, double rel, Kernels kernels, Scratch scratch) {
            return bestBefore(Patience.usual().stop(validation(curves)), curves, kernels);
        }
    },

    /** Amazon SageMaker's rule (val − train)/train &gt; 0.1: the evaluation at which it fires first. */
    RATIO {
        @Override
        public @Nullable Onset find(AlignedCurves curves, double z, double rel, Kernels kernels, Scratch scratch) {
            for (int i = 0; i < curves.length(); i++) {
                double train = curves.trainAt(i);
                if (Math.abs(train) >= 1e-12 && (curves.valAt(i) - train) / Math.abs(train) > 0.1) {
                    return new Onset(i, i, curves.valAt(i));
                }
            }
            return null;
        }
    };

    private static Curve validation(AlignedCurves curves) {
        return new Curve(curves.axis(), curves.val(), curves.valOffset(), 0);
    }

    private static @Nullable Onset bestBefore(int stop, AlignedCurves curves, Kernels kernels) {
        if (stop < 0) {
            return null;
        }
        int best = kernels.argMin(curves.val(), curves.valOffset(), stop + 1);
        return new Onset(best, best, curves.valAt(best));
    }
}
