package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunTable;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;
import dev.onset.plan.Plan;

/** Reads {@code params} or {@code tags}: one row for each run and key. */
final class PairsScan extends RunTableScan {

    /** The runs of one part of the table. */
    private static final int RUNS_A_PART = 4 * 1024;

    /** The pairs of a run, in key order. */
    interface Pairs {
        Map<String, @Nullable String> of(RunTable runs, int run);
    }

    private final Pairs pairs;

    PairsScan(Plan.Scan plan, String name, Pairs pairs) {
        super(plan, name, RUNS_A_PART);
        this.pairs = pairs;
    }

    @Override
    Operator read(QueryContext context, RunSet runs, int start, int end) {
        return new Reader(context, runs, start, end);
    }

    private final class Reader implements Operator {
        private final QueryContext context;
        private final RunSet runs;
        private final int end;
        private int next;
        private String runId = "";
        private Iterator<Map.Entry<String, @Nullable String>> entries = Map.<String, @Nullable String>of().entrySet()
                .iterator();

        Reader(QueryContext context, RunSet runs, int start, int end) {
            this.context = context;
            this.runs = runs;
            this.next = start;
            this.end = end;
        }

        @Override
        public @Nullable Batch next() {
            context.checkCancelled();
            int capacity = context.settings().batchSize();
            String[] runIds = new String[capacity];
            String[] keys = new String[capacity];
            String[] values = new String[capacity];
            long[] given = Validity.noneValid(capacity);
            int filled = 0;
            while (filled < capacity && advance()) {
                Map.Entry<String, @Nullable String> entry = entries.next();
                String value = entry.getValue();
                runIds[filled] = runId;
                keys[filled] = entry.getKey();
                values[filled] = value == null ? "" : value;
                if (value != null) {
                    Validity.setValid(given, filled);
                }
                filled++;
            }
            if (filled == 0) {
                return null;
            }
            List<Column> columns = new ArrayList<>();
            for (int column : plan().columns()) {
                columns.add(switch (column) {
                    case 0 -> new TextColumn(DataType.VARCHAR, runIds, null);
                    case 1 -> new TextColumn(DataType.VARCHAR, keys, null);
                    default -> new TextColumn(DataType.VARCHAR, values, given);
                });
            }
            return new Batch(filled, columns);
        }

        private boolean advance() {
            RunTable table = context.snapshot().runs();
            while (!entries.hasNext()) {
                if (next >= end) {
                    return false;
                }
                int run = runs.run(next++);
                runId = table.runId(run);
                entries = pairs.of(table, run).entrySet().iterator();
            }
            return true;
        }

        @Override
        public void close() {}
    }
}
