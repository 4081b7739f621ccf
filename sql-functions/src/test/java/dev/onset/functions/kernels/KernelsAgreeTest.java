package dev.onset.functions.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.function.ToDoubleFunction;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** All kernels of this JVM give the same bits, at odd lengths and offsets, with NaN and infinities among the values. */
class KernelsAgreeTest {

    private static final double[] SPECIAL = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0,
        1e300, -1e300, Double.MIN_VALUE};

    private static MemorySegment values(Arena arena, int length, Random random, boolean special) {
        MemorySegment values = arena.allocate(8L * length + 8, 64);
        for (int i = 0; i < length; i++) {
            double value = special && random.nextInt(10) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : random.nextGaussian() * Math.pow(10, random.nextInt(5));
            values.setAtIndex(ValueLayout.JAVA_DOUBLE, i, value);
        }
        return values;
    }

    private static double[] sums(Kernels kernels, MemorySegment x, long xOffset, MemorySegment a, long aOffset,
            MemorySegment b, long bOffset, double shift, int length) {
        double[] sums = new double[2];
        kernels.sumShiftedDifferences(x, xOffset, a, aOffset, b, bOffset, shift, length, sums);
        return sums;
    }

    /** Runs a computation on all kernels and compares bits. */
    private static void agree(String what, ToDoubleFunction<Kernels> computation) {
        long expected = Double.doubleToLongBits(computation.applyAsDouble(new ScalarKernels()));
        for (Kernels kernels : KernelProvider.available()) {
            assertThat(Double.doubleToLongBits(computation.applyAsDouble(kernels))).as(what + " " + kernels.name())
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void reductionsAgree(@ForAll @IntRange(min = 0, max = 700) int length, @ForAll @IntRange(max = 7) int skipped,
            @ForAll long seed, @ForAll boolean special) {
        try (Arena arena = Arena.ofConfined()) {
            Random random = new Random(seed);
            MemorySegment a = values(arena, length + skipped, random, special);
            MemorySegment b = values(arena, length + skipped, random, special);
            long p = 8L * skipped;
            agree("sum", k -> k.sum(a, p, length));
            agree("differences", k -> k.sumAbsoluteDifferences(a, p, b, p, length));
            agree("products", k -> k.sumProducts(a, p, 0.3, b, p, -1.7, length));
            agree("index", k -> k.sumIndexProducts(a, p, length, 0.5));
            agree("nonfinite", k -> k.countNonFinite(a, p, length));
            agree("greater", k -> k.countGreater(a, p, b, p, length));
            agree("greater than a multiple", k -> k.countGreater(a, p, 0.9, b, p, length));
            agree("at least a multiple", k -> k.countAtLeast(a, p, 1, a, p, length));
            agree("above", k -> k.countAbove(a, p, length, 0.1));
            agree("argmin", k -> k.argMin(a, p, length));
            agree("argmax", k -> k.argMax(a, p, length));
            agree("sums of shifted differences", k -> sums(k, a, 0, a, p, b, p, 0.7, length)[0]);
            agree("products of shifted differences", k -> sums(k, a, 0, a, p, b, p, 0.7, length)[1]);
            agree("largest difference", k -> k.argMaxDifference(a, p, b, p, length));
            agree("trapezoids", k -> k.sumTrapezoids(a, p, b, p, length));
            double sought = length == 0 ? 1 : b.get(ValueLayout.JAVA_DOUBLE, p + 8L * (length / 2));
            agree("index", k -> k.indexOf(b, p, length, sought));
            agree("at most", k -> k.firstAtMost(a, p, length, -sought));
            agree("at least", k -> k.firstAtLeast(a, p, length, sought));
            agree("no index", k -> k.indexOf(b, p, length, 1e300));
        }
    }

    @Property(tries = 300)
    void writersAgree(@ForAll @IntRange(min = 1, max = 150) int length, @ForAll @IntRange(max = 40) int half,
            @ForAll long seed, @ForAll boolean special) {
        try (Arena arena = Arena.ofConfined()) {
            Random random = new Random(seed);
            MemorySegment a = values(arena, length + 1, random, special);
            MemorySegment b = values(arena, length, random, special);
            MemorySegment target = arena.allocate(8L * length, 64);
            MemorySegment work = arena.allocate(8L * Kernels.movingAverageWork(length, 2 * half + 1), 64);
            for (int i = 0; i < length; i++) {
                int at = i;
                agree("subtract", k -> {
                    k.subtract(a, 8, b, 0, target, 0, length);
                    return target.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
                });
                agree("subtract a constant", k -> {
                    k.subtractConstant(a, 8, 0.3, target, 0, length);
                    return target.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
                });
                agree("subtract a multiple", k -> {
                    k.subtractMultiple(a, 8, 1.7, b, 0, target, 0, length);
                    return target.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
                });
                agree("average", k -> {
                    k.movingAverage(a, 8, length, 2 * half + 1, work, target, 0);
                    return target.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
                });
            }
        }
    }

    @Property(tries = 200)
    void aMovingAverageIsTheMeanOfItsWindow(@ForAll @IntRange(min = 1, max = 120) int length,
            @ForAll @IntRange(max = 60) int half, @ForAll long seed) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = values(arena, length, new Random(seed), false);
            MemorySegment target = arena.allocate(8L * length, 64);
            MemorySegment work = arena.allocate(8L * Kernels.movingAverageWork(length, 2 * half + 1), 64);
            for (Kernels kernels : KernelProvider.available()) {
                kernels.movingAverage(a, 0, length, 2 * half + 1, work, target, 0);
                for (int i = 0; i < length; i++) {
                    double sum = 0;
                    double size = 0;
                    for (int j = i - half; j <= i + half; j++) {
                        double value = a.getAtIndex(ValueLayout.JAVA_DOUBLE, Math.clamp(j, 0, length - 1));
                        sum += value;
                        size += Math.abs(value);
                    }
                    assertThat(target.getAtIndex(ValueLayout.JAVA_DOUBLE, i)).isBetween(
                            sum / (2 * half + 1) - 1e-13 * size - 1e-300, sum / (2 * half + 1) + 1e-13 * size + 1e-300);
                }
            }
        }
    }

    @Property(tries = 200)
    void wholeNumbersBecomeDoublesWithinAndBeyondTheFastRange(@ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll long first, @ForAll @IntRange(min = 1) int gap) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment longs = arena.allocate(8L * length, 64);
            MemorySegment target = arena.allocate(8L * length, 64);
            long start = first / 2;
            for (int i = 0; i < length; i++) {
                longs.setAtIndex(ValueLayout.JAVA_LONG, i, start + (long) gap * i);
            }
            for (Kernels kernels : KernelProvider.available()) {
                kernels.toDoubles(longs, 0, length, target, 0);
                for (int i = 0; i < length; i++) {
                    assertThat(target.getAtIndex(ValueLayout.JAVA_DOUBLE, i))
                            .isEqualTo((double) longs.getAtIndex(ValueLayout.JAVA_LONG, i));
                }
            }
        }
    }

    @Property(tries = 200)
    void jumpsAreFoundAtTheSamePlaces(@ForAll @IntRange(min = 1, max = 100) int length,
            @ForAll @IntRange(min = 1, max = 100) int from, @ForAll long seed) {
        try (Arena arena = Arena.ofConfined()) {
            Random random = new Random(seed);
            MemorySegment rates = arena.allocate(8L * length, 64);
            double rate = 1;
            for (int i = 0; i < length; i++) {
                rate *= random.nextInt(20) == 0 ? Math.exp(random.nextGaussian()) : 0.999;
                rates.setAtIndex(ValueLayout.JAVA_DOUBLE, i, rate);
            }
            agree("jump", k -> k.nextJump(rates, 0, length, from, 1.5));
        }
    }
}
