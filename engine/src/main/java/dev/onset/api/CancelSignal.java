package dev.onset.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Cancels a statement from another thread, also one that is not there yet: what begins under a signal that was given is
 * cancelled at once. One signal may stand for several statements. Thread-safe.
 */
public final class CancelSignal {

    private final List<Runnable> running = new ArrayList<>();
    private boolean given;

    /** Makes all that runs and will run under it fail soon, with category CANCELLED. */
    public void cancel() {
        List<Runnable> now;
        synchronized (running) {
            given = true;
            now = List.copyOf(running);
        }
        now.forEach(Runnable::run);
    }

    void add(Runnable canceller) {
        boolean late;
        synchronized (running) {
            running.add(canceller);
            late = given;
        }
        if (late) {
            canceller.run();
        }
    }

    void remove(Runnable canceller) {
        synchronized (running) {
            running.remove(canceller);
        }
    }
}
