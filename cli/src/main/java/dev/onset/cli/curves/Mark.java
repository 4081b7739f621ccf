package dev.onset.cli.curves;

/**
 * A step of a run that is worth a look.
 *
 * @param step where
 * @param value of the validation curve there; NaN where it has none, or where the mark is about all curves
 */
public record Mark(Kind kind, double step, double value) {

    /** What there is to see. */
    public enum Kind {
        /** Validation was at its best. */
        BEST,
        /** From here on validation rises for good while training improves. */
        ONSET,
        /** The learning rate was dropped. */
        DROP,
        /** The first NaN or infinity. */
        NONFINITE
    }
}
