package dev.onset.cli.report;

/**
 * What the report says of a run. Numbers are NaN where there is none.
 *
 * @param points of all metrics
 * @param best the best validation loss
 * @param onset the step from which it overfits
 * @param severity by how many percent validation ended above its best
 * @param wasted the share of its steps after the best one
 * @param drops of the learning rate
 * @param hours from its first to its last point
 */
record JudgedRun(String id, String name, String experiment, String source, long points, Verdict verdict,
        double lastStep,
        double bestStep, double best, double onset, double severity, double wasted, double drops, double hours) {

    /** Why one should look at it. */
    String reason() {
        return switch (verdict) {
            case OVERFIT -> "validation ends " + Numbers.percent(severity / 100) + " above its best at step "
                    + Numbers.count(onset);
            case NONFINITE ->
                    "not finite any more; best " + Numbers.value(best) + " at step " + Numbers.count(bestStep);
            case DIVERGED -> "blew up after a best of " + Numbers.value(best) + " at step " + Numbers.count(bestStep);
            case PLATEAU, IMPROVING, GAP_GROWING, SPIKY, NEVER_LEARNED, OK, INSUFFICIENT -> Double.isNaN(best)
                    ? "no validation loss"
                    : "best " + Numbers.value(best) + " at step " + Numbers.count(bestStep) + " of "
                            + Numbers.count(lastStep);
        };
    }

    /** How much it deserves a look among runs with the same verdict. */
    double weight() {
        double weight = verdict == Verdict.OVERFIT ? severity : verdict == Verdict.PLATEAU ? wasted : points;
        return Double.isNaN(weight) ? Double.NEGATIVE_INFINITY : weight;
    }
}
