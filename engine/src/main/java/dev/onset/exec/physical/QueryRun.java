package dev.onset.exec.physical;

import java.util.List;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * One run of a plan: its rows, computed while they are read. To be read by one thread at a time; {@link #cancel} may come from
 * any thread.
 */
public final class QueryRun implements Operator {

    private final RowSource source;
    private final QueryContext context;
    private @Nullable Operator rows;
    private boolean closed;

    /** Plans; reads nothing yet. */
    public QueryRun(Plan plan, QueryContext context) {
        this(new PhysicalPlanner().plan(plan), context);
    }

    /** Runs a source that was not prepared yet. */
    public QueryRun(RowSource source, QueryContext context) {
        this.source = source;
        this.context = context;
    }

    public List<Field> fields() {
        return source.fields();
    }

    /** The physical plan, for EXPLAIN. */
    public RowSource source() {
        return source;
    }

    /** The next rows, valid until the next call; null at the end. The first call may do most of the work. */
    @Override
    public @Nullable Batch next() {
        if (closed) {
            throw new IllegalStateException("the query is closed");
        }
        context.checkCancelled();
        try {
            return read();
        } catch (OutOfMemoryError e) {
            throw outOfMemory(e);
        } catch (InternalError e) {
            throw context.snapshot().unreadable(e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof InternalError fault) {
                throw context.snapshot().unreadable(fault);
            }
            if (e.getCause() instanceof OutOfMemoryError) {
                throw outOfMemory(e);
            }
            throw e;
        }
    }

    private static OnsetException outOfMemory(Throwable cause) {
        return new OnsetException(OnsetException.Category.OUT_OF_MEMORY,
                "the query needs more memory than Java has: lower the setting memory_limit to learn which operator does, or give Java a larger heap (-Xmx)",
                null, cause);
    }

    private @Nullable Batch read() {
        Operator current = rows;
        if (current == null) {
            source.prepare(context);
            current = source.partCount() > 1 && context.settings().threads() > 1
                    ? new PartsAhead(source, context)
                    : new PartsInOrder(source, context);
            rows = current;
        }
        return current.next();
    }

    /** Makes a running or later call of {@link #next} fail soon. */
    public void cancel() {
        context.cancel();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                if (rows != null) {
                    rows.close();
                }
            } finally {
                context.memory().close();
            }
        }
    }
}
