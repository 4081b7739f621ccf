package dev.onset.exec.expression;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Lends things that belong to one thread at a time, so that a part finds the arrays of an earlier one. Thread-safe. */
public final class Pool<T> {

    private final Supplier<T> maker;
    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();

    public Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    public T take() {
        T known = idle.poll();
        return known == null ? maker.get() : known;
    }

    public void giveBack(T thing) {
        idle.add(thing);
    }
}
