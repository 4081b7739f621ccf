package dev.onset.exec.physical;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;

/** Reads the parts of a prepared source one after the other; opens a part when the one before it is done. */
final class PartsInOrder implements Operator {

    private final RowSource source;
    private final QueryContext context;
    private int nextPart;
    private @Nullable Operator current;

    PartsInOrder(RowSource source, QueryContext context) {
        this.source = source;
        this.context = context;
        context.progress().expect(source.partCount());
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            context.checkCancelled();
            Operator operator = current;
            if (operator == null) {
                if (nextPart == source.partCount()) {
                    return null;
                }
                operator = source.open(nextPart++);
                current = operator;
            }
            Batch batch = operator.next();
            if (batch != null) {
                return batch;
            }
            current = null;
            operator.close();
            context.progress().partDone();
        }
    }

    @Override
    public void close() {
        nextPart = source.partCount();
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
