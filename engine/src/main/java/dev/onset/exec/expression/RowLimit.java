package dev.onset.exec.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.Expression;

/**
 * The values of OFFSET and LIMIT.
 *
 * @param offset rows to leave out at the start
 * @param limit rows to keep after them; Long.MAX_VALUE: all
 */
public record RowLimit(long offset, long limit) {

    public static final RowLimit NONE = new RowLimit(0, Long.MAX_VALUE);

    /** Null expressions and NULL values mean no limit. */
    public static RowLimit of(@Nullable Expression offset, @Nullable Expression limit, QueryContext context) {
        return new RowLimit(value(offset, "OFFSET", 0, context), value(limit, "LIMIT", Long.MAX_VALUE, context));
    }

    /** The last row that is needed, or Long.MAX_VALUE. */
    public long end() {
        return limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + limit;
    }

    private static long value(@Nullable Expression expression, String name, long absent, QueryContext context) {
        if (expression == null) {
            return absent;
        }
        Column column = new ExpressionCompiler(context).compile(expression).evaluate(new Batch(1, List.of()));
        if (column.isNull(0)) {
            return absent;
        }
        if (!(column.objectAt(0) instanceof Long rows) || rows < 0) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "%s takes a whole number of rows, at least 0, not %s".formatted(name, column.objectAt(0)));
        }
        return rows;
    }
}
