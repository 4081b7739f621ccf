package dev.onset.exec.window;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.plan.DataType;
import dev.onset.plan.WindowCall.Bound;

/**
 * How far a frame reaches before or after its row.
 *
 * @param value Long or Double, at least 0; 0 where a bound has no offset
 */
record FrameOffset(Object value, DataType type) {

    private static final FrameOffset NONE = new FrameOffset(0L, DataType.BIGINT);

    /** Computes the constant of a bound. */
    static FrameOffset of(Bound bound, QueryContext context) {
        if (bound.offset() == null) {
            return NONE;
        }
        Column column = new ExpressionCompiler(context).compile(bound.offset()).evaluate(new Batch(1, List.of()));
        Object value = column.objectAt(0);
        boolean fits = switch (value) {
            case Long number -> number >= 0;
            case Double number -> number >= 0 && number < Double.POSITIVE_INFINITY;
            case null, default -> false;
        };
        if (!fits || value == null) {
            throw wrong(value);
        }
        return new FrameOffset(value, bound.offset().type());
    }

    /** As a number of rows. */
    long rows() {
        if (value instanceof Double number) {
            if (number != Math.rint(number)) {
                throw wrong(number);
            }
            return number.longValue();
        }
        return (Long) value;
    }

    private static OnsetException wrong(@Nullable Object value) {
        return new OnsetException(OnsetException.Category.ARGUMENT,
                "the offset of a window's frame must be at least 0 and, after ROWS, a whole number, not "
                        + (value == null ? "NULL" : value));
    }
}
