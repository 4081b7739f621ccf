package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunTable;
import dev.onset.archive.TextPairs;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DictionaryColumn;
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

    /** The pairs of all runs. */
    interface AllPairs {
        TextPairs of(RunTable runs);
    }

    private final Pairs pairs;
    private final AllPairs allPairs;

    PairsScan(Plan.Scan plan, String name, Pairs pairs, AllPairs allPairs) {
        super(plan, name, RUNS_A_PART);
        this.pairs = pairs;
        this.allPairs = allPairs;
    }

    @Override
    Operator read(QueryContext context, RunSet runs, int start, int end) {
        RunTable table = context.snapshot().runs();
        if (runs.areFewOf(table.count())) {
            TextPairs some = TextPairs.of(end - start, index -> pairs.of(table, runs.run(start + index)));
            return new Reader(context, runs, some, start, start, end);
        }
        return new Reader(context, runs, allPairs.of(table), -1, start, end);
    }

    private final class Reader implements Operator {
        private final QueryContext context;
        private final RunSet runs;
        private final TextPairs texts;
        /** The index of the run that the pairs begin with; −1: they are of all runs, by their numbers. */
        private final int firstIndex;
        private final int end;
        private int next;
        private int run;
        private int pair;
        private int endPair;

        Reader(QueryContext context, RunSet runs, TextPairs texts, int firstIndex, int start, int end) {
            this.context = context;
            this.runs = runs;
            this.texts = texts;
            this.firstIndex = firstIndex;
            this.next = start;
            this.end = end;
        }

        @Override
        public @Nullable Batch next() {
            context.checkCancelled();
            int capacity = context.settings().batchSize();
            int[] runCodes = new int[capacity];
            int[] keys = new int[capacity];
            int[] values = new int[capacity];
            int filled = 0;
            while (filled < capacity && (pair < endPair || openNextRun())) {
                runCodes[filled] = run;
                keys[filled] = texts.key(pair);
                values[filled++] = texts.value(pair++);
            }
            if (filled == 0) {
                return null;
            }
            List<Column> columns = new ArrayList<>();
            for (int column : plan().columns()) {
                columns.add(switch (column) {
                    case 0 -> new DictionaryColumn(DataType.VARCHAR, runCodes, context.snapshot().runs().runIds());
                    case 1 -> new DictionaryColumn(DataType.VARCHAR, keys, texts.keys());
                    default -> new DictionaryColumn(DataType.VARCHAR, values, texts.values());
                });
            }
            return new Batch(filled, columns);
        }

        private boolean openNextRun() {
            while (next < end) {
                run = runs.run(next);
                int place = firstIndex < 0 ? run : next - firstIndex;
                next++;
                pair = texts.start(place);
                endPair = texts.start(place + 1);
                if (pair < endPair) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() {}
    }
}
