package dev.onset.functions.changepoint;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Direction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.statistics.Jitter;
import dev.onset.functions.statistics.Values;

/** {@code page_hinkley_step}: where a curve left its mean for the worse, as seen while it was logged. */
public final class PageHinkleyStep extends CurveFormula {

    public PageHinkleyStep() {
        super(Signature.of("page_hinkley_step", ResultType.STEP, Parameter.step(), Parameter.curve("y"),
                Parameter.number("delta", 0.5).from(0), Parameter.number("threshold", 10.0).from(0),
                Direction.parameter()),
                new Documentation("Change points",
                        "The first step at which the Page–Hinkley test would have raised an alarm that a curve is worse "
                                + "than its mean so far.",
                        "m_t = Σ_{i≤t} (y_i − ȳ_i − delta·σ), ȳ_i = the mean of y_1 … y_i; alarm at the first t with "
                                + "m_t − min m > threshold·σ, σ = 1.4826·MAD(Δy)/√2 of the curve. For mode 'max' values are "
                                + "negated.",
                        "Page 1954; Hinkley 1971",
                        "The mean covers the whole past: after a long descent a loss must rise far before it is above it. "
                                + "overfit_onset asks for the minimum instead. NULL if there is no alarm.",
                        List.of("SELECT run_id, page_hinkley_step(step, grad_norm) AS alarm FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double delta = call.number(2);
        double threshold = call.number(3);
        Direction direction = Direction.of(call, 4);
        Curve y = call.finite(1);
        double sigma = Jitter.of(Values.of(y));
        double mean = 0;
        double sum = 0;
        double least = 0;
        for (int i = 0; i < y.length(); i++) {
            double value = direction.loss(y.value(i));
            mean += (value - mean) / (i + 1);
            sum += value - mean - delta * sigma;
            least = Math.min(least, sum);
            if (sum - least > threshold * sigma) {
                result.setStep(y.step(i));
                return;
            }
        }
    }
}
