package dev.onset.functions.changepoint;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveTableFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.RowReceiver;
import dev.onset.functions.TableColumn;
import dev.onset.functions.TableSignature;
import dev.onset.functions.curve.Curve;

/** {@code changepoints}: all changes of a curve's mean. */
public final class Changepoints extends CurveTableFormula {

    public Changepoints() {
        super(new TableSignature("changepoints",
                List.of(Parameter.step(), Parameter.column("y", "val_loss"), ChangePoints.penalty()),
                List.of(new TableColumn("change_no", ResultType.BIGINT), new TableColumn("step", ResultType.STEP),
                        new TableColumn("mean_before", ResultType.DOUBLE),
                        new TableColumn("mean_after", ResultType.DOUBLE),
                        new TableColumn("points", ResultType.BIGINT))),
                new Documentation("Change points",
                        "A row for each step at which the level of a curve changed.",
                        ChangePoints.FORMULA + " Each row is a stretch but the first: its first step, the mean of the "
                                + "stretch before it, its own mean, and how many points it has.",
                        "Killick, Fearnhead and Eckley 2012 (PELT); Maidstone et al. 2017 (FPOP, by which it is found)",
                        "It looks for steps: a loss that falls smoothly is cut into many stretches. Autocorrelated noise "
                                + "raises false changes; a larger penalty forgives it.",
                        List.of("SELECT run_id, step, mean_before, mean_after FROM TABLE(changepoints(TABLE history PARTITION "
                                + "BY run_id ORDER BY step, DESCRIPTOR(lr)))")));
    }

    @Override
    protected void compute(CurveCall call, RowReceiver rows) {
        Curve y = call.finite(1);
        long number = 0;
        for (ChangePoints.Change change : ChangePoints.of(call, 1, 2).changes()) {
            rows.row(++number, y.step(change.index()), change.before(), change.after(), (long) change.length());
        }
    }
}
