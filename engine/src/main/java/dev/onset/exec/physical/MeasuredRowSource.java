package dev.onset.exec.physical;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.QueryProfile;
import dev.onset.exec.RowCounter;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.plan.Field;

/** Measures another source while it works as it would without. */
final class MeasuredRowSource implements RowSource {

    private final RowSource measured;
    private final QueryProfile profile;
    private final QueryProfile.Measurement measurement = new QueryProfile.Measurement();

    MeasuredRowSource(RowSource measured, QueryProfile profile) {
        this.measured = measured;
        this.profile = profile;
    }

    QueryProfile.Measurement measurement() {
        return measurement;
    }

    @Override
    public List<Field> fields() {
        return measured.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        measured.restrict(column, values);
    }

    @Override
    public void need(int[] columns) {
        measured.need(columns);
    }

    @Override
    public boolean isClustered(int column) {
        return measured.isClustered(column);
    }

    @Override
    public void prepare(QueryContext context) {
        profile.enter(measurement);
        try {
            measured.prepare(context);
        } finally {
            profile.leave();
        }
    }

    @Override
    public int partCount() {
        return measured.partCount();
    }

    @Override
    public Operator open(int part) {
        profile.enter(measurement);
        try {
            Operator operator = measured.open(part);
            return operator instanceof RowCounter counter
                    ? new MeasuredCounter(operator, counter)
                    : new MeasuredOperator(operator);
        } finally {
            profile.leave();
        }
    }

    @Override
    public String describe() {
        return measured.describe();
    }

    @Override
    public List<RowSource> inputs() {
        return measured.inputs();
    }

    private static long bytes(Batch batch) {
        long bytes = 0;
        for (Column column : batch.columns()) {
            bytes += switch (column) {
                case ConstantColumn constant -> 0L;
                case DictionaryColumn coded -> (long) Integer.BYTES * batch.size();
                default -> switch (column.type().layout()) {
                    case BOOLEAN -> (long) batch.size();
                    case LONG, DOUBLE, TEXT, OBJECT -> (long) Long.BYTES * batch.size();
                };
            };
        }
        return bytes;
    }

    private class MeasuredOperator implements Operator {
        private final Operator operator;

        MeasuredOperator(Operator operator) {
            this.operator = operator;
        }

        @Override
        public @Nullable Batch next() {
            profile.enter(measurement);
            try {
                Batch batch = operator.next();
                if (batch != null) {
                    measurement.gave(batch.size(), bytes(batch));
                }
                return batch;
            } finally {
                profile.leave();
            }
        }

        @Override
        public void close() {
            operator.close();
        }
    }

    private final class MeasuredCounter extends MeasuredOperator implements RowCounter {
        private final RowCounter counter;

        MeasuredCounter(Operator operator, RowCounter counter) {
            super(operator);
            this.counter = counter;
        }

        @Override
        public long countRows() {
            profile.enter(measurement);
            try {
                long rows = counter.countRows();
                measurement.gave(rows, 0);
                return rows;
            } finally {
                profile.leave();
            }
        }
    }
}
