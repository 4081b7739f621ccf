package dev.onset.functions;

/**
 * A SQL window function over the points of a partition, usually those of one run: a number for each point. The frame of the
 * window does not count.
 *
 * <p>Implementations are stateless and safe for use by many threads. Third parties publish theirs through {@link
 * java.util.ServiceLoader}.
 */
public interface CurveWindowFunction {

    /** Name and parameters, as SQL sees them; the result is a DOUBLE. */
    Signature signature();

    /** What the reference page, the shell's help and {@code DESCRIBE FUNCTION} say. */
    Documentation documentation();

    /**
     * Computes the results of one partition.
     *
     * @param points in the order of the window, without those that have a NULL in a step or curve, whose result is NULL
     * @param options the values of the options
     * @param results receives a value for each point
     * @throws InvalidOptionException if an option's value is outside its domain
     */
    void evaluate(WindowPoints points, Options options, double[] results);
}
