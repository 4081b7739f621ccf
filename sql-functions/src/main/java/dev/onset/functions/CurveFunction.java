package dev.onset.functions;

/**
 * One SQL aggregate function over the curves of a group, usually the curves of one run.
 *
 * <p>Implementations are stateless and safe for use by many threads. They see curves that are already ordered by step,
 * with one point a step and without NULLs (the rules R1 and R2 of the function reference), so that a function is only
 * its formula. Too few points give NULL, never an error. Third parties publish theirs through {@link
 * java.util.ServiceLoader}.
 */
public interface CurveFunction {

    /** Name, parameters and result type, as SQL sees them. */
    Signature signature();

    /** What the reference page, the shell's help and {@code DESCRIBE FUNCTION} say. */
    Documentation documentation();

    /**
     * Computes the function for one group.
     *
     * @param call the group's curves and the values of the options
     * @param result receives exactly one value; one that was never set counts as NULL
     * @throws InvalidOptionException if an option's value is outside its domain
     */
    void evaluate(CurveCall call, Result result);
}
