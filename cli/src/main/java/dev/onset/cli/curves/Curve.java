package dev.onset.cli.curves;

/**
 * The points of a curve, thinned where there are more than a picture can show.
 *
 * @param name what it is called: a column, or the value of the column that names series
 * @param x ascending
 * @param y as long as x; never NULL, but NaN and infinities are as the run produced them
 */
public record Curve(String name, double[] x, double[] y) {

    public int size() {
        return x.length;
    }

    /** The value at an x, or NaN where the curve has no point there. */
    public double at(double step) {
        int found = java.util.Arrays.binarySearch(x, step);
        return found < 0 ? Double.NaN : y[found];
    }
}
