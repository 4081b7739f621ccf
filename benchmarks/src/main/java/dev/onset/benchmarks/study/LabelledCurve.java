package dev.onset.benchmarks.study;

/**
 * A run whose truth is known.
 *
 * @param steps at which validation was evaluated
 * @param val as many as steps
 * @param trainSteps every step at which training was logged
 * @param train as many as trainSteps
 * @param onset the step at which validation without its noise is least, if the run overfits; −1 otherwise
 * @param rise how many standard deviations of the noise validation ends above its least, both without noise
 */
record LabelledCurve(CurveKind kind, Noise noise, Schedule schedule, double[] steps, double[] val, double[] trainSteps,
        double[] train, double onset, double rise) {

    boolean overfits() {
        return kind == CurveKind.OVERFIT;
    }

    int evaluations() {
        return val.length;
    }

    /** The run's length in steps, which count from 1. */
    double span() {
        return steps[steps.length - 1];
    }
}
