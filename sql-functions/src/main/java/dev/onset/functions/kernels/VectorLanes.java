package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.VectorMemory.WIDE;
import static dev.onset.functions.kernels.VectorMemory.WIDTH;

import java.util.Arrays;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Puts together what the lanes of several vectors have found: a least value each, and the round in which it came first. */
final class VectorLanes {

    private static final double[] LANES = lanes();

    private VectorLanes() {}

    private static double[] lanes() {
        double[] lanes = new double[WIDTH];
        Arrays.setAll(lanes, lane -> lane);
        return lanes;
    }

    /** The index of the first least value where a round takes four vectors, or −1 if none is less than infinity. */
    static int firstLeast(DoubleVector least0, DoubleVector round0, DoubleVector least1, DoubleVector round1,
            DoubleVector least2, DoubleVector round2, DoubleVector least3, DoubleVector round3) {
        DoubleVector lanes = DoubleVector.fromArray(WIDE, LANES, 0);
        double step = 4.0 * WIDTH;
        DoubleVector index0 = round0.mul(step).add(lanes);
        DoubleVector index1 = round1.mul(step).add(lanes).add(WIDTH);
        DoubleVector index2 = round2.mul(step).add(lanes).add(2.0 * WIDTH);
        DoubleVector index3 = round3.mul(step).add(lanes).add(3.0 * WIDTH);
        VectorMask<Double> take1 = isBefore(least1, index1, least0, index0);
        VectorMask<Double> take3 = isBefore(least3, index3, least2, index2);
        DoubleVector leastA = least0.blend(least1, take1);
        DoubleVector indexA = index0.blend(index1, take1);
        DoubleVector leastB = least2.blend(least3, take3);
        DoubleVector indexB = index2.blend(index3, take3);
        VectorMask<Double> takeB = isBefore(leastB, indexB, leastA, indexA);
        return firstLeast(leastA.blend(leastB, takeB), indexA.blend(indexB, takeB));
    }

    /** The same where a round takes two vectors. */
    static int firstLeast(DoubleVector least0, DoubleVector round0, DoubleVector least1, DoubleVector round1) {
        DoubleVector lanes = DoubleVector.fromArray(WIDE, LANES, 0);
        double step = 2.0 * WIDTH;
        DoubleVector index0 = round0.mul(step).add(lanes);
        DoubleVector index1 = round1.mul(step).add(lanes).add(WIDTH);
        VectorMask<Double> take1 = isBefore(least1, index1, least0, index0);
        return firstLeast(least0.blend(least1, take1), index0.blend(index1, take1));
    }

    private static int firstLeast(DoubleVector leasts, DoubleVector indexes) {
        double least = leasts.reduceLanes(VectorOperators.MIN);
        if (least == Double.POSITIVE_INFINITY) {
            return -1;
        }
        DoubleVector none = DoubleVector.broadcast(WIDE, Double.POSITIVE_INFINITY);
        return (int) none.blend(indexes, leasts.compare(VectorOperators.EQ, least)).reduceLanes(VectorOperators.MIN);
    }

    private static VectorMask<Double> isBefore(DoubleVector least, DoubleVector index, DoubleVector otherLeast,
            DoubleVector otherIndex) {
        return least.compare(VectorOperators.LT, otherLeast)
                .or(least.compare(VectorOperators.EQ, otherLeast).and(index.compare(VectorOperators.LT, otherIndex)));
    }
}
