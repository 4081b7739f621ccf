package dev.onset.exec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ColumnBuffer;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** Rows given as lists of values, in parts of a given size. VARCHAR columns are dictionary-coded, as those of scans are. */
public final class TestRows implements RowSource {

    private final List<Field> fields;
    private final List<? extends List<? extends @Nullable Object>> rows;
    private final int partSize;
    private final List<Column> columns = new ArrayList<>();
    private final AtomicInteger stillOpen = new AtomicInteger();
    private final Set<Integer> opened = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<Integer, Set<String>> restrictions = new ConcurrentHashMap<>();
    private @Nullable QueryContext context;

    /** @param rows of Long, Double, Boolean, String or null */
    public TestRows(List<Field> fields, List<? extends List<? extends @Nullable Object>> rows, int partSize) {
        this.fields = List.copyOf(fields);
        this.rows = rows;
        this.partSize = partSize;
        for (int i = 0; i < fields.size(); i++) {
            columns.add(column(i));
        }
    }

    private Column column(int index) {
        DataType type = fields.get(index).type();
        if (type == DataType.VARCHAR) {
            Set<String> distinct = new LinkedHashSet<>();
            int[] codes = new int[rows.size()];
            for (int row = 0; row < codes.length; row++) {
                if (rows.get(row).get(index) instanceof String text) {
                    distinct.add(text);
                    codes[row] = List.copyOf(distinct).indexOf(text);
                } else {
                    codes[row] = -1;
                }
            }
            return new DictionaryColumn(type, codes, distinct.toArray(String[]::new));
        }
        ColumnBuffer buffer = new ColumnBuffer(type);
        for (List<? extends @Nullable Object> row : rows) {
            buffer.append(new ConstantColumn(type, row.get(index)), 1);
        }
        return buffer.column();
    }

    /** All rows as one batch. */
    public Batch batch() {
        return new Batch(rows.size(), columns);
    }

    public int openOperators() {
        return stillOpen.get();
    }

    public Set<Integer> openedParts() {
        return opened;
    }

    /** What was said about a column before the rows were read; null: nothing. */
    public @Nullable Set<String> restriction(int column) {
        return restrictions.get(column);
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public void restrict(int column, Set<String> values) {
        restrictions.put(column, values);
    }

    @Override
    public void prepare(QueryContext context) {
        this.context = context;
    }

    @Override
    public int partCount() {
        return (rows.size() + partSize - 1) / partSize;
    }

    @Override
    public Operator open(int part) {
        if (context == null || !opened.add(part)) {
            throw new IllegalStateException("part " + part + " is not prepared or was opened before");
        }
        stillOpen.incrementAndGet();
        int start = part * partSize;
        RowReader reader = new RowReader(columns, start, Math.min(start + partSize, rows.size()),
                context.settings().batchSize());
        return new Operator() {
            @Override
            public @Nullable Batch next() {
                return reader.next();
            }

            @Override
            public void close() {
                stillOpen.decrementAndGet();
            }
        };
    }

    @Override
    public String describe() {
        return "Rows";
    }

    @Override
    public List<RowSource> inputs() {
        return List.of();
    }
}
