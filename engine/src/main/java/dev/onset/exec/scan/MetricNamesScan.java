package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.exec.expression.TextOrder;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Reads {@code metric_names}: for each metric and canonical column, how many runs and points have it. Reads no values. */
final class MetricNamesScan implements RowSource {

    private record Name(String metric, @Nullable String canonical) {}

    private static final class Count {
        private long runs;
        private long points;
    }

    private final Plan.Scan plan;
    private @Nullable QueryContext context;
    private List<Name> names = List.of();
    private List<Count> counts = List.of();

    MetricNamesScan(Plan.Scan plan) {
        this.plan = plan;
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void prepare(QueryContext context) {
        this.context = context;
        Snapshot snapshot = context.snapshot();
        Comparator<Name> byMetric = (a, b) -> TextOrder.compare(a.metric, b.metric);
        var found = new TreeMap<Name, Count>(byMetric.thenComparing(
                name -> name.canonical == null ? "" : name.canonical, TextOrder::compare));
        for (int run = 0; run < snapshot.runCount(); run++) {
            for (Series series : snapshot.logged(run)) {
                Count count = found.computeIfAbsent(new Name(series.metric(), series.canonical()), name -> new Count());
                count.runs++;
                count.points += series.length();
            }
        }
        names = List.copyOf(found.keySet());
        counts = List.copyOf(found.values());
    }

    @Override
    public int partCount() {
        return names.isEmpty() ? 0 : 1;
    }

    @Override
    public Operator open(int part) {
        if (context == null) {
            throw new IllegalStateException("not prepared");
        }
        return ConditionedReader.of(new Reader(context), plan.condition(), context);
    }

    @Override
    public String describe() {
        return "MetricNamesScan: " + names.size() + " names" + (plan.condition() == null ? "" : ", filtered");
    }

    @Override
    public List<RowSource> inputs() {
        return List.of();
    }

    private final class Reader implements Operator {
        private final QueryContext context;
        private int next;

        Reader(QueryContext context) {
            this.context = context;
        }

        @Override
        public @Nullable Batch next() {
            int rows = Math.min(context.settings().batchSize(), names.size() - next);
            if (rows <= 0) {
                return null;
            }
            List<Column> columns = new ArrayList<>();
            for (int column : plan.columns()) {
                columns.add(column(column, rows));
            }
            next += rows;
            return new Batch(rows, columns);
        }

        private Column column(int column, int rows) {
            if (column >= 2) {
                long[] values = new long[rows];
                for (int i = 0; i < rows; i++) {
                    Count count = counts.get(next + i);
                    values[i] = column == 2 ? count.runs : count.points;
                }
                return new LongColumn(DataType.BIGINT, values, null);
            }
            String[] values = new String[rows];
            long[] given = Validity.noneValid(rows);
            for (int i = 0; i < rows; i++) {
                Name name = names.get(next + i);
                String value = column == 0 ? name.metric : name.canonical;
                values[i] = value == null ? "" : value;
                if (value != null) {
                    Validity.setValid(given, i);
                }
            }
            return new TextColumn(DataType.VARCHAR, values, given);
        }

        @Override
        public void close() {}
    }
}
