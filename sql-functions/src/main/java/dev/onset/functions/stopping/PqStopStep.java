package dev.onset.functions.stopping;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.AlignedCurves;

/** {@code pq_stop_step}: Prechelt's rule PQ. */
public final class PqStopStep extends CurveFormula {

    public PqStopStep() {
        super(Signature.of("pq_stop_step", ResultType.STEP, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val"), Parameter.number("alpha", 0.75).from(0), Parameter.integer("k", 5L).from(1)),
                new Documentation("Early stopping",
                        "Where Prechelt's second rule would have stopped.",
                        "The first evaluation with GL(t)/P_k(t) > alpha, P_k = 1000·(Σ train / (k·min train) − "
                                + "1) over the last k evaluations (in the form 1000·(mean − min)/|min|).",
                        "Prechelt 1998, §2",
                        "Needs k evaluations. NULL if it would never have stopped.",
                        List.of("SELECT run_id, pq_stop_step(step, train_loss, val_loss) AS stop FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double alpha = call.number(3);
        int k = call.integer(4);
        AlignedCurves curves = call.aligned(1, 2);
        int firstTrain = curves.withoutTrain();
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < curves.length(); i++) {
            best = Math.min(best, curves.valAt(i));
            // GL/P > alpha without the division: a train loss that stands still has no progress at all.
            if (i - k + 1 >= firstTrain
                    && GeneralizationLoss.of(curves.valAt(i), best) > alpha * progress(curves, i, k)) {
                result.setStep(curves.axis().at(i));
                return;
            }
        }
    }

    private static double progress(AlignedCurves curves, int last, int k) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = last - k + 1; i <= last; i++) {
            sum += curves.trainAt(i);
            least = Math.min(least, curves.trainAt(i));
        }
        return Math.abs(least) < 1e-12 ? Double.NaN : 1000 * (sum / k - least) / Math.abs(least);
    }
}
