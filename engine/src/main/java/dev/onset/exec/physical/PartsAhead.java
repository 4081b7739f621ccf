package dev.onset.exec.physical;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Helper;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.RowBuffer;

/**
 * Reads the parts of a prepared source in their order, while other threads begin with the parts that come next. A part is begun
 * by reading its first rows to memory, up to a limit; whoever gets to it reads these and then goes on with its operator. The
 * reading thread helps when it would have to wait.
 */
final class PartsAhead implements Operator {

    /** Rows of a part that are read ahead. */
    private static final int ROWS_AHEAD = 1 << 16;

    /** A part that the first thread to come begins. */
    private final class Ahead implements Runnable {
        private final int part;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CompletableFuture<Begun> result = new CompletableFuture<>();

        Ahead(int part) {
            this.part = part;
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                try {
                    result.complete(begin(part));
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                }
            }
        }
    }

    /** A part with its first rows. */
    private record Begun(Operator operator, RowBuffer rows, boolean ended) {}

    private final RowSource source;
    private final QueryContext context;
    private final int ahead;
    private final Deque<Ahead> begun = new ArrayDeque<>();
    private volatile boolean closed;
    private int nextPart;
    private @Nullable Begun current;
    private @Nullable RowReader buffered;

    PartsAhead(RowSource source, QueryContext context) {
        this.source = source;
        this.context = context;
        this.ahead = 2 * context.settings().threads();
        context.progress().expect(source.partCount());
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.checkCancelled();
            Begun part = current;
            RowReader reader = buffered;
            if (part == null || reader == null) {
                if (!advance()) {
                    return null;
                }
                continue;
            }
            Batch batch = reader.next();
            if (batch == null && !part.ended) {
                batch = part.operator.next();
            }
            if (batch != null) {
                return batch;
            }
            current = null;
            part.operator.close();
            context.progress().partDone();
        }
    }

    /** Takes the next part; says whether there is one. */
    private boolean advance() {
        while (begun.size() < ahead && nextPart < source.partCount()) {
            Ahead next = new Ahead(nextPart++);
            begun.add(next);
            Helper.offer(next);
        }
        Ahead first = begun.poll();
        if (first == null) {
            return false;
        }
        first.run();
        for (Ahead other : begun) {
            if (!first.result.isDone()) {
                other.run();
            }
        }
        Begun part = join(first.result);
        current = part;
        buffered = new RowReader(part.rows.columns(), 0, part.rows.size(), context.settings().batchSize());
        return true;
    }

    private static Begun join(CompletableFuture<Begun> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Begun begin(int part) {
        Operator operator = source.open(part);
        try {
            RowBuffer rows = new RowBuffer(source.fields());
            while (rows.size() < ROWS_AHEAD && !closed) {
                context.checkCancelled();
                Batch batch = operator.next();
                if (batch == null) {
                    return new Begun(operator, rows, true);
                }
                rows.append(batch);
            }
            return new Begun(operator, rows, false);
        } catch (RuntimeException | Error e) {
            operator.close();
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (current != null) {
            current.operator.close();
            current = null;
        }
        for (Ahead ahead : begun) {
            if (ahead.taken.compareAndSet(false, true)) {
                continue;
            }
            // a part that could not be begun is closed already, and nobody asks for its rows any more
            Begun part = ahead.result.handle((done, failure) -> done).join();
            if (part != null) {
                part.operator.close();
            }
        }
        begun.clear();
    }
}
