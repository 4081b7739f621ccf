package dev.onset.functions.health;

import dev.onset.functions.curve.Curve;

/**
 * Tells stretches of a curve in which no value can be a spike, from rough sums that take one pass. Most of a loss is below the mean
 * of what came before it.
 */
final class CalmStretch {

    /** Far more than what rounding may make of the bounds. */
    private static final double MARGIN = 0.99;
    /** A deviation that is smaller than the values by this factor may be rounding alone. */
    private static final double DIGITS = 1e-9;
    /** Squares beyond this may overflow elsewhere. */
    private static final double LARGEST = 1e300;

    private final Curve y;
    private final double sigmas;
    private int count;
    private double mean;
    private double squares;

    /** @param first how many values come before the first stretch */
    CalmStretch(Curve y, int first, double sigmas) {
        this.y = y;
        this.sigmas = sigmas;
        if (y.length() >= first) {
            mean = first == 0 ? 0 : y.value(0);
            add(0, first);
        }
    }

    /**
     * Whether surely none of the next values is a number of standard deviations above the mean of all before it. Each stretch begins where
     * the one before has ended.
     */
    boolean holdsFor(int from, int length) {
        double meanBefore = mean;
        double squaresBefore = squares;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + length; i++) {
            double value = y.value(i);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        add(from, length);
        // Both the mean and the deviation at their lowest within the stretch; squares only grow.
        double lowestMean = meanBefore + Math.min(0, least - meanBefore) * length / count;
        double limit = sigmas * Math.sqrt(squaresBefore / count);
        double size = Math.max(Math.abs(meanBefore), Math.max(Math.abs(least), Math.abs(most)));
        return most - lowestMean < MARGIN * limit && DIGITS * size < (1 - MARGIN) * limit && squares < LARGEST;
    }

    /** Sums of differences from the mean so far, which cancel few digits. */
    private void add(int from, int length) {
        double sum = 0;
        double ofSquares = 0;
        for (int i = from; i < from + length; i++) {
            double difference = y.value(i) - mean;
            sum += difference;
            ofSquares += difference * difference;
        }
        count += length;
        mean += sum / count;
        squares += ofSquares - sum * sum / count;
    }
}
