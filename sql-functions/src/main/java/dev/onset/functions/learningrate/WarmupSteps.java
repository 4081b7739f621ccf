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

/** {@code warmup_steps}: how long the warm-up took. */
public final class WarmupSteps extends CurveFormula {

    public WarmupSteps() {
        super(Signature.of("warmup_steps", ResultType.STEP, Parameter.step(), Parameter.curve("lr")),
                new Documentation("Learning rate",
                        "How long the learning rate was warmed up.",
                        "The steps from the first learning rate to the end of its initial rise, if that takes "
                                + "at most a fifth of the run; otherwise 0.",
                        "Onset",
                        "The rise of a one-cycle schedule is not a warm-up. NULL if lr was never logged.",
                        List.of("SELECT run_id, warmup_steps(step, lr) AS warmup FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve rates = LearningRateEvents.positive(call.finite(1), call.kernels(), call.scratch());
        if (rates.length() > 0) {
            int end = ScheduleShape.warmupEnd(Values.stepsOf(rates), Values.of(rates));
            result.setStep(rates.step(end) - rates.step(0));
        }
    }
}
