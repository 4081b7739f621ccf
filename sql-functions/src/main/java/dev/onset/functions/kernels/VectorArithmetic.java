package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.Doubles.put;
import static dev.onset.functions.kernels.VectorMemory.ORDER;
import static dev.onset.functions.kernels.VectorMemory.WIDE;
import static dev.onset.functions.kernels.VectorMemory.WIDTH;
import static dev.onset.functions.kernels.VectorMemory.whole;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Arithmetic from curve to curve by SIMD. */
interface VectorArithmetic extends Kernels {

    VectorSpecies<Long> WIDE_LONG = LongVector.SPECIES_PREFERRED;
    /** 1.5·2^52: a double of this size has a last bit worth one, so its low bits hold a whole number as it is. */
    double MAGIC = 0x1.8p52;
    long MAGIC_BITS = Double.doubleToRawLongBits(MAGIC);
    long MAGIC_RANGE = 1L << 51;

    @Override
    default void subtractConstant(MemorySegment base, long offset, double constant, MemorySegment target,
            long targetOffset, int length) {
        DoubleVector constants = DoubleVector.broadcast(WIDE, constant);
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            fromMemorySegment(WIDE, base, offset + 8L * i, ORDER).sub(constants).intoMemorySegment(target,
                    targetOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, at(base, offset, i) - constant);
        }
    }

    @Override
    default void subtractMultiple(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset,
            MemorySegment target, long targetOffset, int length) {
        DoubleVector factors = DoubleVector.broadcast(WIDE, factor);
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            fromMemorySegment(WIDE, a, aOffset + 8L * i, ORDER)
                    .sub(fromMemorySegment(WIDE, b, bOffset + 8L * i, ORDER).mul(factors)).intoMemorySegment(target,
                            targetOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, at(a, aOffset, i) - factor * at(b, bOffset, i));
        }
    }

    @Override
    default void subtract(MemorySegment a, long aOffset, MemorySegment b, long bOffset, MemorySegment target,
            long targetOffset, int length) {
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            fromMemorySegment(WIDE, a, aOffset + 8L * i, ORDER).sub(fromMemorySegment(WIDE, b, bOffset + 8L * i, ORDER))
                    .intoMemorySegment(target, targetOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, at(a, aOffset, i) - at(b, bOffset, i));
        }
    }

    @Override
    default void toDoubles(MemorySegment longs, long offset, int length, MemorySegment target, long targetOffset) {
        int i = 0;
        // AVX2 cannot convert; adding bits to a magic number can, within 2^51. The numbers increase: look at the ends.
        if (length > 0 && isSmall(longs.get(ValueLayout.JAVA_LONG, offset))
                && isSmall(longs.get(ValueLayout.JAVA_LONG, offset + 8L * (length - 1)))) {
            LongVector bits = LongVector.broadcast(WIDE_LONG, MAGIC_BITS);
            DoubleVector magic = DoubleVector.broadcast(WIDE, MAGIC);
            for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
                LongVector.fromMemorySegment(WIDE_LONG, longs, offset + 8L * i, ORDER).add(bits)
                        .reinterpretAsDoubles().sub(magic).intoMemorySegment(target, targetOffset + 8L * i, ORDER);
            }
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, (double) longs.get(ValueLayout.JAVA_LONG, offset + 8L * i));
        }
    }

    private static boolean isSmall(long value) {
        return value > -MAGIC_RANGE && value < MAGIC_RANGE;
    }
}
