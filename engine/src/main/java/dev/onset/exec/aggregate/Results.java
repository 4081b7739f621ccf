package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** The finished rows of an aggregate: a column for each key, then one for each call. */
final class Results {

    private final SlotColumn[] columns;
    private int rows;
    /** The column that has run ids as codes; −1: none. */
    private int runColumn = -1;
    private String[] runIds = {};
    private int[] runs = {};

    Results(List<Field> fields) {
        columns = fields.stream().map(field -> new SlotColumn(field.type())).toArray(SlotColumn[]::new);
    }

    SlotColumn[] columns() {
        return columns;
    }

    /** Says that a column has run ids, which {@link #setRun} writes, for at most so many rows. */
    void haveRunIds(int column, String[] ids, int mostRows) {
        runColumn = column;
        runIds = ids;
        runs = new int[mostRows];
    }

    void setRun(int row, int run) {
        runs[row] = run;
    }

    private Column slice(int column, int from, int to) {
        return column == runColumn
                ? new DictionaryColumn(DataType.VARCHAR, Arrays.copyOfRange(runs, from, to), runIds)
                : columns[column].slice(from, to);
    }

    /** Says that so many rows were written behind the others. */
    void added(int more) {
        rows += more;
    }

    int rows() {
        return rows;
    }

    /** Reads all rows of several, one behind the other. */
    static Operator readAll(List<Results> results, int batchSize) {
        Iterator<Results> remaining = results.iterator();
        return new Operator() {
            private @Nullable Operator current;

            @Override
            public @Nullable Batch next() {
                while (true) {
                    Batch batch = current == null ? null : current.next();
                    if (batch != null || !remaining.hasNext()) {
                        return batch;
                    }
                    Results next = remaining.next();
                    current = next.read(0, next.rows, batchSize);
                }
            }

            @Override
            public void close() {}
        };
    }

    /** Reads the rows {@code [from, to)}. */
    Operator read(int from, int to, int batchSize) {
        return new Operator() {
            private int next = from;

            @Override
            public @Nullable Batch next() {
                int end = Math.min(to, next + batchSize);
                if (next >= end) {
                    return null;
                }
                List<Column> batch = new ArrayList<>(columns.length);
                for (int column = 0; column < columns.length; column++) {
                    batch.add(slice(column, next, end));
                }
                int rows = end - next;
                next = end;
                return new Batch(rows, batch);
            }

            @Override
            public void close() {}
        };
    }
}
