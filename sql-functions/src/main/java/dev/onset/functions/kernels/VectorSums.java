package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.VectorMemory.BYTES;
import static dev.onset.functions.kernels.VectorMemory.ORDER;
import static dev.onset.functions.kernels.VectorMemory.SUM;
import static dev.onset.functions.kernels.VectorMemory.whole;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;

import jdk.incubator.vector.DoubleVector;

/**
 * Sums by SIMD. Vectors are always 256 bits wide, four of them making up the {@link Kernels#LANES} lanes: so the result is the
 * same on every CPU, and four independent additions hide each other's latency.
 */
interface VectorSums extends Kernels {

    @Override
    default double sum(MemorySegment base, long offset, int length) {
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        int i = 0;
        for (int end = whole(length, LANES); i < end; i += LANES) {
            long p = offset + 8L * i;
            lanes0 = lanes0.add(fromMemorySegment(SUM, base, p, ORDER));
            lanes1 = lanes1.add(fromMemorySegment(SUM, base, p + BYTES, ORDER));
            lanes2 = lanes2.add(fromMemorySegment(SUM, base, p + 2 * BYTES, ORDER));
            lanes3 = lanes3.add(fromMemorySegment(SUM, base, p + 3 * BYTES, ORDER));
        }
        double sum = total(lanes0.add(lanes2).add(lanes1.add(lanes3)));
        for (; i < length; i++) {
            sum += at(base, offset, i);
        }
        return sum;
    }

    @Override
    default double sumAbsoluteDifferences(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        int i = 0;
        for (int end = whole(length, LANES); i < end; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            lanes0 = lanes0.add(fromMemorySegment(SUM, a, p, ORDER).sub(fromMemorySegment(SUM, b, q, ORDER)).abs());
            lanes1 = lanes1.add(
                    fromMemorySegment(SUM, a, p + BYTES, ORDER).sub(fromMemorySegment(SUM, b, q + BYTES, ORDER)).abs());
            lanes2 = lanes2.add(fromMemorySegment(SUM, a, p + 2 * BYTES, ORDER)
                    .sub(fromMemorySegment(SUM, b, q + 2 * BYTES, ORDER)).abs());
            lanes3 = lanes3.add(fromMemorySegment(SUM, a, p + 3 * BYTES, ORDER)
                    .sub(fromMemorySegment(SUM, b, q + 3 * BYTES, ORDER)).abs());
        }
        double sum = total(lanes0.add(lanes2).add(lanes1.add(lanes3)));
        for (; i < length; i++) {
            sum += Math.abs(at(a, aOffset, i) - at(b, bOffset, i));
        }
        return sum;
    }

    @Override
    default void sumShiftedDifferences(MemorySegment x, long xOffset, MemorySegment a, long aOffset, MemorySegment b,
            long bOffset, double shift, int length, double[] sums) {
        DoubleVector plain0 = DoubleVector.zero(SUM);
        DoubleVector plain1 = plain0;
        DoubleVector plain2 = plain0;
        DoubleVector plain3 = plain0;
        DoubleVector products0 = plain0;
        DoubleVector products1 = plain0;
        DoubleVector products2 = plain0;
        DoubleVector products3 = plain0;
        DoubleVector shifts = DoubleVector.broadcast(SUM, shift);
        int i = 0;
        for (int end = whole(length, LANES); i < end; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            long r = xOffset + 8L * i;
            DoubleVector difference0 = fromMemorySegment(SUM, a, p, ORDER).sub(fromMemorySegment(SUM, b, q, ORDER))
                    .sub(shifts);
            DoubleVector difference1 = fromMemorySegment(SUM, a, p + BYTES, ORDER)
                    .sub(fromMemorySegment(SUM, b, q + BYTES, ORDER)).sub(shifts);
            DoubleVector difference2 = fromMemorySegment(SUM, a, p + 2 * BYTES, ORDER)
                    .sub(fromMemorySegment(SUM, b, q + 2 * BYTES, ORDER)).sub(shifts);
            DoubleVector difference3 = fromMemorySegment(SUM, a, p + 3 * BYTES, ORDER)
                    .sub(fromMemorySegment(SUM, b, q + 3 * BYTES, ORDER)).sub(shifts);
            plain0 = plain0.add(difference0);
            plain1 = plain1.add(difference1);
            plain2 = plain2.add(difference2);
            plain3 = plain3.add(difference3);
            products0 = products0.add(fromMemorySegment(SUM, x, r, ORDER).mul(difference0));
            products1 = products1.add(fromMemorySegment(SUM, x, r + BYTES, ORDER).mul(difference1));
            products2 = products2.add(fromMemorySegment(SUM, x, r + 2 * BYTES, ORDER).mul(difference2));
            products3 = products3.add(fromMemorySegment(SUM, x, r + 3 * BYTES, ORDER).mul(difference3));
        }
        sums[0] = total(plain0.add(plain2).add(plain1.add(plain3)));
        sums[1] = total(products0.add(products2).add(products1.add(products3)));
        ScalarSums.addShiftedDifferences(x, xOffset, a, aOffset, b, bOffset, shift, i, length, sums);
    }

