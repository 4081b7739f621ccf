package dev.onset.exec.aggregate;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.curve.CurveCollector;
import dev.onset.plan.DataType;

/** Makes the curves of a group of its rows and runs the curve functions over them. Belongs to one thread at a time. */
final class CurveRows implements AutoCloseable {

    private final CurvePlan plan;
    private final List<Integer> columns;
    private final CurveCalls calls;
    private final CurveCollector[] collectors;

    CurveRows(CurvePlan plan) {
        this.plan = plan;
        this.columns = plan.columns();
        this.calls = new CurveCalls(plan);
        this.collectors = IntStream.range(0, plan.channels().size()).mapToObj(i -> new CurveCollector())
                .toArray(CurveCollector[]::new);
    }

    /**
     * Computes the functions for one group.
     *
     * @param collected the columns of the plan, in its order
     * @param rows {@code rows[from … to)} are the rows of the group, in the order they came in
     * @param outputs the columns of the aggregate
     * @param slot where the results go; NULL so far
     */
    void evaluate(RowCollector collected, int[] rows, int from, int to, SlotColumn[] outputs, int slot) {
        calls.group().begin();
        for (int i = 0; i < collectors.length; i++) {
            collect(collectors[i], plan.channels().get(i), collected, rows, from, to);
            calls.group().set(i, collectors[i].finish());
        }
        for (int i = 0; i < plan.calls().size(); i++) {
            CurvePlan.Call call = plan.calls().get(i);
            boolean without = isRequired(call) && !hasRows(call, collected, rows, from, to);
            calls.setWithoutRows(i, without);
            for (int parameter = 0; parameter < call.options().length; parameter++) {
                if (call.options()[parameter] != CurvePlan.NONE) {
                    calls.setOption(i, parameter, option(call, parameter, collected, rows, from, to));
                }
            }
        }
        calls.evaluate(outputs, slot);
    }

    /** Whether the function has an option that must be given. */
    private static boolean isRequired(CurvePlan.Call call) {
        return call.signature().parameters().stream()
                .anyMatch(parameter -> parameter.isOption() && !parameter.optional());
    }

    private boolean hasRows(CurvePlan.Call call, RowCollector collected, int[] rows, int from, int to) {
        SlotColumn filter = columnOrNull(collected, call.filter());
        for (int i = from; i < to; i++) {
            if (isKept(filter, rows[i])) {
                return true;
            }
        }
        return false;
    }

    private SlotColumn column(RowCollector collected, int column) {
        return collected.column(columns.indexOf(column));
    }

    private @Nullable SlotColumn columnOrNull(RowCollector collected, int column) {
        return column == CurvePlan.NONE ? null : column(collected, column);
    }

    private static boolean isKept(@Nullable SlotColumn filter, int row) {
        return filter == null || (!filter.isNull(row) && filter.booleanAt(row));
    }

    private void collect(CurveCollector collector, CurvePlan.Channel channel, RowCollector collected, int[] rows,
            int from, int to) {
        collector.begin(channel.integral());
        SlotColumn steps = columnOrNull(collected, channel.step());
        SlotColumn values = column(collected, channel.value());
        SlotColumn filter = columnOrNull(collected, channel.filter());
        boolean wholeValues = values.type().layout() == DataType.Layout.LONG;
        int counted = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            if (values.isNull(row) || (steps != null && steps.isNull(row)) || !isKept(filter, row)) {
                continue;
            }
            double value = wholeValues ? values.longAt(row) : values.doubleAt(row);
            if (steps == null) {
                collector.add((long) counted++, value);
            } else if (channel.integral()) {
                collector.add(steps.longAt(row), value);
            } else {
                collector.add(steps.doubleAt(row), value);
            }
        }
    }

    private @Nullable Object option(CurvePlan.Call call, int parameter, RowCollector collected, int[] rows, int from,
            int to) {
        SlotColumn values = column(collected, call.options()[parameter]);
        SlotColumn filter = columnOrNull(collected, call.filter());
        int first = -1;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            if (!isKept(filter, row)) {
                continue;
            }
            if (first < 0) {
                first = row;
            } else if (!same(values, first, row)) {
                throw new OnsetException(OnsetException.Category.ARGUMENT,
                        ("%s: option %s must be the same in all rows of a group, but is %s and %s; add it to GROUP BY,"
                                + " or use an aggregate such as MAX in a subquery").formatted(call.signature().name(),
                                        call.signature().parameters().get(parameter).name(), shown(values, first),
                                        shown(values, row)));
            }
        }
        return first < 0 ? null : values.objectAt(first);
    }

    private static boolean same(SlotColumn values, int a, int b) {
        if (values.isNull(a) || values.isNull(b)) {
            return values.isNull(a) == values.isNull(b);
        }
        return SlotColumn.compare(values, a, values, b) == 0;
    }

    private static String shown(SlotColumn values, int row) {
        return Objects.toString(values.objectAt(row), "NULL");
    }

    @Override
    public void close() {
        calls.close();
        for (CurveCollector collector : collectors) {
            collector.close();
        }
    }
}
