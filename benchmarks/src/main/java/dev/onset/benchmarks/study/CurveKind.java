package dev.onset.benchmarks.study;

/** What validation does while training goes on. All but the first are controls, where an onset is a false alarm. */
enum CurveKind {

    /** Falls, then rises to the end. */
    OVERFIT("overfits"),
    /** Falls, then stays level. */
    FLAT("merely flattens"),
    /** Falls to the end. */
    FALLING("still falls"),
    /** Rises for a while and comes back to its course. */
    BUMP("bump, recovered"),
    /** Rises for long, then falls below its earlier best. */
    DOUBLE_DESCENT("double descent"),
    /** Rises, and so does training. */
    DIVERGING("diverges");

    private final String title;

    CurveKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
