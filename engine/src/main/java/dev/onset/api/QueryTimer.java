package dev.onset.api;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that stops queries at their time limits; it starts with the first limit and never keeps the JVM alive. */
final class QueryTimer {

    private static final ScheduledThreadPoolExecutor EXECUTOR = new ScheduledThreadPoolExecutor(1,
            task -> Thread.ofPlatform().daemon().name("onset-query-timer").unstarted(task));

    static {
        EXECUTOR.setRemoveOnCancelPolicy(true);
    }

    private QueryTimer() {}

    static ScheduledFuture<?> schedule(Duration delay, Runnable task) {
        return EXECUTOR.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
