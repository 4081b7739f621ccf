package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code first_spike_step}: the first spike. */
public final class FirstSpikeStep extends CurveFormula {

    public FirstSpikeStep() {
        super(new Signature("first_spike_step", Spikes.parameters(), ResultType.STEP), new Documentation("Health",
                "The step of a curve's first spike.",
                "A spike is a finite value at least sigmas standard deviations above the mean of the up "
                        + "to window finite values before it, of which there must be ten. ",
                "OLMo 2 (2025), §3.2",
                "NULL without a spike.",
                List.of("SELECT run_id, first_spike_step(step, train_loss) AS spike FROM history GROUP BY "
                        + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Spikes spikes = Spikes.of(call);
        if (spikes.first() >= 0) {
            result.setStep(call.finite(1).step(spikes.first()));
        }
    }
}
