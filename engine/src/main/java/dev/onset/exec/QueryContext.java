package dev.onset.exec;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Snapshot;
import dev.onset.error.OnsetException;
import dev.onset.functions.cancellation.Cancellation;

/** What one run of a statement needs everywhere: its snapshot, parameters, settings, cancellation and threads. */
public final class QueryContext {

    private final Snapshot snapshot;
    private final List<@Nullable Object> parameters;
    private final ExecutionSettings settings;
    private final long startMicros;
    private final MemoryTables tables;
    private final AtomicBoolean cancelled;
    private final MemoryBudget memory;
    private final List<@Nullable Object> outerRow;
    private final QueryProgress progress = new QueryProgress();
    private volatile @Nullable QueryProfile profile;

    /**
     * @param snapshot what is read; the caller keeps it open until the query is closed
     * @param parameters Long (layout LONG), Double, Boolean, String or null for each parameter of the statement
     * @param startMicros what CURRENT_TIMESTAMP says, in microseconds since 1970 UTC
     */
    public QueryContext(Snapshot snapshot, List<@Nullable Object> parameters, ExecutionSettings settings,
            long startMicros) {
        this(snapshot, parameters, settings, startMicros, MemoryTables.NONE);
    }

    /** @param tables those that are not the archive's */
    public QueryContext(Snapshot snapshot, List<@Nullable Object> parameters, ExecutionSettings settings,
            long startMicros, MemoryTables tables) {
        this.tables = tables;
        this.snapshot = snapshot;
        this.parameters = parameters;
        this.settings = settings;
        this.startMicros = startMicros;
        this.memory = new MemoryBudget(settings.memoryLimit());
        this.cancelled = new AtomicBoolean();
        this.outerRow = List.of();
    }

    private QueryContext(QueryContext outer, List<@Nullable Object> outerRow) {
        this.tables = outer.tables;
        this.snapshot = outer.snapshot;
        this.parameters = outer.parameters;
        this.settings = outer.settings.withThreads(1);
        this.startMicros = outer.startMicros;
        this.memory = new MemoryBudget(settings.memoryLimit());
        this.cancelled = outer.cancelled;
        this.profile = outer.profile;
        this.outerRow = outerRow;
    }

    /**
     * The same query where it runs once for each row of an outer query, in a thread. It has a memory budget of its own, which the
     * caller closes.
     */
    public QueryContext withOuterRow(List<@Nullable Object> row) {
        return new QueryContext(this, row);
    }

    /** The values of the outer row that the query depends on; none unless it runs for each. */
    public List<@Nullable Object> outerRow() {
        return outerRow;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public MemoryTables tables() {
        return tables;
    }

    public List<@Nullable Object> parameters() {
        return parameters;
    }

    public ExecutionSettings settings() {
        return settings;
    }

    public long startMicros() {
        return startMicros;
    }

    /** What the query may keep in memory. */
    public MemoryBudget memory() {
        return memory;
    }

    /** How far the query is. */
    public QueryProgress progress() {
        return progress;
    }

    /** From now on the time of helping threads goes to the operator that they help. */
    public void startProfile(QueryProfile started) {
        profile = started;
    }

    /** Makes every thread of the query stop at its next check. */
    public void cancel() {
        cancelled.set(true);
    }

    /** To be called at least once a batch or run by every loop. */
    public void checkCancelled() {
        if (cancelled.get()) {
            throw new OnsetException(OnsetException.Category.CANCELLED, "the query was cancelled");
        }
    }

    /**
     * Runs a task for each part, on all threads that the query may use; each takes the next part when it is done with one.
     * The first error stops the others and is thrown.
     */
    public void forEachPart(int parts, IntConsumer task) {
        progress.expect(parts);
        int threads = Math.min(settings.threads(), parts);
        if (threads <= 1) {
            Cancellation.run(this::checkCancelled, () -> {
                for (int part = 0; part < parts; part++) {
                    checkCancelled();
                    task.accept(part);
                    progress.partDone();
                }
            });
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        QueryProfile measuring = profile;
        QueryProfile.Measurement helped = measuring == null ? null : measuring.current();
        Runnable worker = () -> Cancellation.run(this::checkCancelled, () -> {
            if (measuring != null && helped != null) {
                measuring.enter(helped);
            }
            try {
                for (int part = next.getAndIncrement(); part < parts && !failed.get(); part = next.getAndIncrement()) {
                    checkCancelled();
                    task.accept(part);
                    progress.partDone();
                }
            } catch (RuntimeException | Error e) {
                failed.set(true);
                throw e;
            } finally {
                if (measuring != null && helped != null) {
                    measuring.leave();
                }
            }
        });
        var helpers = IntStream.range(1, threads).mapToObj(i -> Helper.offer(worker)).toList();
        Throwable failure = null;
        try {
            worker.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (Helper helper : helpers) {
            Throwable thrown = helper.finish();
            failure = failure == null ? thrown : failure;
        }
        switch (failure) {
            case null -> {
            }
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}
