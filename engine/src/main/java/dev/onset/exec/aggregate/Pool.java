package dev.onset.exec.aggregate;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Lends something that belongs to one thread at a time and is worth keeping: native memory above all, which is costly to
 * free. Not to be closed before all is given back.
 */
final class Pool<T extends AutoCloseable> implements AutoCloseable {

    private final Supplier<T> maker;
    private final ConcurrentLinkedQueue<T> free = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<T> all = new ConcurrentLinkedQueue<>();

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    T borrow() {
        T known = free.poll();
        if (known != null) {
            return known;
        }
        T made = maker.get();
        all.add(made);
        return made;
    }

    void giveBack(T lent) {
        free.add(lent);
    }

    @Override
    public void close() {
        for (T made : all) {
            try {
                made.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
