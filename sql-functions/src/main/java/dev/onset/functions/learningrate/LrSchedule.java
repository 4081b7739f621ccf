package dev.onset.functions.learningrate;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.statistics.Values;

/** {@code lr_schedule}: the name of a schedule. */
public final class LrSchedule extends CurveFormula {

    public LrSchedule() {
        super(Signature.of("lr_schedule", ResultType.VARCHAR, Parameter.step(), Parameter.curve("lr")),
                new Documentation("Learning rate",
                        "The name of the learning-rate schedule.",
                        "By the shape of the finite positive values: 'constant', 'step', 'plateau' (three equal "
                                + "factors or more, neither at regular steps nor at multiples of ten or more logged "
                                + "points), 'linear', 'cosine', 'exponential' (within 3 % of the "
                                + "fall), 'one_cycle' (one long rise, then a fall), 'cyclic', 'cosine_restarts', 'wsd' "
                                + "(level for at least 30 %, then a smooth fall), 'unknown'; 'warmup+' before it if the "
                                + "rate rises over at most the first fifth.",
                        "Onset",
                        "A run that was stopped early shows part of its schedule only. NULL if lr was never "
                                + "logged.",
                        List.of("SELECT run_id, lr_schedule(step, lr) AS schedule FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve rates = LearningRateEvents.positive(call.finite(1), call.kernels(), call.scratch());
        if (rates.length() > 0) {
            result.setText(ScheduleShape.name(Values.stepsOf(rates), Values.of(rates)));
        }
    }
}
