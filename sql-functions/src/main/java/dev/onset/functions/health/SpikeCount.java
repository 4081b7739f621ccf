package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code spike_count}: the number of spikes. */
public final class SpikeCount extends CurveFormula {

    public SpikeCount() {
        super(new Signature("spike_count", Spikes.parameters(), ResultType.BIGINT), new Documentation("Health",
                "How many of a curve's points are spikes.",
                "A spike is a finite value at least sigmas standard deviations above the mean of the up "
                        + "to window finite values before it, of which there must be ten. ",
                "OLMo 2 (2025), §3.2",
                "Neighbouring points of one spike each count. NULL below eleven points.",
                List.of("SELECT run_id, spike_count(step, train_loss) AS spikes FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Spikes spikes = Spikes.of(call);
        if (spikes.points() > Spikes.MIN_BEFORE) {
            result.setLong(spikes.count());
        }
    }
}
