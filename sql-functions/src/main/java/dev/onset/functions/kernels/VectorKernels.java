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
    /** For curves with infinities, which are rare. */
    private static final Kernels SCALAR = new ScalarKernels();

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
    public BatchKernels batches() {
        return new VectorBatchKernels();
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
    public double sumDifferences(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            lanes0 = lanes0.add(load(a, p).sub(load(b, q)));
            lanes1 = lanes1.add(load(a, p + BYTES).sub(load(b, q + BYTES)));
            lanes2 = lanes2.add(load(a, p + 2 * BYTES).sub(load(b, q + 2 * BYTES)));
            lanes3 = lanes3.add(load(a, p + 3 * BYTES).sub(load(b, q + 3 * BYTES)));
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
        for (; i < length; i++) {
            sum += at(a, aOffset, i) - at(b, bOffset, i);
        }
        return sum;
    }

    @Override
    public double sumDifferenceProducts(MemorySegment x, long xOffset, MemorySegment a, long aOffset, MemorySegment b,
            long bOffset, double centre, int length) {
        DoubleVector lanes0 = DoubleVector.zero(SUM);
        DoubleVector lanes1 = lanes0;
        DoubleVector lanes2 = lanes0;
        DoubleVector lanes3 = lanes0;
        DoubleVector centres = DoubleVector.broadcast(SUM, centre);
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            long r = xOffset + 8L * i;
            lanes0 = lanes0.add(load(x, r).mul(load(a, p).sub(load(b, q)).sub(centres)));
            lanes1 = lanes1.add(load(x, r + BYTES).mul(load(a, p + BYTES).sub(load(b, q + BYTES)).sub(centres)));
            lanes2 = lanes2.add(load(x, r + 2 * BYTES)
                    .mul(load(a, p + 2 * BYTES).sub(load(b, q + 2 * BYTES)).sub(centres)));
            lanes3 = lanes3.add(load(x, r + 3 * BYTES)
                    .mul(load(a, p + 3 * BYTES).sub(load(b, q + 3 * BYTES)).sub(centres)));
        }
        double sum = total(lanes0, lanes1, lanes2, lanes3);
        for (; i < length; i++) {
            sum += at(x, xOffset, i) * (at(a, aOffset, i) - at(b, bOffset, i) - centre);
        }
        return sum;
    }

    @Override
    public double sumTrapezoids(MemorySegment x, long xOffset, MemorySegment y, long yOffset, int length) {
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
            sum += ScalarKernels.trapezoid(x, xOffset, y, yOffset, i);
        }
        return sum;
    }

    private static DoubleVector trapezoids(MemorySegment x, long p, MemorySegment y, long q) {
        return load(x, p + 8).sub(load(x, p)).mul(load(y, q).mul(0.5).add(load(y, q + 8).mul(0.5)));
    }

    @Override
    public double sumProducts(MemorySegment a, long aOffset, double aCentre, MemorySegment b, long bOffset,
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
    public double sumIndexProducts(MemorySegment base, long offset, int length, double centre) {
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
    public int countGreater(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        int count = 0;
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            count += wide(a, aOffset, i).compare(VectorOperators.GT, wide(b, bOffset, i).mul(factor)).trueCount();
        }
        for (; i < length; i++) {
            count += at(a, aOffset, i) > factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    public int countAtLeast(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        int count = 0;
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            count += wide(a, aOffset, i).compare(VectorOperators.GE, wide(b, bOffset, i).mul(factor)).trueCount();
        }
        for (; i < length; i++) {
            count += at(a, aOffset, i) >= factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    public int countAbove(MemorySegment base, long offset, int length, double threshold) {
        DoubleVector thresholds = DoubleVector.broadcast(WIDE, threshold);
        int count = 0;
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            count += wide(base, offset, i).compare(VectorOperators.GT, thresholds).trueCount();
        }
        for (; i < length; i++) {
            if (at(base, offset, i) > threshold) {
                count++;
            }
        }
        return count;
    }

    @Override
    public int argMin(MemorySegment base, long offset, int length) {
        // Compare and blend: min() spends several instructions on NaN and −0. Four accumulators hide their latency.
        DoubleVector least0 = DoubleVector.broadcast(WIDE, Double.POSITIVE_INFINITY);
        DoubleVector least1 = least0;
        DoubleVector least2 = least0;
        DoubleVector least3 = least0;
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            DoubleVector v0 = wide(base, offset, i);
            DoubleVector v1 = wide(base, offset, i + WIDTH);
            DoubleVector v2 = wide(base, offset, i + 2 * WIDTH);
            DoubleVector v3 = wide(base, offset, i + 3 * WIDTH);
            least0 = least0.blend(v0, v0.compare(VectorOperators.LT, least0));
            least1 = least1.blend(v1, v1.compare(VectorOperators.LT, least1));
            least2 = least2.blend(v2, v2.compare(VectorOperators.LT, least2));
            least3 = least3.blend(v3, v3.compare(VectorOperators.LT, least3));
        }
        double least = least0.min(least1).min(least2.min(least3)).reduceLanes(VectorOperators.MIN);
        for (; i < length; i++) {
            least = at(base, offset, i) < least ? at(base, offset, i) : least;
        }
        if (least == Double.NEGATIVE_INFINITY) {
            return SCALAR.argMin(base, offset, length);
        }
        return least == Double.POSITIVE_INFINITY ? -1 : firstIndexOf(base, offset, length, least);
    }

    @Override
    public int argMax(MemorySegment base, long offset, int length) {
        DoubleVector greatest0 = DoubleVector.broadcast(WIDE, Double.NEGATIVE_INFINITY);
        DoubleVector greatest1 = greatest0;
        DoubleVector greatest2 = greatest0;
        DoubleVector greatest3 = greatest0;
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            DoubleVector v0 = wide(base, offset, i);
            DoubleVector v1 = wide(base, offset, i + WIDTH);
            DoubleVector v2 = wide(base, offset, i + 2 * WIDTH);
            DoubleVector v3 = wide(base, offset, i + 3 * WIDTH);
            greatest0 = greatest0.blend(v0, v0.compare(VectorOperators.GT, greatest0));
            greatest1 = greatest1.blend(v1, v1.compare(VectorOperators.GT, greatest1));
            greatest2 = greatest2.blend(v2, v2.compare(VectorOperators.GT, greatest2));
            greatest3 = greatest3.blend(v3, v3.compare(VectorOperators.GT, greatest3));
        }
        double greatest = greatest0.max(greatest1).max(greatest2.max(greatest3)).reduceLanes(VectorOperators.MAX);
        for (; i < length; i++) {
            greatest = at(base, offset, i) > greatest ? at(base, offset, i) : greatest;
        }
        if (greatest == Double.POSITIVE_INFINITY) {
            return SCALAR.argMax(base, offset, length);
        }
        return greatest == Double.NEGATIVE_INFINITY ? -1 : firstIndexOf(base, offset, length, greatest);
    }

    @Override
    public int indexOf(MemorySegment base, long offset, int length, double value) {
        return firstIndexOf(base, offset, length, value);
    }

    private static int firstIndexOf(MemorySegment base, long offset, int length, double value) {
        DoubleVector values = DoubleVector.broadcast(WIDE, value);
        int i = 0;
        // One branch for four vectors: it is taken once.
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            VectorMask<Double> hit0 = wide(base, offset, i).compare(VectorOperators.EQ, values);
            VectorMask<Double> hit1 = wide(base, offset, i + WIDTH).compare(VectorOperators.EQ, values);
            VectorMask<Double> hit2 = wide(base, offset, i + 2 * WIDTH).compare(VectorOperators.EQ, values);
            VectorMask<Double> hit3 = wide(base, offset, i + 3 * WIDTH).compare(VectorOperators.EQ, values);
            if (hit0.or(hit1).or(hit2.or(hit3)).anyTrue()) {
                break;
            }
        }
        for (; i < length; i++) {
            if (at(base, offset, i) == value) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void subtractConstant(MemorySegment base, long offset, double constant, MemorySegment target,
            long targetOffset, int length) {
        DoubleVector constants = DoubleVector.broadcast(WIDE, constant);
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(base, offset, i).sub(constants).intoMemorySegment(target, targetOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, at(base, offset, i) - constant);
        }
    }

    @Override
    public void subtractMultiple(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset,
            MemorySegment target, long targetOffset, int length) {
        DoubleVector factors = DoubleVector.broadcast(WIDE, factor);
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(a, aOffset, i).sub(wide(b, bOffset, i).mul(factors)).intoMemorySegment(target,
                    targetOffset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, at(a, aOffset, i) - factor * at(b, bOffset, i));
        }
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
        target.asSlice(targetOffset, 8L * length).fill((byte) 0);
        int padded = length + window - 1;
        int covered = 0;
        int valid = padded;
        long level = 0;
        for (int span = 1; span > 0 && span <= window; span *= 4) {
            int parts = window / span % 4;
            long from = level + 8L * covered;
            // A loop of its own for each number of parts: a condition inside would keep vectors out of registers.
            switch (parts) {
                case 1 -> addOne(target, targetOffset, work, from, length);
                case 2 -> addTwo(target, targetOffset, work, from, 8L * span, length);
                case 3 -> addThree(target, targetOffset, work, from, 8L * span, length);
                default -> {
                }
            }
            covered += parts * span;
            valid -= 3 * span;
            if (4L * span <= window) {
                addFour(work, level, 8L * span, level + 8L * padded, valid);
            }
            level += 8L * padded;
        }
        scale(target, targetOffset, length, 1.0 / window);
    }

    private static void addOne(MemorySegment target, long to, MemorySegment a, long from, int length) {
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(target, to, i).add(wide(a, from, i)).intoMemorySegment(target, to + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, to, i, at(target, to, i) + at(a, from, i));
        }
    }

    private static void addTwo(MemorySegment target, long to, MemorySegment a, long from, long shift, int length) {
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(target, to, i).add(wide(a, from, i)).add(wide(a, from + shift, i))
                    .intoMemorySegment(target, to + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, to, i, at(target, to, i) + at(a, from, i) + at(a, from + shift, i));
        }
    }

    private static void addThree(MemorySegment target, long to, MemorySegment a, long from, long shift, int length) {
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(target, to, i).add(wide(a, from, i)).add(wide(a, from + shift, i)).add(wide(a, from + 2 * shift, i))
                    .intoMemorySegment(target, to + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, to, i, at(target, to, i) + at(a, from, i) + at(a, from + shift, i)
                    + at(a, from + 2 * shift, i));
        }
    }

    private static void scale(MemorySegment target, long offset, int length, double factor) {
        DoubleVector factors = DoubleVector.broadcast(WIDE, factor);
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            wide(target, offset, i).mul(factors).intoMemorySegment(target, offset + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, offset, i, at(target, offset, i) * factor);
        }
    }

    /** Writes the sums of four values a shift apart to the next level. */
    private static void addFour(MemorySegment work, long level, long shift, long next, int length) {
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            DoubleVector lower = wide(work, level, i).add(wide(work, level + shift, i));
            DoubleVector upper = wide(work, level + 2 * shift, i).add(wide(work, level + 3 * shift, i));
            lower.add(upper).intoMemorySegment(work, next + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(work, next, i, (at(work, level, i) + at(work, level + shift, i))
                    + (at(work, level + 2 * shift, i) + at(work, level + 3 * shift, i)));
        }
    }

    @Override
    public void toDoubles(MemorySegment longs, long offset, int length, MemorySegment target, long targetOffset) {
        int i = 0;
        // AVX2 cannot convert; adding bits to a magic number can, within 2^51. The numbers increase: look at the ends.
        if (length > 0 && isSmall(longs.get(ValueLayout.JAVA_LONG, offset))
                && isSmall(longs.get(ValueLayout.JAVA_LONG, offset + 8L * (length - 1)))) {
            LongVector bits = LongVector.broadcast(WIDE_LONG, MAGIC_BITS);
            DoubleVector magic = DoubleVector.broadcast(WIDE, MAGIC);
            for (; i + WIDTH <= length; i += WIDTH) {
                LongVector.fromMemorySegment(WIDE_LONG, longs, offset + 8L * i, ORDER).add(bits)
                        .reinterpretAsDoubles().sub(magic).intoMemorySegment(target, targetOffset + 8L * i, ORDER);
            }
        }
        for (; i < length; i++) {
            put(target, targetOffset, i, (double) longs.get(ValueLayout.JAVA_LONG, offset + 8L * i));
        }
    }

    @Override
    public int nextJump(MemorySegment base, long offset, int length, int from, double ratio) {
        DoubleVector ratios = DoubleVector.broadcast(WIDE, ratio);
        int i = from;
        // One branch for four vectors: jumps are rare.
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            VectorMask<Double> jump = jumps(base, offset, i, ratios).or(jumps(base, offset, i + WIDTH, ratios))
                    .or(jumps(base, offset, i + 2 * WIDTH, ratios).or(jumps(base, offset, i + 3 * WIDTH, ratios)));
            if (jump.anyTrue()) {
                break;
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

    private static VectorMask<Double> jumps(MemorySegment base, long offset, int index, DoubleVector ratios) {
        DoubleVector before = wide(base, offset, index - 1);
        DoubleVector after = wide(base, offset, index);
        return after.compare(VectorOperators.GE, before.mul(ratios))
                .or(after.mul(ratios).compare(VectorOperators.LE, before));
    }

    private static boolean isSmall(long value) {
        return value > -MAGIC_RANGE && value < MAGIC_RANGE;
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
