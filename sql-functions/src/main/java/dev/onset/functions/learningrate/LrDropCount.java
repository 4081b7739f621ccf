package dev.onset.functions.learningrate;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code lr_drop_count}: the number of drops. */
public final class LrDropCount extends CurveFormula {

    public LrDropCount() {
        super(Signature.of("lr_drop_count", ResultType.BIGINT, Parameter.step(), Parameter.curve("lr")),
                new Documentation("Learning rate",
                        "How many times the learning rate was dropped.",
                        "A drop is a fall of lr to 2/3 or less between two logged points, at least five times "
                                + "the changes beside it (in logarithms). Only finite positive values of lr count.",
                        "Onset, after the restarts and drops that Guo et al. 2017 (§3) and Rice et al. 2020 "
                                + "describe",
                        "A schedule logged so rarely that each point has another learning rate shows no drops. "
                                + "NULL if lr was never logged.",
                        List.of("SELECT run_id, lr_drop_count(step, lr) AS drops FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        LearningRateEvents events = LearningRateEvents.of(call, 1);
        if (events.logged()) {
            result.setLong(events.drops().size());
        }
    }
}
