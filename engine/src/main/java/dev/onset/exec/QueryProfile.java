package dev.onset.exec;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of a query goes, for EXPLAIN ANALYZE. A thread's time belongs to the operator that it entered last and has not
 * left, so that the times of all operators add up to the time of all threads, waiting included.
 */
public final class QueryProfile {

    /** What was measured of one operator. */
    public static final class Measurement {

        private final LongAdder rows = new LongAdder();
        private final LongAdder bytes = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        /** Counts rows that the operator gave, and how long their columns are. */
        public void gave(long moreRows, long moreBytes) {
            rows.add(moreRows);
            bytes.add(moreBytes);
        }

        public long rows() {
            return rows.sum();
        }

        public long bytes() {
            return bytes.sum();
        }

        public long nanos() {
            return nanos.sum();
        }

        /** How many threads worked for it. */
        public int threads() {
            return threads.size();
        }
    }

    /** The operators that a thread is in. */
    private static final class Entered {
        private Measurement[] operators = new Measurement[8];
        private int depth;
        private long since;
    }

    private final ThreadLocal<Entered> entered = ThreadLocal.withInitial(Entered::new);

    /** From now on this thread works for an operator, until it leaves it. */
    public void enter(Measurement operator) {
        Entered here = entered.get();
        charge(here);
        if (here.depth == here.operators.length) {
            here.operators = Arrays.copyOf(here.operators, 2 * here.depth);
        }
        here.operators[here.depth++] = operator;
        operator.threads.add(Thread.currentThread());
    }

    /** This thread works for the operator again that it was in before. */
    public void leave() {
        Entered here = entered.get();
        charge(here);
        here.depth--;
    }

    /** What this thread works for, or null. */
    public @Nullable Measurement current() {
        Entered here = entered.get();
        return here.depth == 0 ? null : here.operators[here.depth - 1];
    }

    private static void charge(Entered here) {
        long now = System.nanoTime();
        if (here.depth > 0) {
            here.operators[here.depth - 1].nanos.add(now - here.since);
        }
        here.since = now;
    }
}
