package dev.onset.exec.scan;

import dev.onset.archive.StepAxis;
import dev.onset.plan.ScalarOperator;

/** The steps wanted, both ends included. */
record StepRange(long from, long to) {

    static final StepRange ALL = new StepRange(Long.MIN_VALUE, Long.MAX_VALUE);
    static final StepRange NONE = new StepRange(1, 0);

    boolean isAll() {
        return equals(ALL);
    }

    boolean contains(long step) {
        return step >= from && step <= to;
    }

    StepRange intersect(ScalarOperator operator, long value) {
        return switch (operator) {
            case LESS -> value == Long.MIN_VALUE ? NONE : atMost(value - 1);
            case LESS_OR_EQUAL -> atMost(value);
            case GREATER -> value == Long.MAX_VALUE ? NONE : atLeast(value + 1);
            case GREATER_OR_EQUAL -> atLeast(value);
            default -> throw new IllegalArgumentException(operator + " is not an order");
        };
    }

    StepRange atLeast(long value) {
        return new StepRange(Math.max(from, value), to);
    }

    StepRange atMost(long value) {
        return new StepRange(from, Math.min(to, value));
    }

    /** The index of the first wanted step of a strictly increasing axis; its length if there is none. */
    int start(StepAxis axis) {
        return from == Long.MIN_VALUE ? 0 : lowerBound(axis, from);
    }

    /** The index behind the last wanted step of a strictly increasing axis. */
    int end(StepAxis axis) {
        return to == Long.MAX_VALUE ? axis.length() : lowerBound(axis, to + 1);
    }

    private static int lowerBound(StepAxis axis, long step) {
        int low = 0;
        int high = axis.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (axis.step(middle) < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
