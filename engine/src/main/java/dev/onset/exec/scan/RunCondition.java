package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunTable;
import dev.onset.error.OnsetException;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.exec.expression.ExpressionTraits;
import dev.onset.exec.expression.Predicate;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** A condition on the run id alone, such as a LIKE, asked once a run instead of once a row. */
final class RunCondition {

    private static final int RUNS_AT_ONCE = 2048;

    private RunCondition() {}

    /**
     * The runs for which the conjunct of a scan's condition is TRUE.
     *
     * @param run the column of the scan's table that is the run id
     * @return null if it is about more than the run id, or cannot be computed for all runs
     */
    static @Nullable RunSet keep(RunSet runs, Expression conjunct, Plan.Scan scan, int run, QueryContext context) {
        int[] columns = ExpressionTraits.columns(conjunct);
        if (columns.length != 1 || scan.columns().get(columns[0]) != run || !ExpressionTraits.isRepeatable(conjunct)) {
            return null;
        }
        RunTable table = context.snapshot().runs();
        boolean[] wanted = new boolean[table.count()];
        try {
            Predicate predicate = new ExpressionCompiler(context).compilePredicate(conjunct);
            int[] selection = new int[RUNS_AT_ONCE];
            for (int start = 0; start < runs.size(); start += RUNS_AT_ONCE) {
                context.checkCancelled();
                int count = Math.min(RUNS_AT_ONCE, runs.size() - start);
                int selected = predicate.select(batch(runs, start, count, table, scan.fields(), columns[0]), selection);
                for (int i = 0; i < selected; i++) {
                    wanted[runs.run(start + selection[i])] = true;
                }
            }
        } catch (OnsetException e) {
            if (e.category() == OnsetException.Category.CANCELLED) {
                throw e;
            }
            // a run without rows must not make the query fail
            return null;
        }
        return runs.keep(one -> wanted[one]);
    }

    private static Batch batch(RunSet runs, int start, int count, RunTable table, List<Field> fields, int column) {
        String[] ids = new String[count];
        Arrays.setAll(ids, i -> table.runId(runs.run(start + i)));
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            columns.add(new ConstantColumn(field.type(), null));
        }
        columns.set(column, new TextColumn(DataType.VARCHAR, ids, null));
        return new Batch(count, columns);
    }
}
