package dev.onset.exec;

import java.lang.ref.Cleaner;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import dev.onset.error.OnsetException;

/**
 * The memory that one query may keep rows in, and a share of what all queries of the process may. Counted are the arrays that
 * grow with the data: rows kept by sorts, joins and windows, groups of aggregates, collected curves; not the mapped archive. A
 * query that was never closed gives its share back when it is collected as garbage. Thread-safe.
 */
public final class MemoryBudget implements AutoCloseable {

    /** What all queries together may keep; the rest of the heap is for batches and the host program. */
    private static final long PROCESS_LIMIT = Runtime.getRuntime().maxMemory() / 10 * 8;
    private static final AtomicLong PROCESS_USED = new AtomicLong();
    private static final Cleaner CLEANER = Cleaner.create();

    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final Cleaner.Cleanable share = CLEANER.register(this, new Share(used));
    private final AtomicLong peak = new AtomicLong();
    private volatile boolean closed;

    /** What to give back; knows nothing of the budget itself, which would live on else. */
    private record Share(AtomicLong used) implements Runnable {

        @Override
        public void run() {
            PROCESS_USED.addAndGet(-used.getAndSet(0));
        }
    }

    /** @param limit bytes for this query */
    MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** Makes the account of one operator, or of one part of it. */
    public Account account(String operator) {
        return new Account(operator);
    }

    /** What all queries of the process use now, in bytes. */
    static long processUsed() {
        return PROCESS_USED.get();
    }

    /** The most that was used at a time, in bytes. */
    public long peak() {
        return peak.get();
    }

    private void add(String operator, long bytes) {
        if (closed) {
            return;
        }
        long total = used.addAndGet(bytes);
        long process = PROCESS_USED.addAndGet(bytes);
        if (bytes <= 0) {
            return;
        }
        peak.accumulateAndGet(total, Math::max);
        if (total > limit) {
            throw new OnsetException(OnsetException.Category.OUT_OF_MEMORY,
                    "%s needs more than the %s that a query may use: raise the setting memory_limit, filter earlier, or select fewer columns"
                            .formatted(operator, size(limit)));
        }
        if (process > PROCESS_LIMIT) {
            throw new OnsetException(OnsetException.Category.OUT_OF_MEMORY,
                    "%s needs more than is left of the %s that all queries of this process share: run fewer at a time, or give Java a larger heap (-Xmx)"
                            .formatted(operator, size(PROCESS_LIMIT)));
        }
    }

    private static String size(long bytes) {
        return bytes < 100_000
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** Gives everything back. */
    @Override
    public void close() {
        closed = true;
        share.clean();
    }

    /** What one operator uses. Belongs to one thread at a time. */
    public final class Account implements AutoCloseable {

        /** Less than this is not worth a look at the counters that all threads share. */
        private static final long GRAIN = 64 * 1024;

        private final String operator;
        private long counted;

        private Account(String operator) {
            this.operator = operator;
        }

        /**
         * Says how much is used now.
         *
         * @throws OnsetException of category OUT_OF_MEMORY if that is more than there may be
         */
        public void use(long bytes) {
            if (bytes > counted || bytes < counted / 2) {
                long wanted = bytes == 0 ? 0 : (bytes / GRAIN + 1) * GRAIN;
                long more = wanted - counted;
                counted = wanted;
                add(operator, more);
            }
        }

        /** Gives everything back. */
        @Override
        public void close() {
            use(0);
        }
    }
}
