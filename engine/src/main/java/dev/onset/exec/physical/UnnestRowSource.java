package dev.onset.exec.physical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.BoxedValues;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Unfolds arrays and maps into rows. */
final class UnnestRowSource implements RowSource {

    private final Plan.Unnest unnest;
    private final RowSource input;
    private int batchSize = 1;

    UnnestRowSource(Plan.Unnest unnest, RowSource input) {
        this.unnest = unnest;
        this.input = input;
    }

    @Override
    public List<Field> fields() {
        return unnest.fields();
    }

    @Override
    public boolean isClustered(int column) {
        return column < unnest.kept() && input.isClustered(column);
    }

    @Override
    public void prepare(QueryContext context) {
        batchSize = context.settings().batchSize();
        input.prepare(context);
    }

    @Override
    public int partCount() {
        return input.partCount();
    }

    @Override
    public Operator open(int part) {
        return new Unfolding(input.open(part));
    }

    @Override
    public String describe() {
        return input.fields().subList(unnest.kept(), input.fields().size()).stream().map(Field::name)
                .collect(Collectors.joining(", ", unnest.outer() ? "Unnest, left, " : "Unnest ", ""));
    }

    @Override
    public List<RowSource> inputs() {
        return List.of(input);
    }

    private final class Unfolding implements Operator {
        private final Operator rows;
        private @Nullable Operator current;

        Unfolding(Operator rows) {
            this.rows = rows;
        }

        @Override
        public @Nullable Batch next() {
            while (true) {
                Batch unfolded = current == null ? null : current.next();
                if (unfolded != null) {
                    return unfolded;
                }
                Batch batch = rows.next();
                if (batch == null) {
                    return null;
                }
                RowBuffer buffer = unfold(batch);
                current = new RowReader(buffer.columns(), 0, buffer.size(), batchSize);
            }
        }

        private RowBuffer unfold(Batch batch) {
            List<List<@Nullable Object>> values = new ArrayList<>();
            for (int i = unnest.kept(); i < unnest.fields().size(); i++) {
                values.add(new ArrayList<>());
            }
            int[] sources = new int[batch.size()];
            int count = 0;
            for (int row = 0; row < batch.size(); row++) {
                List<List<?>> lists = lists(batch, row);
                int length = lists.stream().mapToInt(List::size).max().orElse(0);
                int repeated = length == 0 && unnest.outer() ? 1 : length;
                if (count + repeated > sources.length) {
                    sources = Arrays.copyOf(sources, Math.max(count + repeated, 2 * sources.length));
                }
                Arrays.fill(sources, count, count + repeated, row);
                count += repeated;
                for (int i = 0; i < repeated; i++) {
                    for (int column = 0; column < lists.size(); column++) {
                        List<?> list = lists.get(column);
                        values.get(column).add(i < list.size() ? list.get(i) : null);
                    }
                    if (unnest.ordinality()) {
                        values.getLast().add(length == 0 ? null : Long.valueOf(i + 1));
                    }
                }
            }
            RowBuffer buffer = new RowBuffer(fields());
            if (count > 0) {
                List<Column> unfolded = new ArrayList<>();
                for (int i = 0; i < values.size(); i++) {
                    DataType type = fields().get(unnest.kept() + i).type();
                    unfolded.add(BoxedValues.column(type, values.get(i).toArray()));
                }
                buffer.append(batch.columns().subList(0, unnest.kept()), sources, unfolded, count);
            }
            return buffer;
        }

        /** What each of the columns besides the kept ones unfolds into; a map into its keys and its values. */
        private List<List<?>> lists(Batch batch, int row) {
            List<List<?>> lists = new ArrayList<>();
            for (int column = unnest.kept(); column < batch.columns().size(); column++) {
                Object value = batch.column(column).isNull(row) ? null : batch.column(column).objectAt(row);
                if (batch.column(column).type() == DataType.MAP) {
                    Map<?, ?> map = value instanceof Map<?, ?> entries ? entries : Map.of();
                    lists.add(new ArrayList<>(map.keySet()));
                    lists.add(new ArrayList<>(map.values()));
                } else {
                    lists.add(value instanceof List<?> list ? list : Collections.emptyList());
                }
            }
            return lists;
        }

        @Override
        public void close() {
            current = null;
            rows.close();
        }
    }
}
