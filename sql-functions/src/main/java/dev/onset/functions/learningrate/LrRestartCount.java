package dev.onset.functions.learningrate;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code lr_restart_count}: the number of restarts. */
public final class LrRestartCount extends CurveFormula {

    public LrRestartCount() {
        super(Signature.of("lr_restart_count", ResultType.BIGINT, Parameter.step(), Parameter.curve("lr")),
                new Documentation("Learning rate",
                        "How many times the learning rate was restarted.",
                        "A rise of lr to 3/2 or more between two logged points, after it had come down since "
                                + "the start or the last restart.",
                        "Loshchilov and Hutter 2017 (warm restarts); thresholds: Onset",
                        "Warm-up is not a restart. NULL if lr was never logged.",
                        List.of("SELECT run_id, lr_restart_count(step, lr) AS restarts FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        LearningRateEvents events = LearningRateEvents.of(call, 1);
        if (events.logged()) {
            result.setLong(events.events().size() - events.drops().size());
        }
    }
}
