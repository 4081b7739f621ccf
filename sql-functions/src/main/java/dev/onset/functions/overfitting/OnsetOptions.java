package dev.onset.functions.overfitting;

import java.util.Optional;

import dev.onset.functions.CurveCall;
import dev.onset.functions.Parameter;
import dev.onset.functions.curve.AlignedCurves;

/** The parameters that {@code overfit_onset} and {@code overfit_severity} share, and their shared result. */
record OnsetOptions(int train, int val, String method, double z, double rel) {

    static Parameter[] parameters() {
        return new Parameter[]{Parameter.step(), Parameter.curve("train"), Parameter.curve("val"),
            Parameter.text("method", "trend", "durable", "hinge", "gl", "patience", "ratio"),
            Parameter.number("z", 2.5).from(0), Parameter.number("rel", 0.01).from(0)};
    }

    /** The onset of the call's curves, which have at least {@link Onset#MIN_EVALUATIONS}; computed once a group. */
    static Optional<Onset> find(CurveCall call, AlignedCurves curves) {
        OnsetOptions options = new OnsetOptions(call.channel(1), call.channel(2), call.choice(3),
                call.number(4), call.number(5));
        return call.shared(options, () -> Optional.ofNullable(options.rule().find(curves, options.z,
                options.rel, call.kernels(), call.scratch())));
    }

    private Onset.Method rule() {
        return switch (method) {
            case "durable" -> new DurableOnset();
            case "hinge" -> new HingeOnset();
            case "gl" -> PublishedRules.GENERALIZATION_LOSS;
            case "patience" -> PublishedRules.PATIENCE;
            case "ratio" -> PublishedRules.RATIO;
            default -> new TrendOnset();
        };
    }
}
