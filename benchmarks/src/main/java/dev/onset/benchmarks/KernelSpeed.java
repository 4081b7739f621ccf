package dev.onset.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import dev.onset.functions.kernels.KernelProvider;
import dev.onset.functions.kernels.Kernels;

/**
 * SIMD beside scalar, kernel by kernel, on one thread over curves of a thousand points that lie in the first cache:
 * {@code benchmarks/run --kernels [PATTERN]}. The values are random, and for some searches also those of a loss that falls, with
 * noise: there a new least value is common and cannot be foretold.
 */
public final class KernelSpeed {

    private static final int POINTS = 1_000;
    private static final int ROUNDS = 2_000;
    /** Long enough for the compiler to see to the kernel, also where it shares the core. */
    private static final Stopwatch STOPWATCH = new Stopwatch(6, 0.3);

    private final MemorySegment a;
    private final MemorySegment b;
    private final MemorySegment falling;
    private final MemorySegment steps;
    private final MemorySegment target;
    private final MemorySegment work;
    private final double[] left = new double[POINTS];
    private final double[] right = new double[POINTS];
    private final boolean[] flags = new boolean[POINTS];
    private final int[] selection = new int[POINTS];

    private interface Loop {
        double run(Kernels kernels);
    }

    private KernelSpeed(Arena arena) {
        a = arena.allocate(8L * POINTS, 64);
        b = arena.allocate(8L * POINTS, 64);
        falling = arena.allocate(8L * POINTS, 64);
        steps = arena.allocate(8L * POINTS, 64);
        target = arena.allocate(8L * POINTS, 64);
        work = arena.allocate(8L * Kernels.movingAverageWork(POINTS, 51), 64);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < POINTS; i++) {
            left[i] = 1 + random.nextDouble();
            right[i] = 1 + random.nextDouble();
            a.setAtIndex(ValueLayout.JAVA_DOUBLE, i, left[i]);
            b.setAtIndex(ValueLayout.JAVA_DOUBLE, i, right[i]);
            falling.setAtIndex(ValueLayout.JAVA_DOUBLE, i, Math.exp(-3.0 * i / POINTS) + 0.02 * random.nextDouble());
            steps.setAtIndex(ValueLayout.JAVA_LONG, i, i);
        }
    }

    public static void main(String[] arguments) throws SQLException {
        String pattern = arguments.length == 0 ? "" : arguments[0];
        System.out.printf("%n| kernel | scalar ns | SIMD ns | times |%n|---|---:|---:|---:|%n");
        try (Arena arena = Arena.ofConfined()) {
            for (Map.Entry<String, Loop> loop : new KernelSpeed(arena).loops().entrySet()) {
                if (!loop.getKey().contains(pattern)) {
                    continue;
                }
                double[] nanos = KernelProvider.available().stream().mapToDouble(kernels -> nanos(kernels,
                        loop.getValue())).toArray();
                System.out.printf(Locale.ROOT, "| %s | %.0f | %s | %s |%n", loop.getKey(), nanos[0],
                        nanos.length < 2 ? "" : Math.round(nanos[1]),
                        nanos.length < 2 ? "" : String.format(Locale.ROOT, "%.1f", nanos[0] / nanos[1]));
            }
        }
        System.out.printf("%n%s; %,d points; one thread%n", KernelProvider.describe(), POINTS);
    }

    private static double nanos(Kernels kernels, Loop loop) {
        try {
            return STOPWATCH.median(() -> {
                double sum = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    sum += loop.run(kernels);
                }
                return sum;
            }) * 1e6 / ROUNDS;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Loop> loops() {
        Map<String, Loop> loops = new LinkedHashMap<>();
        loops.put("sum", k -> k.sum(a, 0, POINTS));
        loops.put("sumAbsoluteDifferences", k -> k.sumAbsoluteDifferences(a, 0, b, 0, POINTS));
        loops.put("sumProducts", k -> k.sumProducts(a, 0, 1.5, b, 0, 1.5, POINTS));
        loops.put("sumIndexProducts", k -> k.sumIndexProducts(a, 0, POINTS, 1.5));
        loops.put("sumTrapezoids", k -> k.sumTrapezoids(a, 0, b, 0, POINTS));
        double[] sums = new double[2];
        loops.put("sumShiftedDifferences", k -> {
            k.sumShiftedDifferences(b, 0, a, 0, b, 0, 0.5, POINTS, sums);
            return sums[0];
        });
        loops.put("argMaxDifference", k -> k.argMaxDifference(a, 0, b, 0, POINTS));
        loops.put("indexOf", k -> k.indexOf(a, 0, POINTS, 3));
        loops.put("firstAtMost", k -> k.firstAtMost(a, 0, POINTS, 0.5));
        loops.put("argMin", k -> k.argMin(a, 0, POINTS));
        loops.put("argMin of a falling curve", k -> k.argMin(falling, 0, POINTS));
        loops.put("argMax", k -> k.argMax(a, 0, POINTS));
        loops.put("countNonFinite", k -> k.countNonFinite(a, 0, POINTS));
        loops.put("countAbove", k -> k.countAbove(a, 0, POINTS, 1.5));
        loops.put("countGreater", k -> k.countGreater(a, 0, b, 0, POINTS));
        loops.put("countGreater than a multiple", k -> k.countGreater(a, 0, 1.1, b, 0, POINTS));
        loops.put("subtract", k -> {
            k.subtract(a, 0, b, 0, target, 0, POINTS);
            return 0;
        });
        loops.put("toDoubles", k -> {
            k.toDoubles(steps, 0, POINTS, target, 0);
            return 0;
        });
        loops.put("movingAverage over 5", k -> {
            k.movingAverage(a, 0, POINTS, 5, work, target, 0);
            return 0;
        });
        loops.put("movingAverage over 51", k -> {
            k.movingAverage(a, 0, POINTS, 51, work, target, 0);
            return 0;
        });
        loops.put("nextJump", k -> k.nextJump(a, 0, POINTS, 1, 3));
        loops.put("greater, of batches", k -> {
            k.batches().greater(left, right, flags, POINTS);
            return 0;
        });
        loops.put("selectTrue, of batches", k -> k.batches().selectTrue(flags, POINTS, selection));
        return loops;
    }
}
