package dev.onset.exec.physical;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowReader;
import dev.onset.exec.RowSource;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ColumnBuffer;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;

/** Constant rows. */
final class ValuesRowSource implements RowSource {

    private final List<List<Expression>> rows;
    private final List<Field> fields;
    private @Nullable QueryContext context;

    ValuesRowSource(List<List<Expression>> rows, List<Field> fields) {
        this.rows = rows;
        this.fields = fields;
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public void prepare(QueryContext context) {
        this.context = context;
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
        ExpressionCompiler compiler = new ExpressionCompiler(context);
        Batch single = new Batch(1, List.of());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            ColumnBuffer buffer = new ColumnBuffer(fields.get(i).type());
            for (List<Expression> row : rows) {
                Expression value = row.get(i).type() == fields.get(i).type()
                        ? row.get(i)
                        : new Expression.Cast(row.get(i), fields.get(i).type(), false);
                buffer.append(compiler.compile(value).evaluate(single), 1);
            }
            columns.add(buffer.column());
        }
        return new RowReader(columns, 0, rows.size(), context.settings().batchSize());
    }

    @Override
    public String describe() {
        return "Values, %d rows".formatted(rows.size());
    }

    @Override
    public List<RowSource> inputs() {
        return List.of();
    }
}
