package dev.onset.sql;

import static dev.onset.functions.Parameter.curve;
import static dev.onset.functions.Parameter.integer;
import static dev.onset.functions.Parameter.number;
import static dev.onset.functions.Parameter.requiredNumber;
import static dev.onset.functions.Parameter.step;
import static dev.onset.functions.Parameter.text;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.registry.FunctionRegistry;

/** Curve functions as the questions of the documentation call them; the planner needs their signatures alone. */
final class TestFunctions {

    private record Declared(Signature signature) implements CurveFunction {
        @Override
        public Documentation documentation() {
            return new Documentation("Test", "", "", "", "", List.of());
        }

        @Override
        public void evaluate(CurveCall call, Result result) {
            result.setNull();
        }
    }

    private TestFunctions() {}

    static FunctionRegistry registry() {
        Parameter mode = text("mode", "min");
        return FunctionRegistry.of(List.of(declare("best_step", ResultType.STEP, step(), curve("y"), mode),
                declare("best_value", ResultType.DOUBLE, step(), curve("y"), mode),
                declare("value_at_best", ResultType.DOUBLE, step(), curve("y"), curve("other"), mode),
                declare("wasted_fraction", ResultType.DOUBLE, step(), curve("val")),
                declare("overfit_onset", ResultType.STEP, step(), curve("train"), curve("val"),
                        text("method", "trend"), number("z", 2.5), number("rel", 0.01)),
                declare("overfit_severity", ResultType.DOUBLE, step(), curve("train"), curve("val")),
                declare("stop_regret", ResultType.DOUBLE, step(), curve("y"), integer("patience", 3L),
                        number("min_delta", 0.0), text("semantics", "keras")),
                declare("patience_stop_step", ResultType.STEP, step(), curve("y"), integer("patience", 3L),
                        number("min_delta", 0.0), text("semantics", "keras")),
                declare("loss_acc_lag", ResultType.STEP, step(), curve("val_loss"), curve("val_acc")),
                declare("loss_acc_divergence", ResultType.STEP, step(), curve("val_loss"), curve("val_acc")),
                declare("gap_trend", ResultType.DOUBLE, step(), curve("train"), curve("val"), text("method", "ols")),
                declare("gap_trend_p", ResultType.DOUBLE, step(), curve("train"), curve("val"),
                        text("correction", "none")),
                declare("trend_slope", ResultType.DOUBLE, step(), curve("y"), text("method", "ols")),
                declare("spike_score", ResultType.DOUBLE, step(), curve("y"), integer("window", 1000L),
                        number("sigmas", 7.0)),
                declare("spike_recovery_steps", ResultType.BIGINT, step(), curve("y")),
                declare("first_nonfinite_step", ResultType.STEP, step(), curve("y")),
                declare("nonfinite_count", ResultType.BIGINT, curve("y")),
                declare("improving_at_end", ResultType.BOOLEAN, step(), curve("y")),
                declare("predict_at", ResultType.DOUBLE, step(), curve("y"), requiredNumber("at")),
                declare("lr_schedule", ResultType.VARCHAR, step(), curve("lr")),
                declare("steps_to_target", ResultType.STEP, step(), curve("y"), requiredNumber("target")),
                declare("inverted_fraction", ResultType.DOUBLE, step(), curve("train"), curve("val")),
                declare("inversion_explained", ResultType.DOUBLE, step(), curve("train"), curve("val"),
                        number("shift", 0.5)),
                declare("curve_verdict", ResultType.VARCHAR, step(), curve("train"), curve("val"))));
    }

    private static CurveFunction declare(String name, ResultType result, Parameter... parameters) {
        return new Declared(Signature.of(name, result, parameters));
    }
}
