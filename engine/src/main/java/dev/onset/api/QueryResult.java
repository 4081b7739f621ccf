package dev.onset.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ScheduledFuture;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowBatchBuilder;
import dev.onset.archive.arrow.ArrowStreamWriter;
import dev.onset.archive.arrow.CArrayStream;
import dev.onset.error.OnsetException;
import dev.onset.exec.Operator;
import dev.onset.exec.column.Batch;
import dev.onset.exec.files.ArrowBatches;
import dev.onset.plan.Field;

/**
 * The rows of a query, computed while they are read. Read either batches with {@link #next} or rows with {@link #rows},
 * by one thread at a time; {@link #cancel} and {@link #close} may come from any thread. Close it: until then it keeps the
 * snapshot that it reads alive.
 */
public final class QueryResult implements AutoCloseable {

    private final List<Field> fields;
    private final Operator batches;
    private final Runnable canceller;
    private final Runnable release;
    private @Nullable Duration timeout;
    private @Nullable ScheduledFuture<?> timer;
    private volatile boolean timedOut;
    private boolean closed;
    private UnaryOperator<OnsetException> places = UnaryOperator.identity();

    /**
     * @param batches the rows; its first call may do most of the query's work
     * @param canceller makes a running call of {@code batches.next()} fail soon
     * @param release frees what the query holds, once, after batches are closed
     */
    QueryResult(List<Field> fields, Operator batches, Runnable canceller, Runnable release) {
        this.fields = List.copyOf(fields);
        this.batches = batches;
        this.canceller = canceller;
        this.release = release;
    }

    /** A result that is in memory already. */
    public static QueryResult of(List<Field> fields, List<Batch> batches) {
        Iterator<Batch> remaining = batches.iterator();
        Operator operator = new Operator() {
            @Override
            public @Nullable Batch next() {
                return remaining.hasNext() ? remaining.next() : null;
            }

            @Override
            public void close() {}
        };
        return new QueryResult(fields, operator, () -> {}, () -> {});
    }

    /** Stops the query when the time is over; the clock starts now. */
    void startTimer(Duration timeout) {
        this.timeout = timeout;
        timer = QueryTimer.schedule(timeout, () -> {
            timedOut = true;
            canceller.run();
        });
    }

    public List<Field> fields() {
        return fields;
    }

    /**
     * The next rows, valid until the next call; null at the end.
     *
     * @throws OnsetException if the query fails, was cancelled or ran out of time
     */
    public synchronized @Nullable Batch next() {
        if (closed) {
            throw new IllegalStateException("the result is closed");
        }
        try {
            return batches.next();
        } catch (OnsetException e) {
            if (timedOut && e.category() == OnsetException.Category.CANCELLED) {
                throw new OnsetException(OnsetException.Category.CANCELLED,
                        "the query was stopped at its time limit of "
                                + ValueText.of(timeout == null ? 0 : timeout.toMillis() / 1000.0) + " s",
                        null, e);
            }
            throw places.apply(e);
        }
    }

    /** @param places adds to an error the place in the statement that it is about */
    void placeErrors(UnaryOperator<OnsetException> places) {
        this.places = places;
    }

    /** The rows one by one, once. Each is a view that is valid until the next one is asked for. */
    public Iterable<Row> rows() {
        return RowIterator::new;
    }

    /**
     * The rows as records, once: each component gets the value of the column of its name, in any case, where {@code valLoss}
     * also means {@code val_loss}. A component may be a long, int, double, boolean or one of their objects, a BigDecimal, a
     * String, a {@code java.time} object, a Map, a List, an Optional of any of these, or an Object; what can be NULL is none
     * of the primitive types.
     *
     * @throws OnsetException if the result has no such column, or a value does not fit its component
     */
    public <R extends Record> Iterable<R> rows(Class<R> type) {
        RecordMapper<R> mapper = new RecordMapper<>(type, fields);
        return () -> {
            Iterator<Row> rows = rows().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public R next() {
                    return mapper.map(rows.next());
                }
            };
        };
    }

    /**
     * Writes all rows as an Arrow IPC stream, a record batch for each batch of rows. The stream written to stays open.
     *
     * @return how many rows were written
     * @throws UncheckedIOException if writing failed
     */
    public long writeArrow(OutputStream out) {
        ArrowBatches arrow = new ArrowBatches(fields, this::next, () -> {});
        try {
            ArrowStreamWriter writer = new ArrowStreamWriter(out, arrow.schema());
            long rows = 0;
            for (ArrowBatchBuilder batch = arrow.next(); batch != null; batch = arrow.next()) {
                writer.batch(batch);
                rows += batch.rows();
            }
            writer.finish();
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Hands all rows to native code of the same process by Arrow's C stream interface, as DuckDB, PyArrow or Arrow's Java C
     * Data module read it. From then on the result belongs to whoever reads the stream, and is closed when that one releases
     * it. The JVM warns once of native access unless it is started with {@code --enable-native-access=ALL-UNNAMED}.
     *
     * @param stream a {@code struct ArrowArrayStream}: 40 bytes of native memory, which the reader owns
     */
    public void exportArrow(MemorySegment stream) {
        CArrayStream.export(new ArrowBatches(fields, this::next, this::close), stream);
    }

    /** Makes the query fail soon, with category CANCELLED, if it is still running. */
    public void cancel() {
        canceller.run();
    }

    /** Stops what is still running for it, and waits until that has ended. May come from any thread. */
    @Override
    public void close() {
        canceller.run();
        closeOnce();
    }

    private synchronized void closeOnce() {
        if (closed) {
            return;
        }
        closed = true;
        if (timer != null) {
            timer.cancel(false);
        }
        try {
            batches.close();
        } finally {
            release.run();
        }
    }

    private final class RowIterator implements Iterator<Row> {

        private final Row row = new Row(fields);
        private @Nullable Batch batch;
        private int index;

        @Override
        public boolean hasNext() {
            if (batch == null || index == batch.size()) {
                batch = QueryResult.this.next();
                index = 0;
            }
            return batch != null;
        }

        @Override
        public Row next() {
            if (!hasNext() || batch == null) {
                throw new NoSuchElementException();
            }
            row.moveTo(batch, index++);
            return row;
        }
    }
}
