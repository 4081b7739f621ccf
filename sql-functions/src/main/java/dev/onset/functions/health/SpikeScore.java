package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code spike_score}: the percentage of spikes. */
public final class SpikeScore extends CurveFormula {

    public SpikeScore() {
        super(new Signature("spike_score", Spikes.parameters(), ResultType.DOUBLE), new Documentation("Health",
                "The percentage of a curve's points that are spikes.",
                "A spike is a finite value at least sigmas standard deviations above the mean of the up "
                        + "to window finite values before it, of which there must be ten. 100·spikes/points.",
                "OLMo 2 (2025), §3.2",
                "A spike widens the standard deviation for those that follow. NULL below eleven points.",
                List.of("SELECT run_id, spike_score(step, train_loss) AS score FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Spikes spikes = Spikes.of(call);
        if (spikes.points() > Spikes.MIN_BEFORE) {
            result.setDouble(100.0 * spikes.count() / spikes.points());
        }
    }
}
