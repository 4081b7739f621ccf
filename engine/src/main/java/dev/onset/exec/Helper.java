package dev.onset.exec;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Another thread's share of a query's work, done if a thread has time for it. Who waits for the work never waits for a thread: what
 * no thread has begun by then is left undone. So a query gets on, on its own thread, while others keep all threads busy for hours.
 */
public final class Helper {

    /** Of all queries of the process; not the common pool, whose other users would wait for queries. */
    private static final ForkJoinPool THREADS = new ForkJoinPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

    private final Runnable work;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

    private Helper(Runnable work) {
        this.work = work;
    }

    /** Offers work to the threads. */
    public static Helper offer(Runnable work) {
        Helper helper = new Helper(work);
        THREADS.execute(helper::help);
        return helper;
    }

    private void help() {
        if (taken.compareAndSet(false, true)) {
            try {
                work.run();
                end.complete(null);
            } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
            }
        }
    }

    /** Waits for the end of the work if a thread has begun it, else takes the offer back; returns what it threw, or null. */
    public @Nullable Throwable finish() {
        if (taken.compareAndSet(false, true)) {
            return null;
        }
        try {
            end.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }
}
