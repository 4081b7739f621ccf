package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunTable;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;
import dev.onset.plan.Plan;

/** Reads {@code runs}: one row a run. */
final class RunsScan extends RunTableScan {

    /** The runs of one part of the table. */
    private static final int RUNS_A_PART = 16 * 1024;

    RunsScan(Plan.Scan plan) {
        super(plan, "RunsScan", RUNS_A_PART);
    }

    @Override
    Operator read(QueryContext context, RunSet runs, int start, int end) {
        return new Reader(context, runs, start, end);
    }

    private final class Reader implements Operator {
        private final QueryContext context;
        private final RunTable table;
        private final RunSet runs;
        private final int end;
        private int next;

        Reader(QueryContext context, RunSet runs, int start, int end) {
            this.context = context;
            this.table = context.snapshot().runs();
            this.runs = runs;
            this.next = start;
            this.end = end;
        }

        @Override
        public @Nullable Batch next() {
            context.checkCancelled();
            int rows = Math.min(context.settings().batchSize(), end - next);
            if (rows <= 0) {
                return null;
            }
            List<Column> columns = new ArrayList<>();
            for (int column : plan().columns()) {
                columns.add(column(column, rows));
            }
            next += rows;
            return new Batch(rows, columns);
        }

        private Column column(int column, int rows) {
            return switch (column) {
                case 0 -> texts(rows, table::runId);
                case 1 -> texts(rows, table::name);
                case 2 -> texts(rows, table::experiment);
                case 3 -> texts(rows, table::source);
                case 4 -> texts(rows, table::path);
                case 5 -> texts(rows, table::status);
                case 6 -> times(rows, table::startedAt);
                case 7 -> times(rows, table::endedAt);
                case 8 -> {
                    long[] points = new long[rows];
                    for (int i = 0; i < rows; i++) {
                        points[i] = table.points(runs.run(next + i));
                    }
                    yield new LongColumn(DataType.BIGINT, points, null);
                }
                case 9 -> maps(rows, table::params);
                case 10 -> maps(rows, table::tags);
                default -> throw new IllegalStateException("runs has no column " + column);
            };
        }

        private Column texts(int rows, IntFunction<@Nullable String> value) {
            String[] values = new String[rows];
            long[] given = Validity.noneValid(rows);
            for (int i = 0; i < rows; i++) {
                String text = value.apply(runs.run(next + i));
                values[i] = text == null ? "" : text;
                if (text != null) {
                    Validity.setValid(given, i);
                }
            }
            return new TextColumn(DataType.VARCHAR, values, given);
        }

        private Column times(int rows, IntToLongFunction value) {
            long[] values = new long[rows];
            long[] given = Validity.noneValid(rows);
            for (int i = 0; i < rows; i++) {
                values[i] = value.applyAsLong(runs.run(next + i));
                if (values[i] != RunTable.NO_TIME) {
                    Validity.setValid(given, i);
                }
            }
            return new LongColumn(DataType.TIMESTAMP, values, given);
        }

        private Column maps(int rows, IntFunction<?> value) {
            Object[] values = new Object[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = value.apply(runs.run(next + i));
            }
            return new ObjectColumn(DataType.MAP, values, null);
        }

        @Override
        public void close() {}
    }
}
