package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Reads {@code metric_names}: which metric fills which canonical column in how many runs. Reads no values. */
final class MetricNamesScan implements RowSource {

    private final Plan.Scan plan;
    private @Nullable QueryContext context;
    private List<MetricNamesTable.Row> rows = List.of();

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
        rows = MetricNamesTable.of(context.snapshot());
    }

    @Override
    public int partCount() {
        return rows.isEmpty() ? 0 : 1;
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
        return "MetricNamesScan: " + rows.size() + " names" + (plan.condition() == null ? "" : ", filtered");
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
            int size = Math.min(context.settings().batchSize(), rows.size() - next);
            if (size <= 0) {
                return null;
            }
            List<MetricNamesTable.Row> some = rows.subList(next, next + size);
            List<Column> columns = new ArrayList<>();
            for (int column : plan.columns()) {
                columns.add(switch (column) {
                    case 0 -> texts(some, MetricNamesTable.Row::metric);
                    case 1 -> texts(some, MetricNamesTable.Row::canonical);
                    case 2 -> numbers(some, MetricNamesTable.Row::runs);
                    case 3 -> numbers(some, MetricNamesTable.Row::points);
                    case 4 -> numbers(some, MetricNamesTable.Row::passedOverRuns);
                    default -> texts(some, MetricNamesTable.Row::passedOverFor);
                });
            }
            next += size;
            return new Batch(size, columns);
        }

        private static Column numbers(List<MetricNamesTable.Row> rows, ToLongFunction<MetricNamesTable.Row> number) {
            return new LongColumn(DataType.BIGINT, rows.stream().mapToLong(number).toArray(), null);
        }

        private static Column texts(List<MetricNamesTable.Row> rows,
                Function<MetricNamesTable.Row, @Nullable String> text) {
            String[] values = new String[rows.size()];
            long[] given = Validity.noneValid(values.length);
            for (int i = 0; i < values.length; i++) {
                String value = text.apply(rows.get(i));
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