    @Override
    default double sumTrapezoids(MemorySegment x, long xOffset, MemorySegment y, long yOffset, int length) {
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        DoubleVector halves = DoubleVector.broadcast(SUM, 0.5);
        int i = 0;
        for (int end = whole(length - 1, LANES); i < end; i += LANES) {
            long p = xOffset + 8L * i;
            long q = yOffset + 8L * i;
            DoubleVector width0 = fromMemorySegment(SUM, x, p + 8, ORDER)
                    .sub(fromMemorySegment(SUM, x, p, ORDER));
            DoubleVector height0 = fromMemorySegment(SUM, y, q, ORDER).mul(halves)
                    .add(fromMemorySegment(SUM, y, q + 8, ORDER).mul(halves));
            DoubleVector width1 = fromMemorySegment(SUM, x, p + 8 + BYTES, ORDER)
                    .sub(fromMemorySegment(SUM, x, p + BYTES, ORDER));
            DoubleVector height1 = fromMemorySegment(SUM, y, q + BYTES, ORDER).mul(halves)
                    .add(fromMemorySegment(SUM, y, q + 8 + BYTES, ORDER).mul(halves));
            DoubleVector width2 = fromMemorySegment(SUM, x, p + 8 + 2 * BYTES, ORDER)
                    .sub(fromMemorySegment(SUM, x, p + 2 * BYTES, ORDER));
            DoubleVector height2 = fromMemorySegment(SUM, y, q + 2 * BYTES, ORDER).mul(halves)
                    .add(fromMemorySegment(SUM, y, q + 8 + 2 * BYTES, ORDER).mul(halves));
            DoubleVector width3 = fromMemorySegment(SUM, x, p + 8 + 3 * BYTES, ORDER)
                    .sub(fromMemorySegment(SUM, x, p + 3 * BYTES, ORDER));
            DoubleVector height3 = fromMemorySegment(SUM, y, q + 3 * BYTES, ORDER).mul(halves)
                    .add(fromMemorySegment(SUM, y, q + 8 + 3 * BYTES, ORDER).mul(halves));
            lanes0 = lanes0.add(width0.mul(height0));
            lanes1 = lanes1.add(width1.mul(height1));
            lanes2 = lanes2.add(width2.mul(height2));
            lanes3 = lanes3.add(width3.mul(height3));
        }
        double sum = total(lanes0.add(lanes2).add(lanes1.add(lanes3)));
        for (; i + 1 < length; i++) {
            sum += ScalarSums.trapezoid(x, xOffset, y, yOffset, i);
        }
        return sum;
    }

    @Override
    default double sumProducts(MemorySegment a, long aOffset, double aCentre, MemorySegment b, long bOffset,
            double bCentre, int length) {
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        DoubleVector aCentres = DoubleVector.broadcast(SUM, aCentre);
        DoubleVector bCentres = DoubleVector.broadcast(SUM, bCentre);
        int i = 0;
        for (int end = whole(length, LANES); i < end; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            lanes0 = lanes0.add(fromMemorySegment(SUM, a, p, ORDER).sub(aCentres)
                    .mul(fromMemorySegment(SUM, b, q, ORDER).sub(bCentres)));
            lanes1 = lanes1.add(fromMemorySegment(SUM, a, p + BYTES, ORDER).sub(aCentres)
                    .mul(fromMemorySegment(SUM, b, q + BYTES, ORDER).sub(bCentres)));
            lanes2 = lanes2.add(fromMemorySegment(SUM, a, p + 2 * BYTES, ORDER).sub(aCentres)
                    .mul(fromMemorySegment(SUM, b, q + 2 * BYTES, ORDER).sub(bCentres)));
            lanes3 = lanes3.add(fromMemorySegment(SUM, a, p + 3 * BYTES, ORDER).sub(aCentres)
                    .mul(fromMemorySegment(SUM, b, q + 3 * BYTES, ORDER).sub(bCentres)));
        }
        double sum = total(lanes0.add(lanes2).add(lanes1.add(lanes3)));
        for (; i < length; i++) {
            sum += (at(a, aOffset, i) - aCentre) * (at(b, bOffset, i) - bCentre);
        }
        return sum;
    }

    @Override
    default double sumIndexProducts(MemorySegment base, long offset, int length, double centre) {
        double middle = (length - 1) * 0.5;
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        DoubleVector index = lanes0.addIndex(1);
        DoubleVector four = DoubleVector.broadcast(SUM, 4);
        DoubleVector eight = DoubleVector.broadcast(SUM, 8);
        DoubleVector twelve = DoubleVector.broadcast(SUM, 12);
        DoubleVector centres = DoubleVector.broadcast(SUM, centre);
        int i = 0;
        for (int end = whole(length, LANES); i < end; i += LANES) {
            long p = offset + 8L * i;
            // Exact, in whatever order: all are multiples of one half.
            DoubleVector x = index.add(DoubleVector.broadcast(SUM, i - middle));
            lanes0 = lanes0.add(x.mul(fromMemorySegment(SUM, base, p, ORDER).sub(centres)));
            lanes1 = lanes1.add(x.add(four).mul(fromMemorySegment(SUM, base, p + BYTES, ORDER).sub(centres)));
            lanes2 = lanes2.add(x.add(eight).mul(fromMemorySegment(SUM, base, p + 2 * BYTES, ORDER).sub(centres)));
            lanes3 = lanes3.add(x.add(twelve).mul(fromMemorySegment(SUM, base, p + 3 * BYTES, ORDER).sub(centres)));
        }
        double sum = total(lanes0.add(lanes2).add(lanes1.add(lanes3)));
        for (; i < length; i++) {
            sum += (i - middle) * (at(base, offset, i) - centre);
        }
        return sum;
    }

    /**
     * Adds the last four lanes in the order that {@link Kernels} prescribes. Callers add the vectors of their loop themselves: where this
     * method is not inlined, what it is handed becomes an object, which must not be a sum that the loop carries.
     */
    private static double total(DoubleVector four) {
        return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
    }
}
