package dev.onset.functions.cancellation;

/**
 * How a long loop learns that nobody waits for its result any more. A host runs functions within {@link #run}; loops that take
 * more than a pass over a curve call {@link #check} now and then, which ends them by whatever the host throws.
 */
public final class Cancellation {

    /** So many points of a loop take a fraction of a millisecond: often enough to check. */
    private static final int POINTS_BETWEEN_CHECKS = 1 << 16;

    private static final ScopedValue<Runnable> CHECK = ScopedValue.newInstance();

    private Cancellation() {}

    /** Runs work during which a check calls {@code check}, in this thread; it throws if the work is to end. */
    public static void run(Runnable check, Runnable work) {
        ScopedValue.where(CHECK, check).run(work);
    }

    /** Throws what the host throws if the work is to end; does nothing without a host that wants to know. */
    public static void check() {
        if (CHECK.isBound()) {
            CHECK.get().run();
        }
    }

    /** As {@link #check}, but only at one of many indices: for loops that take nearly no time at each. */
    public static void checkAt(long index) {
        if ((index & (POINTS_BETWEEN_CHECKS - 1)) == 0) {
            check();
        }
    }
}
