package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code spike_recovery_steps}: how long the first spike lasted. */
public final class SpikeRecoverySteps extends CurveFormula {

    public SpikeRecoverySteps() {
        super(new Signature("spike_recovery_steps", Spikes.parameters(), ResultType.STEP), new Documentation("Health",
                "How many steps a curve took to recover from its first spike.",
                "A spike is a finite value at least sigmas standard deviations above the mean of the up "
                        + "to window finite values before it, of which there must be ten. Recovered is the first "
                        + "later value at or below the mean of the window before the spike.",
                "Onset",
                "NULL without a spike, and if the curve never recovered.",
                List.of("SELECT run_id, spike_recovery_steps(step, train_loss) AS steps FROM history GROUP BY "
                        + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Spikes spikes = Spikes.of(call);
        Curve y = call.finite(1);
        if (spikes.first() < 0) {
            return;
        }
        for (int i = spikes.first() + 1; i < y.length(); i++) {
            if (y.value(i) <= spikes.usual()) {
                result.setStep(y.step(i) - y.step(spikes.first()));
                return;
            }
        }
    }
}
