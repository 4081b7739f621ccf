package dev.onset.functions.stopping;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code up_stop_step}: Prechelt's rule UP. */
public final class UpStopStep extends CurveFormula {

    public UpStopStep() {
        super(Signature.of("up_stop_step", ResultType.STEP, Parameter.step(), Parameter.curve("val"),
                Parameter.integer("s", 3L).from(1), Parameter.integer("k", 5L).from(1)),
                new Documentation("Early stopping",
                        "Where Prechelt's third rule would have stopped.",
                        "The first evaluation t = j·k at which v had risen from strip to strip s times in a "
                                + "row: v(t) > v(t−k) > … > v(t−s·k), counting evaluations from 1.",
                        "Prechelt 1998, §2",
                        "Looks at the ends of the strips only. NULL if it would never have stopped.",
                        List.of("SELECT run_id, up_stop_step(step, val_loss) AS stop FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        int strips = call.integer(2);
        int k = call.integer(3);
        Curve val = call.finite(1);
        int rises = 0;
        for (long end = 2L * k - 1; end < val.length(); end += k) {
            int i = (int) end;
            rises = val.value(i) > val.value(i - k) ? rises + 1 : 0;
            if (rises == strips) {
                result.setStep(val.step(i));
                return;
            }
        }
    }
}
