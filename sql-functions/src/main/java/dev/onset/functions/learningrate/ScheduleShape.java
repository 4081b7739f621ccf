package dev.onset.functions.learningrate;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Names a learning-rate schedule by its shape. */
final class ScheduleShape {

    /** A change by less than this share is none. */
    private static final double LEVEL = 1e-3;
    /** How far a fitted curve may be off, as a share of the fall from its start to its end. */
    private static final double TOLERANCE = 0.03;
    /** A rise that takes longer than this share of the run is not a warm-up but half of a cycle. */
    private static final double MAX_WARMUP = 0.2;
    /** The level part of a warm-up, stable, decay schedule takes at least this share. */
    private static final double MIN_STABLE = 0.3;

    /** Milestones that people choose, 60, 120 and 160, are multiples of something larger than chance would make. */
    private static final int MIN_MILESTONE = 10;

    private final double[] x;
    private final double[] lr;
    private final double start;

    /** @param start the first step of the run */
    private ScheduleShape(double[] x, double[] lr, double start) {
        this.x = x;
        this.lr = lr;
        this.start = start;
    }

    /** The schedule of finite positive learning rates, at least one. */
    static String name(double[] x, double[] lr) {
        int peak = warmupEnd(x, lr);
        String name = new ScheduleShape(Arrays.copyOfRange(x, peak, x.length),
                Arrays.copyOfRange(lr, peak, lr.length), x[0]).body();
        // What rises again and again does not warm up: the first rise is the first half of a cycle.
        return peak > 0 && !name.equals("cyclic") ? "warmup+" + name : name;
    }

    /** The index at which a warm-up reaches its peak; 0 without a warm-up. */
    static int warmupEnd(double[] x, double[] lr) {
        int n = lr.length;
        int peak = 0;
        while (peak + 1 < n && lr[peak + 1] > lr[peak] * (1 + 1e-9)) {
            peak++;
        }
        boolean rises = peak > 0 && lr[peak] > lr[0] * (1 + LEVEL);
        return rises && peak < n - 1 && x[peak] - x[0] <= MAX_WARMUP * (x[n - 1] - x[0]) ? peak : 0;
    }

    private String body() {
        int n = lr.length;
        int rises = 0;
        int falls = 0;
        int level = 0;
        int turns = 0;
        int direction = 0;
        for (int i = 1; i < n; i++) {
            int next = Math.abs(lr[i] - lr[i - 1]) <= LEVEL * 1e-3 * lr[i - 1] ? 0 : lr[i] > lr[i - 1] ? 1 : -1;
            rises += next > 0 ? 1 : 0;
            falls += next < 0 ? 1 : 0;
            level += next == 0 ? 1 : 0;
            turns += next != 0 && direction != 0 && next != direction ? 1 : 0;
            direction = next != 0 ? next : direction;
        }
        if (rises + falls == 0) {
            return "constant";
        }
        if (rises > 0) {
            return rising(rises, turns);
        }
        // Steps leave most of the run level; a decay after a long stable part is level at its head alone.
        int head = 0;
        while (head + 1 < n && Math.abs(lr[head + 1] - lr[head]) <= LEVEL * 1e-3 * lr[head]) {
            head++;
        }
        boolean sudden = falls <= level && level > head;
        if (sudden || falls == 1) {
            return steps();
        }
        if (x[head] - x[0] >= MIN_STABLE * (x[n - 1] - x[0]) && smooth(head) != null) {
            return "wsd";
        }
        String smooth = smooth(0);
        return smooth != null ? smooth : "unknown";
    }

    private String rising(int rises, int turns) {
        if (turns == 1 && lr[1] >= lr[0]) {
            return "one_cycle";
        }
        if (turns == 0) {
            return "unknown";
        }
        // A restart takes one interval; a triangle rises as slowly as it falls.
        return rises <= turns / 2 + 1 && firstFall() != null ? "cosine_restarts" : "cyclic";
    }

    /** The shape of the part before the first restart. */
    private @Nullable String firstFall() {
        int end = 1;
        while (end < lr.length && lr[end] <= lr[end - 1]) {
            end++;
        }
        String shape = end < 4 ? null
                : new ScheduleShape(Arrays.copyOf(x, end), Arrays.copyOf(lr, end), start).smooth(0);
        return "cosine".equals(shape) ? shape : null;
    }

    /** Steps at regular or chosen times, or, where equal factors come at odd times, whenever progress ended. */
    private String steps() {
        double factor = 0;
        double interval = 0;
        double last = x[0];
        double spacing = (x[x.length - 1] - x[0]) / (x.length - 1);
        long common = 0;
        long commonLater = 0;
        int drops = 0;
        boolean sameFactor = true;
        boolean regular = true;
        for (int i = 1; i < lr.length; i++) {
            if (lr[i] < lr[i - 1] * (1 - LEVEL)) {
                sameFactor &= drops == 0 || Math.abs(lr[i] / lr[i - 1] - factor) <= LEVEL;
                // An interval that is no whole number of logged points is rounded now up, now down.
                regular &= drops < 2
                        || Math.abs(x[i] - last - interval) <= Math.max(0.1 * interval, 1.5 * (x[i] - x[i - 1]));
                factor = lr[i] / lr[i - 1];
                interval = x[i] - last;
                last = x[i];
                long points = Math.round((x[i] - start) / spacing);
                common = greatestCommonDivisor(points, common);
                // Some log the rate of the next epoch.
                commonLater = greatestCommonDivisor(points + 1, commonLater);
                drops++;
            }
        }
        boolean milestones = Math.max(common, commonLater) >= MIN_MILESTONE;
        return drops >= 3 && sameFactor && !regular && !milestones ? "plateau" : "step";
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** The smooth fall from an index on: linear, cosine or exponential; null if it is none of them. */
    private @Nullable String smooth(int from) {
        int last = lr.length - 1;
        if (last - from < 2) {
            return null;
        }
        double range = x[last] - x[from];
        double fall = lr[from] - lr[last];
        double linear = 0;
        double cosine = 0;
        double exponential = 0;
        for (int i = from; i <= last; i++) {
            double t = (x[i] - x[from]) / range;
            linear = Math.max(linear, Math.abs(lr[from] - fall * t - lr[i]));
            cosine = Math.max(cosine, Math.abs(lr[last] + fall * (1 + Math.cos(Math.PI * t)) / 2 - lr[i]));
            exponential = Math.max(exponential, Math.abs(lr[from] * Math.pow(lr[last] / lr[from], t) - lr[i]));
        }
        double best = Math.min(linear, Math.min(cosine, exponential));
        if (best > TOLERANCE * fall) {
            return null;
        }
        return best == linear ? "linear" : best == cosine ? "cosine" : "exponential";
    }
}
