package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.ScalarKernels.at;
import static dev.onset.functions.kernels.ScalarKernels.put;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD loops by the Vector API. Loaded only where the incubator module is present.
 *
 * <p>Where the order of additions matters, vectors are always 256 bits wide, four of them making up the {@link
 * Kernels#LANES} lanes: so the result is the same on every CPU, and four independent additions hide each other's
 * latency. Everything else uses the widest vectors that the CPU has. Tails are scalar: masked loads cost more than they
 * save at these lengths.
 */
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Double> SUM = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> WIDE_LONG = LongVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long BYTES = SUM.vectorByteSize();
    private static final int WIDTH = WIDE.length();

    /** 1.5·2^52: a double of this size has a last bit worth one, so its low bits hold a whole number as it is. */
    private static final double MAGIC = 0x1.8p52;
    private static final long MAGIC_BITS = Double.doubleToRawLongBits(MAGIC);
    private static final long MAGIC_RANGE = 1L << 51;

    /** Whether the CPU's vectors are wide enough for these kernels to pay. */
    static boolean supported() {
        return WIDE.vectorBitSize() >= SUM.vectorBitSize();
    }

    /** Width of the CPU's vectors in bits. */
    static int bits() {
        return WIDE.vectorBitSize();
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public double sum(MemorySegment base, long offset, int length) {
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
    public double sumAbsoluteDifferences(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
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
    public double sumProducts(MemorySegment a, long aOffset, double aCentre, MemorySegment b, long bOffset,
            double bCentre, int length) {
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            lanes0 = lanes0.add(load(a, p).sub(aCentre).mul(load(b, q).sub(bCentre)));
            lanes1 = lanes1.add(load(a, p + BYTES).sub(aCentre).mul(load(b, q + BYTES).sub(bCentre)));
            lanes2 = lanes2.add(load(a, p + 2 * BYTES).sub(aCentre).mul(load(b, q + 2 * BYTES).sub(bCentre)));
            lanes3 = lanes3.add(load(a, p + 3 * BYTES).sub(aCentre).mul(load(b, q + 3 * BYTES).sub(bCentre)));
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
        for (; i < length; i++) {
            sum += (at(a, aOffset, i) - aCentre) * (at(b, bOffset, i) - bCentre);
        }
        return sum;
    }

    @Override
    public double sumIndexProducts(MemorySegment base, long offset, int length, double centre) {
        double middle = (length - 1) * 0.5;
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        DoubleVector x = lanes0.addIndex(1).sub(middle);
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            long p = offset + 8L * i;
            lanes0 = lanes0.add(x.mul(load(base, p).sub(centre)));
            lanes1 = lanes1.add(x.add(4).mul(load(base, p + BYTES).sub(centre)));
            lanes2 = lanes2.add(x.add(8).mul(load(base, p + 2 * BYTES).sub(centre)));
            lanes3 = lanes3.add(x.add(12).mul(load(base, p + 3 * BYTES).sub(centre)));
            x = x.add(LANES);
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
        for (; i < length; i++) {
            sum += (i - middle) * (at(base, offset, i) - centre);
        }
        return sum;
    }

    @Override
    public int countNonFinite(MemorySegment base, long offset, int length) {
        int count = 0;
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            count += WIDTH - finite(wide(base, offset, i)).trueCount();
        }
        for (; i < length; i++) {
            if (!Double.isFinite(at(base, offset, i))) {
                count++;
            }
        }
        return count;
    }

    @Override
    public int countGreater(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        int count = 0;
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            count += wide(a, aOffset, i).compare(VectorOperators.GT, wide(b, bOffset, i)).trueCount();
        }
        for (; i < length; i++) {
            if (at(a, aOffset, i) > at(b, bOffset, i)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public int argMin(MemorySegment base, long offset, int length) {
        // Two accumulators: a minimum takes four cycles, and two loads can start in each.
        DoubleVector none = DoubleVector.broadcast(WIDE, Double.POSITIVE_INFINITY);
        DoubleVector least0 = none;
        DoubleVector least1 = none;
        int i = 0;
        for (; i + 2 * WIDTH <= length; i += 2 * WIDTH) {
            DoubleVector v0 = wide(base, offset, i);
            DoubleVector v1 = wide(base, offset, i + WIDTH);
            least0 = least0.min(none.blend(v0, finite(v0)));
            least1 = least1.min(none.blend(v1, finite(v1)));
        }
        double least = least0.min(least1).reduceLanes(VectorOperators.MIN);
        for (; i < length; i++) {
            double value = at(base, offset, i);
            if (value < least && value != Double.NEGATIVE_INFINITY) {
                least = value;
            }
        }
        return least == Double.POSITIVE_INFINITY ? -1 : indexOf(base, offset, length, least);
    }

    @Override
    public int argMax(MemorySegment base, long offset, int length) {
        DoubleVector none = DoubleVector.broadcast(WIDE, Double.NEGATIVE_INFINITY);
        DoubleVector greatest0 = none;
        DoubleVector greatest1 = none;
        int i = 0;
        for (; i + 2 * WIDTH <= length; i += 2 * WIDTH) {
            DoubleVector v0 = wide(base, offset, i);
            DoubleVector v1 = wide(base, offset, i + WIDTH);
            greatest0 = greatest0.max(none.blend(v0, finite(v0)));
            greatest1 = greatest1.max(none.blend(v1, finite(v1)));
        }
        double greatest = greatest0.max(greatest1).reduceLanes(VectorOperators.MAX);
        for (; i < length; i++) {
            double value = at(base, offset, i);
            if (value > greatest && value != Double.POSITIVE_INFINITY) {
                greatest = value;
            }
        }
        return greatest == Double.NEGATIVE_INFINITY ? -1 : indexOf(base, offset, length, greatest);
    }

    /** The first index of a value that is known to occur. */
    private static int indexOf(MemorySegment base, long offset, int length, double value) {
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            VectorMask<Double> hit = wide(base, offset, i).compare(VectorOperators.EQ, value);
            if (hit.anyTrue()) {
                return i + hit.firstTrue();
            }
        }
        while (at(base, offset, i) != value) {
            i++;
        }
        return i;
    }

    @Override
    public void subtract(MemorySegment a, long aOffset, MemorySegment b, long bOffset, MemorySegment target,
            long targetOffset, int length) {
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(a, aOffset, i).sub(wide(b, bOffset, i)).intoMemorySegment(target, targetOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, at(a, aOffset, i) - at(b, bOffset, i));
        }
    }

    @Override
    public void movingAverage(MemorySegment base, long offset, int length, int window, MemorySegment work,
            MemorySegment target, long targetOffset) {
        ScalarKernels.repeatEdges(base, offset, length, window, work);
        int spans = length + window - 1;
        int covered = 0;
        for (int span = 1; span <= window; span <<= 1) {
            if ((window & span) != 0) {
                if (covered == 0) {
                    MemorySegment.copy(work, 0, target, targetOffset, 8L * length);
                } else {
                    add(target, targetOffset, work, 8L * covered, length);
                }
                covered += span;
            }
            spans -= span;
            if (2 * span <= window) {
                // In place: a value is written after it was read, and read again only by smaller indices.
                add(work, 0, work, 8L * span, spans);
            }
        }
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(target, targetOffset, i).div(window).intoMemorySegment(target, targetOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, at(target, targetOffset, i) / window);
        }
    }

    /** Adds b to a. */
    private static void add(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(a, aOffset, i).add(wide(b, bOffset, i)).intoMemorySegment(a, aOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(a, aOffset, i, at(a, aOffset, i) + at(b, bOffset, i));
        }
    }

    @Override
    public void toDoubles(MemorySegment longs, long offset, int length, MemorySegment target, long targetOffset) {
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            LongVector whole = LongVector.fromMemorySegment(WIDE_LONG, longs, offset + 8L * i, ORDER);
            // AVX2 cannot convert; adding bits to a magic number can, within 2^51.
            if (whole.add(MAGIC_RANGE).compare(VectorOperators.UGE, 2 * MAGIC_RANGE).anyTrue()) {
                break;
            }
            whole.add(MAGIC_BITS).reinterpretAsDoubles().sub(MAGIC)
                    .intoMemorySegment(target, targetOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, (double) longs.get(ValueLayout.JAVA_LONG, offset + 8L * i));
        }
    }

    @Override
    public int nextJump(MemorySegment base, long offset, int length, int from, double ratio) {
        int i = from;
        for (; i + WIDTH <= length; i += WIDTH) {
            DoubleVector before = wide(base, offset, i - 1);
            DoubleVector after = wide(base, offset, i);
            VectorMask<Double> jump = after.compare(VectorOperators.GE, before.mul(ratio))
                    .or(after.mul(ratio).compare(VectorOperators.LE, before));
            if (jump.anyTrue()) {
                return i + jump.firstTrue();
            }
        }
        for (; i < length; i++) {
            double before = at(base, offset, i - 1);
            double after = at(base, offset, i);
            if (after >= before * ratio || after * ratio <= before) {
                return i;
            }
        }
        return length;
    }

    private static DoubleVector load(MemorySegment base, long position) {
        return DoubleVector.fromMemorySegment(SUM, base, position, ORDER);
    }

    private static DoubleVector wide(MemorySegment base, long offset, int index) {
        return DoubleVector.fromMemorySegment(WIDE, base, offset + 8L * index, ORDER);
    }

    /** NaN compares false, so both NaN and the infinities are left out. */
    private static VectorMask<Double> finite(DoubleVector values) {
        return values.abs().compare(VectorOperators.LT, Double.POSITIVE_INFINITY);
    }

    /** Adds the lanes in the order that {@link Kernels} prescribes. */
    private static double total(DoubleVector lanes0, DoubleVector lanes1, DoubleVector lanes2, DoubleVector lanes3) {
        DoubleVector four = lanes0.add(lanes2).add(lanes1.add(lanes3));
        return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
    }
}
