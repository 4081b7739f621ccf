package dev.onset.functions.health;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.best.BestValue;
import dev.onset.functions.best.FirstValueOf;
import dev.onset.functions.gap.GapTrend;
import dev.onset.functions.gap.GapTrendP;
import dev.onset.functions.overfitting.OverfitOnset;

/** {@code curve_verdict}: a run in one word. */
public final class CurveVerdict extends CurveFormula {

    private static final int TRAIN = 1;
    private static final int VAL = 2;
    private static final int MIN_EVALUATIONS = 5;
    private static final double MIN_LEARNED = 0.01;
    private static final double SPIKY_PERCENT = 0.1;
    private static final double MAX_P = 0.01;

    private static final CurveFunction NONFINITE = new NonfiniteCount();
    private static final CurveFunction DIVERGED = new Diverged();
    private static final CurveFunction FIRST_VALUE = new FirstValueOf();
    private static final CurveFunction BEST_VALUE = new BestValue();
    private static final CurveFunction SPIKE_SCORE = new SpikeScore();
    private static final CurveFunction ONSET = new OverfitOnset();
    private static final CurveFunction GAP_TREND = new GapTrend();
    private static final CurveFunction GAP_P = new GapTrendP();
    private static final CurveFunction PLATEAU = new PlateauStep();
    private static final CurveFunction IMPROVING = new ImprovingAtEnd();

    public CurveVerdict() {
        super(Signature.of("curve_verdict", ResultType.VARCHAR, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val")),
                new Documentation("Health",
                        "What is the matter with a run, in one word.",
                        "The first that holds: 'insufficient_data': fewer than five evaluations; 'nonfinite': "
                                + "nonfinite_count of train or val > 0; 'diverged': diverged(train), or diverged(val) where "
                                + "overfit_onset is NULL; 'never_learned': "
                                + "best_value(train) is not 1 % below first_value_of(train); 'spiky': spike_score(train) "
                                + "> 0.1; 'overfit': overfit_onset is not NULL; 'gap_growing': gap_trend > 0 with "
                                + "gap_trend_p < 0.01; 'plateau': plateau_step(val) is not NULL; 'improving': "
                                + "improving_at_end(val); 'ok'.",
                        "Onset",
                        "One word hides the rest: look at the functions behind it.",
                        List.of("SELECT run_id, curve_verdict(step, train_loss, val_loss) AS verdict FROM history GROUP "
                                + "BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        result.setText(verdict(call));
    }

    private static String verdict(CurveCall call) {
        if (call.aligned(TRAIN, VAL).length() < MIN_EVALUATIONS) {
            return "insufficient_data";
        }
        if (nonfinite(call)) {
            return "nonfinite";
        }
        boolean overfit = call.valueOf(ONSET, TRAIN, VAL) != null;
        // Validation that blows up while training goes on improving is overfitting, however far it goes.
        if (Boolean.TRUE.equals(call.valueOf(DIVERGED, TRAIN))
                || (!overfit && Boolean.TRUE.equals(call.valueOf(DIVERGED, VAL)))) {
            return "diverged";
        }
        double first = number(call.valueOf(FIRST_VALUE, TRAIN));
        if (number(call.valueOf(BEST_VALUE, TRAIN)) > first - MIN_LEARNED * Math.abs(first)) {
            return "never_learned";
        }
        if (number(call.valueOf(SPIKE_SCORE, TRAIN)) > SPIKY_PERCENT) {
            return "spiky";
        }
        if (overfit) {
            return "overfit";
        }
        if (number(call.valueOf(GAP_TREND, TRAIN, VAL)) > 0 && number(call.valueOf(GAP_P, TRAIN, VAL)) < MAX_P) {
            return "gap_growing";
        }
        if (call.valueOf(PLATEAU, VAL) != null) {
            return "plateau";
        }
        return Boolean.TRUE.equals(call.valueOf(IMPROVING, VAL)) ? "improving" : "ok";
    }

    private static boolean nonfinite(CurveCall call) {
        return number(call.valueOf(NONFINITE, TRAIN)) > 0 || number(call.valueOf(NONFINITE, VAL)) > 0;
    }

    /** NaN for NULL, which no comparison takes for true. */
    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
