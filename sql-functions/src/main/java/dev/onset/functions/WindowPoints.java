package dev.onset.functions;

/**
 * The points of a partition.
 *
 * @param length how many there are
 * @param columns for each parameter that is a step or a curve its values, of which the first {@code length} count; empty
 *     for the options
 */
public record WindowPoints(int length, double[][] columns) {

    /** The value of a parameter at a point; NaN and infinities are kept. */
    public double value(int parameter, int point) {
        return columns[parameter][point];
    }
}
