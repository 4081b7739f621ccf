package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.VectorMemory.BYTES;
import static dev.onset.functions.kernels.VectorMemory.SUM;
import static dev.onset.functions.kernels.VectorMemory.load;

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
        for (; i + LANES <= length; i += LANES) {
            long p = offset + 8L * i;
            lanes0 = lanes0.add(load(base, p));
            lanes1 = lanes1.add(load(base, p + BYTES));
            lanes2 = lanes2.add(load(base, p + 2 * BYTES));
            lanes3 = lanes3.add(load(base, p + 3 * BYTES));
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
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
        for (; i + LANES <= length; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            lanes0 = lanes0.add(load(a, p).sub(load(b, q)).abs());
            lanes1 = lanes1.add(load(a, p + BYTES).sub(load(b, q + BYTES)).abs());
            lanes2 = lanes2.add(load(a, p + 2 * BYTES).sub(load(b, q + 2 * BYTES)).abs());
            lanes3 = lanes3.add(load(a, p + 3 * BYTES).sub(load(b, q + 3 * BYTES)).abs());
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
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
        for (; i + LANES <= length; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            long r = xOffset + 8L * i;
            DoubleVector difference0 = load(a, p).sub(load(b, q)).sub(shifts);
            DoubleVector difference1 = load(a, p + BYTES).sub(load(b, q + BYTES)).sub(shifts);
            DoubleVector difference2 = load(a, p + 2 * BYTES).sub(load(b, q + 2 * BYTES)).sub(shifts);
            DoubleVector difference3 = load(a, p + 3 * BYTES).sub(load(b, q + 3 * BYTES)).sub(shifts);
            plain0 = plain0.add(difference0);
            plain1 = plain1.add(difference1);
            plain2 = plain2.add(difference2);
            plain3 = plain3.add(difference3);
            products0 = products0.add(load(x, r).mul(difference0));
            products1 = products1.add(load(x, r + BYTES).mul(difference1));
            products2 = products2.add(load(x, r + 2 * BYTES).mul(difference2));
            products3 = products3.add(load(x, r + 3 * BYTES).mul(difference3));
        }
        sums[0] = total(plain0, plain1, plain2, plain3);
        sums[1] = total(products0, products1, products2, products3);
        ScalarSums.addShiftedDifferences(x, xOffset, a, aOffset, b, bOffset, shift, i, length, sums);
    }

    @Override
    default double sumTrapezoids(MemorySegment x, long xOffset, MemorySegment y, long yOffset, int length) {
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        int i = 0;
        for (; i + LANES < length; i += LANES) {
            long p = xOffset + 8L * i;
            long q = yOffset + 8L * i;
            lanes0 = lanes0.add(trapezoids(x, p, y, q));
            lanes1 = lanes1.add(trapezoids(x, p + BYTES, y, q + BYTES));
            lanes2 = lanes2.add(trapezoids(x, p + 2 * BYTES, y, q + 2 * BYTES));
            lanes3 = lanes3.add(trapezoids(x, p + 3 * BYTES, y, q + 3 * BYTES));
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
        for (; i + 1 < length; i++) {
            sum += ScalarSums.trapezoid(x, xOffset, y, yOffset, i);
        }
        return sum;
    }

    private static DoubleVector trapezoids(MemorySegment x, long p, MemorySegment y, long q) {
        return load(x, p + 8).sub(load(x, p)).mul(load(y, q).mul(0.5).add(load(y, q + 8).mul(0.5)));
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
        for (; i + LANES <= length; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            lanes0 = lanes0.add(load(a, p).sub(aCentres).mul(load(b, q).sub(bCentres)));
            lanes1 = lanes1.add(load(a, p + BYTES).sub(aCentres).mul(load(b, q + BYTES).sub(bCentres)));
            lanes2 = lanes2.add(load(a, p + 2 * BYTES).sub(aCentres).mul(load(b, q + 2 * BYTES).sub(bCentres)));
            lanes3 = lanes3.add(load(a, p + 3 * BYTES).sub(aCentres).mul(load(b, q + 3 * BYTES).sub(bCentres)));
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
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
        for (; i + LANES <= length; i += LANES) {
            long p = offset + 8L * i;
            // Exact, in whatever order: all are multiples of one half.
            DoubleVector x = index.add(DoubleVector.broadcast(SUM, i - middle));
            lanes0 = lanes0.add(x.mul(load(base, p).sub(centres)));
            lanes1 = lanes1.add(x.add(four).mul(load(base, p + BYTES).sub(centres)));
            lanes2 = lanes2.add(x.add(eight).mul(load(base, p + 2 * BYTES).sub(centres)));
            lanes3 = lanes3.add(x.add(twelve).mul(load(base, p + 3 * BYTES).sub(centres)));
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
        for (; i < length; i++) {
            sum += (i - middle) * (at(base, offset, i) - centre);
        }
        return sum;
    }

    /** Adds the lanes in the order that {@link Kernels} prescribes. */
    private static double total(DoubleVector lanes0, DoubleVector lanes1, DoubleVector lanes2, DoubleVector lanes3) {
        DoubleVector four = lanes0.add(lanes2).add(lanes1.add(lanes3));
        return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
    }
}
