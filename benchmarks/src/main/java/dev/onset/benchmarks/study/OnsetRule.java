package dev.onset.benchmarks.study;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule that says whether and from where on a run overfits.
 *
 * @param title for the table
 * @param ours whether its parameters are chosen on the first half of the curves
 * @param verdict the step; NaN: the run does not overfit
 */
record OnsetRule(String title, boolean ours, Verdict verdict) {

    private static final int TRAIN = 0;
    private static final int VAL = 1;
    private static final double LAST_ABOVE_BEST = 1.05;

    interface Verdict {
        /** The host holds train and validation of one run. */
        double of(FunctionHost run);
    }

    static OnsetRule trend(double z, double rel) {
        return new OnsetRule("overfit_onset, z = " + z + ", rel = " + rel, true,
                run -> run.number("overfit_onset", new int[]{TRAIN, VAL}, "trend", z, rel));
    }

    /** What others do: rules of early stopping as published, the onset being the best evaluation before they fired. */
    static List<OnsetRule> rivals() {
        List<OnsetRule> rules = new ArrayList<>();
        for (String method : List.of("durable", "hinge")) {
            rules.add(new OnsetRule("overfit_onset, '" + method + "'", false,
                    run -> run.number("overfit_onset", new int[]{TRAIN, VAL}, method)));
        }
        for (long patience : new long[]{3, 5, 10}) {
            rules.add(new OnsetRule("patience " + patience, false,
                    run -> bestBefore(run, run.number("patience_stop_step", new int[]{VAL}, patience))));
        }
        for (double alpha : new double[]{2, 5}) {
            rules.add(new OnsetRule("Prechelt's GL > " + (int) alpha, false,
                    run -> bestBefore(run, run.number("gl_stop_step", new int[]{VAL}, alpha))));
        }
        rules.add(new OnsetRule("Prechelt's PQ > 0.75", false,
                run -> bestBefore(run, run.number("pq_stop_step", new int[]{TRAIN, VAL}, 0.75))));
        rules.add(new OnsetRule("SageMaker's ratio > 0.1", false,
                run -> run.number("overfit_onset", new int[]{TRAIN, VAL}, "ratio")));
        rules.add(new OnsetRule("last 5 % above best", false, OnsetRule::lastAboveBest));
        return rules;
    }

    private static double bestBefore(FunctionHost run, double stop) {
        return Double.isNaN(stop) ? Double.NaN : run.bestStepUpTo(VAL, stop);
    }

    private static double lastAboveBest(FunctionHost run) {
        double best = run.number("best_value", new int[]{VAL});
        return run.number("last_value_of", new int[]{VAL}) > LAST_ABOVE_BEST * best
                ? run.number("best_step", new int[]{VAL})
                : Double.NaN;
    }
}
