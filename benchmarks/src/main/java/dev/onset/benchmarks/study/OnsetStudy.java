package dev.onset.benchmarks.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** {@code overfit_onset} and its rivals on the same curves; parameters chosen on one half, reported on the other. */
final class OnsetStudy {

    static final int[] LENGTHS = {20, 50, 100, 200, 500, 1000, 3000, 10_000};
    private static final double[] SIZES = {3, 5, 10, 30};
    private static final int[] INTERVALS = {1, 5, 20};
    /** Longer runs are evaluated at every step, which bounds what training takes. */
    private static final int LONGEST_SPARSE = 1000;

    private static final double[] Z = {1.5, 2, 2.5, 3, 3.5};
    private static final double[] REL = {0.005, 0.01, 0.02};

    /** @param scores in the order of rules */
    record Outcome(int curves, OnsetRule chosen, List<OnsetRule> rules, List<OnsetScore> scores) {}

    private OnsetStudy() {}

    static Outcome run() {
        List<OnsetRule> candidates = new ArrayList<>();
        for (double z : Z) {
            for (double rel : REL) {
                candidates.add(OnsetRule.trend(z, rel));
            }
        }
        List<OnsetScore> first = scores(0, candidates);
        OnsetRule chosen = candidates.get(IntStream.range(0, candidates.size()).boxed()
                .max(Comparator.comparingDouble(i -> first.get(i).combined())).orElseThrow());
        return report(chosen);
    }

    /** How a rule that was chosen on the first half, and its rivals, do on the second. */
    static Outcome report(OnsetRule chosen) {
        List<OnsetRule> rules = new ArrayList<>();
        rules.add(chosen);
        rules.addAll(OnsetRule.rivals());
        return new Outcome(count(), chosen, rules, scores(1, rules));
    }

    private static int count() {
        return LENGTHS.length * Noise.values().length * Schedule.values().length * CurveKind.values().length
                * SIZES.length;
    }

    /** The scores of rules on one half of the curves, in their order. */
    static List<OnsetScore> scores(int half, List<OnsetRule> rules) {
        List<OnsetScore> scores = rules.stream().map(rule -> new OnsetScore()).toList();
        long seed = half;
        try (FunctionHost host = new FunctionHost(2)) {
            for (int length : LENGTHS) {
                for (Noise noise : Noise.values()) {
                    for (Schedule schedule : Schedule.values()) {
                        for (CurveKind kind : CurveKind.values()) {
                            for (double size : SIZES) {
                                seed += 2;
                                int interval = length > LONGEST_SPARSE ? 1
                                        : INTERVALS[(int) (seed / 2 % INTERVALS.length)];
                                LabelledCurve curve = CurveGenerator.curve(seed, kind, length, interval, noise,
                                        schedule, size);
                                host.begin().curve(curve.trainSteps(), curve.train())
                                        .curve(curve.steps(), curve.val());
                                for (int i = 0; i < rules.size(); i++) {
                                    scores.get(i).add(curve, rules.get(i).verdict().of(host));
                                }
                            }
                        }
                    }
                }
            }
        }
        return scores;
    }
}
