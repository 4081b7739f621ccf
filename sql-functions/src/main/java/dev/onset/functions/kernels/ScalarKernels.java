package dev.onset.functions.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Plain Java loops: right everywhere, and the reference for the vector kernels. */
final class ScalarKernels implements Kernels {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public BatchKernels batches() {
        return new ScalarBatchKernels();
    }

    @Override
    public double sum(MemorySegment base, long offset, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += at(base, offset, i + lane);
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += at(base, offset, i);
        }
        return sum;
    }

    @Override
    public double sumAbsoluteDifferences(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += Math.abs(at(a, aOffset, i + lane) - at(b, bOffset, i + lane));
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += Math.abs(at(a, aOffset, i) - at(b, bOffset, i));
        }
        return sum;
    }

    @Override
    public double sumDifferences(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += at(a, aOffset, i + lane) - at(b, bOffset, i + lane);
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += at(a, aOffset, i) - at(b, bOffset, i);
        }
        return sum;
    }

    @Override
    public double sumDifferenceProducts(MemorySegment x, long xOffset, MemorySegment a, long aOffset, MemorySegment b,
            long bOffset, double centre, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                double difference = at(a, aOffset, i + lane) - at(b, bOffset, i + lane);
                lanes[lane] += at(x, xOffset, i + lane) * (difference - centre);
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += at(x, xOffset, i) * (at(a, aOffset, i) - at(b, bOffset, i) - centre);
        }
        return sum;
    }

    @Override
    public double sumTrapezoids(MemorySegment x, long xOffset, MemorySegment y, long yOffset, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES < length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += trapezoid(x, xOffset, y, yOffset, i + lane);
            }
        }
        double sum = total(lanes);
        for (; i + 1 < length; i++) {
            sum += trapezoid(x, xOffset, y, yOffset, i);
        }
        return sum;
    }

    static double trapezoid(MemorySegment x, long xOffset, MemorySegment y, long yOffset, int i) {
        return (at(x, xOffset, i + 1) - at(x, xOffset, i)) * (at(y, yOffset, i) * 0.5 + at(y, yOffset, i + 1) * 0.5);
    }

    @Override
    public double sumProducts(MemorySegment a, long aOffset, double aCentre, MemorySegment b, long bOffset,
            double bCentre, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += (at(a, aOffset, i + lane) - aCentre) * (at(b, bOffset, i + lane) - bCentre);
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += (at(a, aOffset, i) - aCentre) * (at(b, bOffset, i) - bCentre);
        }
        return sum;
    }

    @Override
    public double sumIndexProducts(MemorySegment base, long offset, int length, double centre) {
        double middle = (length - 1) * 0.5;
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += (i + lane - middle) * (at(base, offset, i + lane) - centre);
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += (i - middle) * (at(base, offset, i) - centre);
        }
        return sum;
    }

    @Override
    public int countNonFinite(MemorySegment base, long offset, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (!Double.isFinite(at(base, offset, i))) {
                count++;
            }
        }
        return count;
    }

    @Override
    public int countGreater(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (at(a, aOffset, i) > at(b, bOffset, i)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public int countGreater(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += at(a, aOffset, i) > factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    public int countAtLeast(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += at(a, aOffset, i) >= factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    public int countAbove(MemorySegment base, long offset, int length, double threshold) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (at(base, offset, i) > threshold) {
                count++;
            }
        }
        return count;
    }

    @Override
    public int argMin(MemorySegment base, long offset, int length) {
        double least = Double.POSITIVE_INFINITY;
        int index = -1;
        for (int i = 0; i < length; i++) {
            double value = at(base, offset, i);
            if (value < least && value != Double.NEGATIVE_INFINITY) {
                least = value;
                index = i;
            }
        }
        return index;
    }

    @Override
    public int argMax(MemorySegment base, long offset, int length) {
        double greatest = Double.NEGATIVE_INFINITY;
        int index = -1;
        for (int i = 0; i < length; i++) {
            double value = at(base, offset, i);
            if (value > greatest && value != Double.POSITIVE_INFINITY) {
                greatest = value;
                index = i;
            }
        }
        return index;
    }

    @Override
    public int indexOf(MemorySegment base, long offset, int length, double value) {
        for (int i = 0; i < length; i++) {
            if (at(base, offset, i) == value) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void subtractConstant(MemorySegment base, long offset, double constant, MemorySegment target,
            long targetOffset, int length) {
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, at(base, offset, i) - constant);
        }
    }

    @Override
    public void subtractMultiple(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset,
            MemorySegment target, long targetOffset, int length) {
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, at(a, aOffset, i) - factor * at(b, bOffset, i));
        }
    }

    @Override
    public void subtract(MemorySegment a, long aOffset, MemorySegment b, long bOffset, MemorySegment target,
            long targetOffset, int length) {
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, at(a, aOffset, i) - at(b, bOffset, i));
        }
    }

    @Override
    public void movingAverage(MemorySegment base, long offset, int length, int window, MemorySegment work,
            MemorySegment target, long targetOffset) {
        repeatEdges(base, offset, length, window, work);
        target.asSlice(targetOffset, 8L * length).fill((byte) 0);
        int padded = length + window - 1;
        int covered = 0;
        int valid = padded;
        long level = 0;
        for (int span = 1; span > 0 && span <= window; span *= 4) {
            for (int parts = window / span % 4; parts > 0; parts--) {
                for (int i = 0; i < length; i++) {
                    put(target, targetOffset, i, at(target, targetOffset, i) + at(work, level, i + covered));
                }
                covered += span;
            }
            valid -= 3 * span;
            if (4L * span <= window) {
                for (int i = 0; i < valid; i++) {
                    put(work, level + 8L * padded, i, (at(work, level, i) + at(work, level, i + span))
                            + (at(work, level, i + 2 * span) + at(work, level, i + 3 * span)));
                }
            }
            level += 8L * padded;
        }
        double share = 1.0 / window;
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, at(target, targetOffset, i) * share);
        }
    }

    /** Copies a curve into {@code work} with half a window of its edge values on either side. */
    static void repeatEdges(MemorySegment base, long offset, int length, int window, MemorySegment work) {
        int half = window / 2;
        double first = at(base, offset, 0);
        double last = at(base, offset, length - 1);
        for (int i = 0; i < half; i++) {
            put(work, 0, i, first);
            put(work, 0, half + length + i, last);
        }
        MemorySegment.copy(base, offset, work, 8L * half, 8L * length);
    }

    @Override
    public void toDoubles(MemorySegment longs, long offset, int length, MemorySegment target, long targetOffset) {
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, (double) longs.get(ValueLayout.JAVA_LONG, offset + 8L * i));
        }
    }

    @Override
    public int nextJump(MemorySegment base, long offset, int length, int from, double ratio) {
        for (int i = from; i < length; i++) {
            double before = at(base, offset, i - 1);
            double after = at(base, offset, i);
            if (after >= before * ratio || after * ratio <= before) {
                return i;
            }
        }
        return length;
    }

    /** Adds the lanes in the order that {@link Kernels} prescribes. */
    private static double total(double[] lanes) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    static double at(MemorySegment base, long offset, int index) {
        return base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * index);
    }

    static void put(MemorySegment base, long offset, int index, double value) {
        base.set(ValueLayout.JAVA_DOUBLE, offset + 8L * index, value);
    }
}
